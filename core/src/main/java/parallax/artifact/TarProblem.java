package parallax.artifact;

/// Makes the error for what is wrong at one place of a tar stream.
@FunctionalInterface
interface TarProblem {
    MalformedArtifactException of(String text);
}
