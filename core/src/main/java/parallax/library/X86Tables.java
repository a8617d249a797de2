package parallax.library;

/// Opcode maps of x86-64 in 64-bit mode: what follows an opcode, and which extension it belongs to (Intel SDM, volume
/// 2, appendix A and the instruction pages; AMD64 manual, volume 4, for FMA4, XOP and SSE4a). An opcode is
/// looked up by map, mandatory prefix and width, as a processor does.
final class X86Tables {

    /// A value of the extension tables: valid, and part of no extension that is counted.
    static final int BASE = 127;

    /// In the EVEX table: works on one element, so that the vector length says nothing.
    static final int SCALAR = 0x80;

    static final int MODRM = 1;
    static final int IMM8 = 1;
    static final int IMM16 = 2;
    static final int IMM_OPERAND = 3;
    static final int IMM32 = 4;
    static final int IMM_FULL = 5;
    static final int IMM_ADDRESS = 6;
    static final int IMM_ENTER = 7;

    static final int PREFIX = 1;
    static final int REX = 2;
    static final int INVALID = 3;
    static final int ESCAPE = 4;
    static final int VEX2 = 5;
    static final int VEX3 = 6;
    static final int EVEX = 7;
    static final int GROUP3 = 8;
    static final int XOP_OR_POP = 9;
    static final int X87 = 10;
    /// Decodes, but compilers do not write it: data, as a rule.
    static final int ODD = 11;
    static final int ESCAPE_38 = 12;
    static final int ESCAPE_3A = 13;
    static final int ADD_BYTE = 14;

    private static final String ONE_BYTE = """
            ammmbzxxmmmmbzxF
            mmmmbzxxmmmmbzxx
            mmmmbzpxmmmmbzpx
            mmmmbzpxmmmmbzpx
            rrrrrrrrrrrrrrrr
            ................
            xx6mppppzZbBqqqq
            bbbbbbbbbbbbbbbb
            BZxBmmmmmmmmmmmX
            ..........x.....
            oooo....bz......
            bbbbbbbbvvvvvvvv
            BBw.32BZe.w..bxq
            mmmmxxx.dddddddd
            bbbbQQQQjjxbqqqq
            pqpp..gG..qq..mm
            """;

    private static final String TWO_BYTE = """
            mmmmx.....x.xm.B
            mmmmmmmmmmmmmmmm
            mmmmxxxxmmmmmmmm
            ......x.8xAxxxxx
            mmmmmmmmmmmmmmmm
            mmmmmmmmmmmmmmmm
            mmmmmmmmmmmmmmmm
            BBBBmmm.mmxxmmmm
            jjjjjjjjjjjjjjjj
            mmmmmmmmmmmmmmmm
            ...mBmxx...mBmmm
            mmmmmmmmmmBmmmmm
            mmBmBBBm........
            mmmmmmmmmmmmmmmm
            mmmmmmmmmmmmmmmm
            mmmmmmmmmmmmmmmm
            """;

    /// Columns: map, prefixes (`n` for none), opcodes, extension. Of map 1, rows name extensions alone; of the others,
    /// everything that is valid.
    private static final String LEGACY_ROWS = """
            1 2 12 SSE3
            1 3 12,16 SSE3
            1 62 7C-7D,D0 SSE3
            1 2 F0 SSE3
            1 32 2B SSE4A
            1 62 78-79 SSE4A
            1 3 B8 POPCNT
            1 3 BC TZCNT
            1 3 BD LZCNT
            2 n6 00-0B,1C-1E SSSE3
            2 6 10,14-15,17,20-25,28-2B,30-35,38-41 SSE4_1
            2 6 37 SSE4_2
            2 6 80-82 BASE
            2 n C8-CD SHA
            2 6 CF GFNI
            2 3 D8,DC-DF,FA-FB BASE
            2 6 DB-DF AES
            2 n6 F0-F1 MOVBE
            2 2 F0-F1 SSE4_2
            2 n6 F5-F6 BASE
            2 63 F6 ADX
            2 n632 F8 BASE
            2 n F9,FC BASE
            3 6 08-0E,14-17,20-22,40-42 SSE4_1
            3 n6 0F SSSE3
            3 6 44 PCLMULQDQ
            3 6 60-63 SSE4_2
            3 n CC SHA
            3 6 CE-CF GFNI
            3 6 DF AES
            3 3 F0 BASE
            """;

    /// Columns: map, prefixes, condition on W and L, opcodes, extension; a later row wins. What no row names is
    /// invalid.
    private static final String VEX_ROWS = """
            1 n * 10-17,28-29,2B,2E-2F,50-5F,77,AE,C2,C6 AVX
            1 6 * 10-17,28-29,2B,2E-2F,50-51,54-76,7C-7F,C2,C4-C6,D0-FE AVX
            1 3 * 10-12,16,2A,2C-2D,51-53,58-5F,6F-70,7E-7F,C2,E6 AVX
            1 2 * 10-12,2A,2C-2D,51,58-5A,5C-5F,70,7C-7D,C2,D0,E6,F0 AVX
            1 6 L1 60-6D,70-76,D1-D5,D7-E5,E8-EF,F1-F6,F8-FE AVX2
            1 32 L1 70 AVX2
            1 n W0 41-42,44-47,4B,90-93,98 AVX512F
            1 n W0 4A,99 AVX512DQ
            1 6 W0 41-42,44-47,4A,90-93,98-99 AVX512DQ
            1 n6 W1 41-42,44-47,4A-4B,90-91,98-99 AVX512BW
            1 n W0 4B AVX512BW
            1 6 W0 4B AVX512F
            1 2 * 92-93 AVX512BW
            2 6 * 00-0F,17-1A,1C-1E,20-25,28-2F,30-35,37-41,DB-DF AVX
            2 6 L1 00-0B,1C-1E,20-25,28-2B,30-35,37-40 AVX2
            2 6 * 13 F16C
            2 6 * 16,36,45-47,58-5A,78-79,8C,8E,90-93 AVX2
            2 n W0 49,5E AMX
            2 632 W0 49,4B,5C,5E AMX
            2 6 W0 6C AMX
            2 n W0 6C AMX
            2 6 W0 50-53 AVX_VNNI
            2 n32 W0 50-51 AVX_VNNI
            2 n63 W0 D2-D3 AVX_VNNI
            2 63 W0 B1 AVX_NE_CONVERT
            2 n632 W0 B0 AVX_NE_CONVERT
            2 3 W0 72 AVX_NE_CONVERT
            2 6 * 96-9F,A6-AF,B6-BF FMA
            2 6 W1 B4-B5 AVX_IFMA
            2 2 W0 CB-CD SHA
            2 n6 W0 DA SHA
            2 3 W0 DA SHA
            2 2 W0 DA SHA
            2 6 * CF GFNI
            2 6 L1 DC-DF VAES
            2 6 L0 DB-DF AES
            2 6 * E0-EF BASE
            2 n * F2-F3,F7 BMI1
            2 n32 * F5 BMI2
            2 2 * F6 BMI2
            2 632 * F7 BMI2
            3 6 W1 00-01 AVX2
            3 6 * 02,46 AVX2
            3 6 * 04-06,08-0F,14-19,20-22,40-42,4A-4C,60-63 AVX
            3 6 L1 0E-0F,42,4C AVX2
            3 6 * 1D F16C
            3 6 W0 30,32 AVX512DQ
            3 6 W1 30,32 AVX512F
            3 6 * 31,33 AVX512BW
            3 6 * 38-39 AVX2
            3 6 L0 44 PCLMULQDQ
            3 6 L1 44 VPCLMULQDQ
            3 6 * 48-49 XOP
            3 6 * 5C-5F,68-6F,78-7F FMA4
            3 6 W1 CE-CF GFNI
            3 6 W0 DE SHA
            3 6 L0 DF AES
            3 2 * F0 BMI2
            """;

    /// Columns: map, prefixes, W, opcodes, extension, and `s` for one element.
    private static final String EVEX_ROWS = """
            1 n6 * 10-11,14-15,28-29,2B,51,58-59,5C-5F,C2,C6 AVX512F
            1 n * 5A-5B AVX512F
            1 6 * 5A-5B AVX512F
            1 n6 * 12-13,16-17,2E-2F AVX512F s
            1 32 * 10-11,2A,2C-2D,51,58-5A,5C-5F,C2 AVX512F s
            1 32 * 12 AVX512F
            1 3 * 16,5B AVX512F
            1 n W1 5B AVX512DQ
            1 n6 * 54-57 AVX512DQ
            1 6 * 60-61,63-65,67-69,6B,71,74-75,D1,D5,D8-DA,DC-DE,E0-E1,E3-E5,E8-EA,EC-EE,F1,F5-F6,F8-F9,FC-FD AVX512BW
            1 6 * 62,66,6A,6C-6D,6F,70,72-73,76,7F,D2-D4,DB,DF,E2,E6-E7,EB,EF,F2-F4,FA-FB,FE AVX512F
            1 6 * 6E,7E,D6 AVX512F s
            1 3 W1 7E AVX512F s
            1 3 * 6F,7F AVX512F
            1 2 * 6F,7F AVX512BW
            1 32 * 70 AVX512BW
            1 n * 78-79 AVX512F
            1 6 * 78-7B AVX512DQ
            1 32 * 78-79,7B AVX512F s
            1 2 W0 7A AVX512F
            1 2 W1 7A AVX512DQ
            1 3 W0 7A,E6 AVX512F
            1 3 W1 7A,E6 AVX512DQ
            1 2 * E6 AVX512F
            1 6 * C4-C5 AVX512BW s
            2 6 * 00,04,0B,10-12,1C-1D,20,26,2B,30,38,3A,3C,3E,66,78-7B AVX512BW
            2 6 W0 75,7D,8D AVX512_VBMI
            2 6 W1 75,7D,8D AVX512BW
            2 6 * 83 AVX512_VBMI
            2 6 * 0C-0D,13-16,18,1E-1F,21-25,27-2A,2C,31-37,39,3B,3D,3F,42,45-47,4C,4E,58,64-65,76-77,7C,7E-7F,88-8B,90-93,96-98,9A,9C,9E,A0-A3,A6-A8,AA,AC,AE,B6-B8,BA,BC,BE AVX512F
            2 6 * 2D,43,4D,4F,99,9B,9D,9F,A9,AB,AD,AF,B9,BB,BD,BF AVX512F s
            2 6 W0 19,1B,59,5B AVX512DQ
            2 6 W1 19,1B,59,5B AVX512F
            2 6 W0 1A,5A AVX512F
            2 6 W1 1A,5A AVX512DQ
            2 3 * 10,20,26,28-29,30 AVX512BW
            2 3 * 11-15,21-25,27,31-35 AVX512F
            2 3 * 38-39 AVX512DQ
            2 3 * 2A,3A AVX512CD
            2 6 W0 40 AVX512F
            2 6 W1 40 AVX512DQ
            2 6 * 44,C4 AVX512CD
            2 6 W0 50-53 AVX512_VNNI
            2 3 W0 52,72 AVX512_BF16
            2 2 W0 72 AVX512_BF16
            2 2 W0 52-53 AVX512_4VNNIW
            2 2 W0 9A,AA AVX512_4FMAPS
            2 2 W0 9B,AB AVX512_4FMAPS s
            2 6 * 54,8F AVX512_BITALG
            2 6 * 55 AVX512_VPOPCNTDQ
            2 6 * 62-63,70-73 AVX512_VBMI2
            2 2 * 68 AVX512_VP2INTERSECT
            2 6 W1 B4-B5 AVX512_IFMA
            2 6 * C6-C8,CA,CC AVX512ER
            2 6 * CB,CD AVX512ER s
            2 6 W0 CF GFNI
            2 6 * DC-DF VAES
            3 6 * 00-01,03-05,08-09,1D-1F,23,25-26,43,54 AVX512F
            3 6 * 0A-0B,17,21,27,55 AVX512F s
            3 6 * 0F,3E-3F,42 AVX512BW
            3 6 * 14-15,20 AVX512BW s
            3 6 * 16,22 AVX512DQ s
            3 6 W0 18-19,38-39 AVX512F
            3 6 W1 18-19,38-39 AVX512DQ
            3 6 W0 1A-1B,3A-3B AVX512DQ
            3 6 W1 1A-1B,3A-3B AVX512F
            3 6 * 44 VPCLMULQDQ
            3 6 * 50,56,66 AVX512DQ
            3 6 * 51,57,67 AVX512DQ s
            3 6 * 70-73 AVX512_VBMI2
            3 6 W1 CE-CF GFNI
            3 n W0 08,26,56,66,C2 AVX512_FP16
            3 n W0 0A,27,57,67 AVX512_FP16 s
            3 3 W0 C2 AVX512_FP16 s
            5 n6 * 10-11,1D,2E-2F,51,58-5F,6E,78-7D,7E AVX512_FP16 s
            5 32 * 10-11,2A,2C-2D,51,58-5F,78-7D AVX512_FP16 s
            6 6 * 13,2C-2D,42-43,4C-4F,96-9F,A6-AF,B6-BF AVX512_FP16 s
            6 n * 13 AVX512_FP16 s
            6 32 * 56-57,D6-D7 AVX512_FP16 s
            """;

    /// By opcode: {@link #MODRM}, what constant follows (`IMM…`, shifted by one), what is special (shifted by four).
    static final short[] ONE = attributes(ONE_BYTE);
    static final short[] TWO = attributes(TWO_BYTE);

    /// Bytes from a ModRM byte on: itself, the SIB byte, the displacement.
    static final byte[] OPERAND_LENGTH = operandLengths();

    /// By map, prefix and opcode: `(map << 2 | prefix) << 8 | opcode`. 0 for none.
    static final byte[] LEGACY = new byte[4 << 10];

    /// By map, prefix, W, L and opcode: `((map << 2 | prefix) << 2 | W << 1 | L) << 8 | opcode`. 0 for invalid.
    static final byte[] VEX = new byte[4 << 12];

    /// By map, prefix, W and opcode: `((map << 2 | prefix) << 1 | W) << 8 | opcode`. 0 for invalid.
    static final byte[] EVEX_SETS = new byte[8 << 11];

    static {
        fill(LEGACY_ROWS, 'l');
        fill(VEX_ROWS, 'v');
        fill(EVEX_ROWS, 'e');
    }

    private X86Tables() {}

    private static short[] attributes(String rows) {
        short[] attributes = new short[256];
        int opcode = 0;
        for (int at = 0; at < rows.length(); at++) {
            char c = rows.charAt(at);
            if (c != '\n') {
                attributes[opcode++] = (short) attribute(c);
            }
        }
        return attributes;
    }

    private static int attribute(char c) {
        return switch (c) {
            case '.' -> 0;
            case 'm' -> MODRM;
            case 'b' -> IMM8 << 1;
            case 'w' -> IMM16 << 1;
            case 'z' -> IMM_OPERAND << 1;
            case 'j' -> IMM32 << 1;
            case 'v' -> IMM_FULL << 1;
            case 'o' -> IMM_ADDRESS << 1;
            case 'e' -> IMM_ENTER << 1;
            case 'B' -> MODRM | IMM8 << 1;
            case 'Z' -> MODRM | IMM_OPERAND << 1;
            case 'p' -> PREFIX << 4;
            case 'r' -> REX << 4;
            case 'F' -> ESCAPE << 4;
            case '8' -> ESCAPE_38 << 4;
            case 'A' -> ESCAPE_3A << 4;
            case '2' -> VEX2 << 4;
            case '3' -> VEX3 << 4;
            case '6' -> EVEX << 4;
            case 'g' -> MODRM | IMM8 << 1 | GROUP3 << 4;
            case 'G' -> MODRM | IMM_OPERAND << 1 | GROUP3 << 4;
            case 'X' -> MODRM | XOP_OR_POP << 4;
            case 'd' -> MODRM | X87 << 4;
            case 'q' -> ODD << 4;
            case 'Q' -> IMM8 << 1 | ODD << 4;
            case 'a' -> MODRM | ADD_BYTE << 4;
            default -> INVALID << 4;
        };
    }

    private static byte[] operandLengths() {
        byte[] lengths = new byte[256];
        for (int modrm = 0; modrm < 256; modrm++) {
            int mod = modrm >> 6;
            int rm = modrm & 7;
            int sib = mod != 3 && rm == 4 ? 1 : 0;
            int displacement = mod == 1 ? 1 : mod == 2 || (mod == 0 && rm == 5) ? 4 : 0;
            lengths[modrm] = (byte) (1 + sib + displacement);
        }
        return lengths;
    }

    private static void fill(String rows, char table) {
        for (String row : rows.strip().split("\n", -1)) {
            String[] columns = row.split(" ", -1);
            int map = columns[0].charAt(0) - '0';
            boolean isConditional = table != 'l';
            String condition = isConditional ? columns[2] : "*";
            String opcodes = columns[isConditional ? 3 : 2];
            String name = columns[isConditional ? 4 : 3];
            int set = name.equals("BASE") ? BASE : InstructionSet.valueOf(name).index() + 1;
            int value = columns.length > 5 ? set | SCALAR : set;
            for (int prefix = 0; prefix < 4; prefix++) {
                if (columns[1].indexOf("n632".charAt(prefix)) >= 0) {
                    for (String range : opcodes.split(",", -1)) {
                        int first = Integer.parseInt(range.substring(0, 2), 16);
                        int last = range.length() == 2 ? first : Integer.parseInt(range.substring(3), 16);
                        for (int opcode = first; opcode <= last; opcode++) {
                            put(table, map << 2 | prefix, condition, opcode, (byte) value);
                        }
                    }
                }
            }
        }
    }

    private static void put(char table, int place, String condition, int opcode, byte value) {
        if (table == 'l') {
            LEGACY[place << 8 | opcode] = value;
            return;
        }
        for (int width = 0; width < 2; width++) {
            if (condition.equals(width == 0 ? "W1" : "W0")) {
                continue;
            }
            if (table == 'e') {
                EVEX_SETS[(place << 1 | width) << 8 | opcode] = value;
            } else {
                for (int length = 0; length < 2; length++) {
                    if (!condition.equals(length == 0 ? "L1" : "L0")) {
                        VEX[(place << 2 | width << 1 | length) << 8 | opcode] = value;
                    }
                }
            }
        }
    }
}
