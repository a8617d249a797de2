package parallax.check;

/// What becomes of one requirement among the given builds.
sealed interface Judgement {

    /// A given build is what is asked for.
    record Met(GivenBuild by) implements Judgement {}

    /// A given build is not what is asked for.
    ///
    /// @param found what is there instead: `torch 2.13.0+cpu`
    record Violated(String found) implements Judgement {}

    /// No given build is of the package asked for.
    record Missing() implements Judgement {}

    /// It asks for nothing here: its marker does not hold, the machine offers it, or it is about a package
    /// that need not be there.
    record NotAsked() implements Judgement {}

    /// It cannot be judged exactly.
    ///
    /// @param decisive whether the answer as a whole hangs on it
    record Undecided(String why, boolean decisive) implements Judgement {}
}
