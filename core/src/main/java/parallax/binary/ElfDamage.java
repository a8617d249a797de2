package parallax.binary;

/// A part of an ELF file cannot be read; becomes an {@link ElfProblem}, or a {@link MalformedBinaryException} where it is
/// the header.
final class ElfDamage extends Exception {

    private static final long serialVersionUID = 1L;

    private final long offset;
    private final String problem;

    ElfDamage(long offset, String problem) {
        // Damage is an ordinary answer here, and its place is in the file, not in the stack.
        super(problem, null, false, false);
        this.offset = offset;
        this.problem = problem;
    }

    long offset() {
        return offset;
    }

    String problem() {
        return problem;
    }
}
