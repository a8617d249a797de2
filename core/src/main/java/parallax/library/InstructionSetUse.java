package parallax.library;

import java.util.List;

/// Which instruction sets beyond the architecture's baseline appear in executable code. That code is there says nothing
/// of when it runs: many libraries ask the processor first.
///
/// @param baseline what every processor of the architecture has, and is not counted: `x86-64`, `ARMv8.0-A`
/// @param extensions those that were found, in the order of {@link InstructionSet}; empty for none
/// @param codeBytes bytes of all executable ranges
/// @param sweptBytes of these, how many were looked at; less where only windows of a large library were
/// @param undecodedBytes of the swept ones, how many are no instruction that is known here: data between code, or
///     extensions newer than the tables
/// @param method how, in a few words
public record InstructionSetUse(
        String baseline,
        List<Extension> extensions,
        long codeBytes,
        long sweptBytes,
        long instructions,
        long undecodedBytes,
        String method) {

    public InstructionSetUse {
        extensions = List.copyOf(extensions);
    }

    /// @param instructions how many were found, an estimate from below where only windows were swept
    /// @param doubtful of these, how many lie within a few instructions of bytes that are none, and may be data
    /// @param firstAddress of the first that is not doubtful, or of the first where all are; as loaded at address 0
    public record Extension(InstructionSet set, long instructions, long doubtful, long firstAddress) {

        /// Whether at least one of them lies in what is surely code.
        public boolean isCertain() {
            return instructions > doubtful;
        }
    }

    /// Whether only windows were looked at, so that a rare extension may have been missed.
    public boolean isSampled() {
        return sweptBytes < codeBytes;
    }
}
