package parallax.library;

import java.util.List;
import parallax.binary.ElfMachine;

/// Which instruction sets beyond the baseline a library's code has. The code is swept from one end to the other without
/// symbols; of a large library, evenly spread windows are. An instruction that is there may still never run on a
/// processor without it: numpy, OpenBLAS, zlib-ng and most others ask the processor and choose.
public final class InstructionSets {

    /// Up to so much code is swept whole.
    static final long WHOLE = 24L << 20;

    private static final long WINDOW = 256L << 10;

    private InstructionSets() {}

    /// @param machine a value of {@link ElfMachine}; other formats' machines are named by the same numbers
    /// @param code the executable ranges; in the order of their addresses, so that the first address is the lowest
    public static Reading<InstructionSetUse> of(int machine, List<CodeRange> code) {
        if (machine != ElfMachine.X86_64 && machine != ElfMachine.AARCH64) {
            return Reading.unknown("instructions of " + ElfMachine.nameOf(machine) + " are not decoded");
        }
        long total = 0;
        for (CodeRange range : code) {
            total += range.bytes().byteSize();
        }
        if (total == 0) {
            return Reading.unknown("there is no executable code");
        }
        InstructionCounts counts = new InstructionCounts();
        InstructionSweep sweep = new InstructionSweep(counts);
        boolean isX86 = machine == ElfMachine.X86_64;
        long swept = 0;
        for (CodeRange range : code) {
            swept += total <= WHOLE
                    ? sweep(sweep, isX86, range, 0, range.bytes().byteSize())
                    : windows(sweep, counts, isX86, range, total);
        }
        String method = "linear sweep of " + (swept == total ? "all code" : "evenly spread windows of code");
        InstructionSetUse use = new InstructionSetUse(
                isX86 ? "x86-64" : "ARMv8.0-A",
                counts.extensions(),
                total,
                swept,
                counts.instructions,
                counts.undecodedBytes,
                method);
        return Reading.read(use, List.of(method + ": " + swept + " of " + total + " bytes"));
    }

    private static long sweep(InstructionSweep sweep, boolean isX86, CodeRange range, long from, long to) {
        if (isX86) {
            sweep.x86(range, from, to);
        } else {
            sweep.aarch64(range, from, to);
        }
        return to - from;
    }

    /// Windows in proportion to the range's share; the first at its start. Where a window starts within an instruction,
    /// what is found before the sweep is in step is doubtful.
    private static long windows(
            InstructionSweep sweep, InstructionCounts counts, boolean isX86, CodeRange range, long total) {
        long size = range.bytes().byteSize();
        long share = (long) ((double) size / total * WHOLE);
        long count = Math.max(1, share / WINDOW);
        long swept = 0;
        if (size <= WINDOW) {
            return sweep(sweep, isX86, range, 0, size);
        }
        for (long i = 0; i < count; i++) {
            long from = (long) ((double) i * (size - WINDOW) / Math.max(1, count - 1)) & ~15L;
            if (isX86 && from != 0) {
                counts.doubt();
            }
            swept += sweep(sweep, isX86, range, from, Math.min(size, from + WINDOW));
        }
        return swept;
    }
}
