package parallax.library;

/// Finds the length of one x86-64 instruction in 64-bit mode, and the extension it belongs to.
final class X86Decoder {

    /// The longest instruction; code must go on for {@link #SLACK} bytes behind the last one asked for.
    static final int MAX_LENGTH = 15;

    static final int SLACK = 32;

    /// After {@link #decode}: the extension, counted from 1; 0 for the baseline.
    int set;

    /// After {@link #decode}: whether it needs AVX512VL besides.
    boolean isShortVector;

    /// After {@link #decode}: whether it is an instruction that compilers do not write.
    boolean isOdd;

    /// @return the length in bytes; 0 for no instruction
    int decode(byte[] code, int start) {
        set = 0;
        isShortVector = false;
        isOdd = false;
        int at = start;
        int rex = 0;
        int repeat = 0;
        boolean isOperand16 = false;
        boolean isAddress32 = false;
        int opcode;
        int attribute;
        int special;
        while (true) {
            opcode = code[at++] & 0xff;
            attribute = X86Tables.ONE[opcode];
            special = attribute >> 4;
            if (special == X86Tables.REX) {
                rex = opcode;
            } else if (special == X86Tables.PREFIX) {
                rex = 0;
                if (opcode == 0x66) {
                    isOperand16 = true;
                } else if (opcode >= 0xf2) {
                    repeat = opcode;
                } else if (opcode == 0x67) {
                    isAddress32 = true;
                }
            } else {
                break;
            }
            if (at - start >= MAX_LENGTH) {
                return 0;
            }
        }
        if (special != 0) {
            switch (special) {
                case X86Tables.ESCAPE -> {
                    return twoByte(code, start, at, rex, repeat, isOperand16);
                }
                case X86Tables.VEX2, X86Tables.VEX3, X86Tables.EVEX -> {
                    if (rex != 0 || repeat != 0 || isOperand16) {
                        return 0;
                    }
                    return special == X86Tables.EVEX ? evex(code, start, at) : vex(code, start, at, opcode);
                }
                case X86Tables.INVALID -> {
                    return 0;
                }
                case X86Tables.GROUP3 -> {
                    if ((code[at] & 0x38) >= 0x10) {
                        attribute = X86Tables.MODRM;
                    }
                }
                case X86Tables.XOP_OR_POP -> {
                    if ((code[at] & 0x38) != 0) {
                        return (code[at] & 0x1f) >= 8 ? xop(code, start, at) : 0;
                    }
                }
                case X86Tables.X87 -> {
                    boolean isMemory = (code[at] & 0xc0) != 0xc0;
                    if (isMemory && (opcode & 1) != 0 && opcode >= 0xdb && (code[at] & 0x38) == 0x08) {
                        set = InstructionSet.SSE3.index() + 1;
                    }
                }
                case X86Tables.ADD_BYTE -> isOdd = code[at] == 0;
                default -> isOdd = true;
            }
        }
        if ((attribute & X86Tables.MODRM) != 0) {
            at = operand(code, at);
        }
        at += constant(attribute >> 1 & 7, (rex & 8) != 0, isOperand16, isAddress32);
        return end(start, at);
    }

    private static int operand(byte[] code, int at) {
        int modrm = code[at] & 0xff;
        int next = at + X86Tables.OPERAND_LENGTH[modrm];
        return (modrm & 0xc7) == 4 && (code[at + 1] & 7) == 5 ? next + 4 : next;
    }

    private static int constant(int kind, boolean isWide, boolean isOperand16, boolean isAddress32) {
        return switch (kind) {
            case 0 -> 0;
            case X86Tables.IMM8 -> 1;
            case X86Tables.IMM16 -> 2;
            case X86Tables.IMM_OPERAND -> isOperand16 && !isWide ? 2 : 4;
            case X86Tables.IMM_FULL -> isWide ? 8 : isOperand16 ? 2 : 4;
            case X86Tables.IMM_ADDRESS -> isAddress32 ? 4 : 8;
            case X86Tables.IMM_ENTER -> 3;
            default -> 4;
        };
    }

    private static int end(int start, int at) {
        return at - start > MAX_LENGTH ? 0 : at - start;
    }

    private int twoByte(byte[] code, int start, int at, int rex, int repeat, boolean isOperand16) {
        int opcode = code[at++] & 0xff;
        int attribute = X86Tables.TWO[opcode];
        int prefix = repeat == 0xf3 ? 2 : repeat == 0xf2 ? 3 : isOperand16 ? 1 : 0;
        int special = attribute >> 4;
        if (special == X86Tables.ESCAPE_38 || special == X86Tables.ESCAPE_3A) {
            int map = special == X86Tables.ESCAPE_38 ? 2 : 3;
            int third = code[at++] & 0xff;
            int found = X86Tables.LEGACY[(map << 2 | prefix) << 8 | third];
            // `crc32` takes 66 beside F2 for its operand.
            if (found == 0) {
                return 0;
            }
            set = found == X86Tables.BASE ? 0 : found;
            at = operand(code, at);
            return end(start, map == 3 ? at + 1 : at);
        }
        if (special != 0) {
            return 0;
        }
        set = X86Tables.LEGACY[(1 << 2 | prefix) << 8 | opcode];
        if (opcode == 0xc7) {
            set = exchange(code[at] & 0xff, rex, prefix);
        } else if (opcode == 0x78 && (prefix & 1) != 0) {
            return end(start, at + 3);
        }
        if ((attribute & X86Tables.MODRM) != 0) {
            at = operand(code, at);
        }
        return end(start, at + constant(attribute >> 1 & 7, false, false, false));
    }

    private static int exchange(int modrm, int rex, int prefix) {
        int operation = modrm >> 3 & 7;
        if (modrm < 0xc0) {
            return operation == 1 && (rex & 8) != 0 ? InstructionSet.CMPXCHG16B.index() + 1 : 0;
        }
        return operation == 6
                ? InstructionSet.RDRAND.index() + 1
                : operation == 7 && prefix < 2 ? InstructionSet.RDSEED.index() + 1 : 0;
    }

    private int vex(byte[] code, int start, int at, int escape) {
        int map = 1;
        int last = code[at++] & 0xff;
        int width = 0;
        if (escape == 0xc4) {
            map = last & 0x1f;
            last = code[at++] & 0xff;
            width = last >> 7;
        }
        if (map == 0 || map > 3) {
            return 0;
        }
        int opcode = code[at++] & 0xff;
        int found = X86Tables.VEX[((map << 2 | (last & 3)) << 2 | width << 1 | (last >> 2 & 1)) << 8 | opcode];
        if (found == 0) {
            return 0;
        }
        set = found == X86Tables.BASE ? 0 : found;
        if (map == 1) {
            if (opcode == 0x77) {
                return end(start, at);
            }
            at = operand(code, at);
            return end(start, hasConstant(opcode) ? at + 1 : at);
        }
        if (map == 2) {
            int modrm = code[at] & 0xff;
            if ((opcode == 0x18 || opcode == 0x19) && modrm >= 0xc0) {
                set = InstructionSet.AVX2.index() + 1;
            } else if (opcode == 0xf3 && ((modrm & 0x38) == 0 || (modrm & 0x38) > 0x18)) {
                return 0;
            }
            return end(start, operand(code, at));
        }
        return end(start, operand(code, at) + 1);
    }

    private static boolean hasConstant(int opcode) {
        return (opcode >= 0x70 && opcode <= 0x73) || opcode == 0xc2 || (opcode >= 0xc4 && opcode <= 0xc6);
    }

    private int evex(byte[] code, int start, int at) {
        int first = code[at] & 0xff;
        int second = code[at + 1] & 0xff;
        int third = code[at + 2] & 0xff;
        int opcode = code[at + 3] & 0xff;
        int map = first & 7;
        if ((first & 8) != 0 || (second & 4) == 0) {
            return 0;
        }
        int found = X86Tables.EVEX_SETS[((map << 2 | (second & 3)) << 1 | second >> 7) << 8 | opcode] & 0xff;
        int modrm = code[at + 4] & 0xff;
        int length = third >> 5 & 3;
        boolean isRounding = (third & 0x10) != 0 && modrm >= 0xc0;
        boolean isScalar = (found & X86Tables.SCALAR) != 0;
        if (found == 0 || (length == 3 && !isRounding && !isScalar)) {
            return 0;
        }
        set = found & ~X86Tables.SCALAR;
        if (map == 1 && opcode == 0x73 && (modrm & 0x18) == 0x18) {
            set = InstructionSet.AVX512BW.index() + 1;
        }
        isShortVector = !isScalar && !isRounding && length < 2;
        int end = operand(code, at + 4);
        return end(start, map == 3 || (map == 1 && hasConstant(opcode)) ? end + 1 : end);
    }

    private int xop(byte[] code, int start, int at) {
        int map = code[at] & 0x1f;
        if (map > 10 || (code[at + 1] & 3) != 0) {
            return 0;
        }
        set = InstructionSet.XOP.index() + 1;
        int end = operand(code, at + 3);
        return end(start, map == 8 ? end + 1 : map == 10 ? end + 4 : end);
    }
}
