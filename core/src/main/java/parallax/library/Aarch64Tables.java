package parallax.library;

import java.util.Arrays;

/// Instructions of AArch64 beyond ARMv8.0-A, by fixed bits (Arm ARM, DDI 0487, chapter C4, "A64 Instruction Set
/// Encoding"). In the baseline's encoding space a mask and a value name each group; SVE and SME have spaces of
/// their own.
final class Aarch64Tables {

    static final int BASE = -1;
    static final int UNALLOCATED = -2;

    /// Mask, value, extension. Within a group of the major opcode (bits 28 to 25) the first that fits counts.
    private static final String ROWS = """
            3f208c00 38208000 RCPC_OR_SWAP
            3f208c00 38200000 ARM_LSE
            3fa07c00 08a07c00 ARM_LSE
            bfa07c00 08207c00 ARM_LSE
            7fe0e000 1ac04000 ARM_CRC32
            ffffcc00 4e284800 ARM_AES
            bfe0fc00 0ee0e000 ARM_AES
            ffe08c00 5e000000 ARM_SHA
            ffffcc00 5e280800 ARM_SHA
            ffe0f000 ce608000 ARM_SHA3
            fffffc00 cec08000 ARM_SHA3
            ffe08000 ce000000 ARM_SHA3
            ffe08000 ce200000 ARM_SHA3
            ffe00000 ce800000 ARM_SHA3
            bf20f400 2e008400 ARM_RDM
            bf00d400 2f00d000 ARM_RDM
            bfe0fc00 0e809400 ARM_DOTPROD
            bfe0fc00 2e809400 ARM_DOTPROD
            bfc0f400 0f80e000 ARM_DOTPROD
            bfc0f400 2f80e000 ARM_DOTPROD
            ffe0f400 4e80a400 ARM_I8MM
            ffe0fc00 6e80a400 ARM_I8MM
            bfe0fc00 0e809c00 ARM_I8MM
            bf40f400 0f00f000 ARM_I8MM
            bfe0fc00 2e40fc00 ARM_BF16
            bf40f400 0f40f000 ARM_BF16
            ffe0fc00 6e40ec00 ARM_BF16
            bfe0fc00 2ec0fc00 ARM_BF16
            fffffc00 1e634000 ARM_BF16
            bffffc00 0ea16800 ARM_BF16
            bf60fc00 0e20ec00 ARM_FHM
            bf60fc00 2e20cc00 ARM_FHM
            fffe7c00 1ee24000 BASE
            ffe00000 1ee00000 ARM_FP16
            ffc00000 1fc00000 ARM_FP16
            9f60c400 0e400400 ARM_FP16
            9f7e0c00 0e780800 ARM_FP16
            bfc0b400 0f001000 ARM_FP16
            9fc0f400 0f009000 ARM_FP16
            """;

    private static final int[] MASKS;
    private static final int[] VALUES;
    private static final int[] SETS;

    /// Rows that can fit a word, by its bits 28 to 25.
    private static final int[][] BY_MAJOR = new int[16][];

    static {
        String[] rows = ROWS.strip().split("\n", -1);
        MASKS = new int[rows.length];
        VALUES = new int[rows.length];
        SETS = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            String[] columns = rows[i].split(" ", -1);
            MASKS[i] = Integer.parseUnsignedInt(columns[0], 16);
            VALUES[i] = Integer.parseUnsignedInt(columns[1], 16);
            SETS[i] = columns[2].equals("BASE")
                    ? BASE
                    : columns[2].equals("RCPC_OR_SWAP")
                            ? InstructionSet.ARM_RCPC.index()
                            : InstructionSet.valueOf(columns[2]).index();
        }
        for (int major = 0; major < 16; major++) {
            int count = 0;
            int[] fitting = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                if (((major << 25 ^ VALUES[i]) & MASKS[i] & 0x1e000000) == 0) {
                    fitting[count++] = i;
                }
            }
            BY_MAJOR[major] = Arrays.copyOf(fitting, count);
        }
    }

    private Aarch64Tables() {}

    /// The extension of an instruction, counted from 0; {@link #BASE} or {@link #UNALLOCATED} for none.
    static int setOf(int word) {
        int major = word >>> 25 & 0xf;
        return switch (major) {
            case 0 -> word < 0 ? InstructionSet.ARM_SME.index() : UNALLOCATED;
            case 1, 3 -> UNALLOCATED;
            case 2 -> scalable(word);
            default -> inRows(word, major);
        };
    }

    private static int inRows(int word, int major) {
        for (int row : BY_MAJOR[major]) {
            if ((word & MASKS[row]) == VALUES[row]) {
                return refined(word, SETS[row]);
            }
        }
        return BASE;
    }

    /// `swp` shares a group with `ldapr`, which has no LSE in it, and with the 64-byte stores.
    private static int refined(int word, int set) {
        if (set != InstructionSet.ARM_RCPC.index()) {
            return set;
        }
        int operation = word >>> 12 & 7;
        return operation == 0 ? InstructionSet.ARM_LSE.index() : operation == 4 ? set : BASE;
    }

    /// The space of SVE: its parts 0x44 and 0x45 came with SVE2, but for the products of 8-bit integers.
    private static int scalable(int word) {
        int part = word >>> 24;
        int operation = word >>> 10 & 0x3f;
        boolean isOther = (word & 1 << 21) != 0;
        boolean isDotProduct = operation <= 1 || (isOther ? operation >>> 1 == 3 : operation == 0x1e);
        boolean isMatrixProduct = operation == 0x26 && !isOther;
        boolean isSecond = (part == 0x44 && !isDotProduct) || (part == 0x45 && !isMatrixProduct);
        return isSecond ? InstructionSet.ARM_SVE2.index() : InstructionSet.ARM_SVE.index();
    }
}
