package parallax.library;

/// Extensions of an architecture's baseline, named as its manuals name them (Intel SDM, volume 2, "CPUID Feature Flag";
/// Arm ARM, `FEAT_` names).
public enum InstructionSet {
    SSE3("SSE3"),
    SSSE3("SSSE3"),
    SSE4_1("SSE4.1"),
    SSE4_2("SSE4.2"),
    SSE4A("SSE4a"),
    POPCNT("POPCNT"),
    MOVBE("MOVBE"),
    AES("AES"),
    PCLMULQDQ("PCLMULQDQ"),
    SHA("SHA"),
    GFNI("GFNI"),
    ADX("ADX"),
    RDRAND("RDRAND"),
    RDSEED("RDSEED"),
    CMPXCHG16B("CMPXCHG16B"),
    /// Written as `rep bsf`, which older processors run as `bsf`: compilers emit it for them too.
    TZCNT("TZCNT"),
    /// Older processors run it as `bsr`, with another result.
    LZCNT("LZCNT"),
    BMI1("BMI1"),
    BMI2("BMI2"),
    AVX("AVX"),
    F16C("F16C"),
    FMA("FMA"),
    AVX2("AVX2"),
    AVX_VNNI("AVX-VNNI"),
    AVX_IFMA("AVX-IFMA"),
    AVX_NE_CONVERT("AVX-NE-CONVERT"),
    VAES("VAES"),
    VPCLMULQDQ("VPCLMULQDQ"),
    AVX512F("AVX512F"),
    /// 128- or 256-bit forms of AVX-512 instructions, beside the extension that has the instruction.
    AVX512VL("AVX512VL"),
    AVX512BW("AVX512BW"),
    AVX512DQ("AVX512DQ"),
    AVX512CD("AVX512CD"),
    AVX512ER("AVX512ER"),
    AVX512_IFMA("AVX512_IFMA"),
    AVX512_VBMI("AVX512_VBMI"),
    AVX512_VBMI2("AVX512_VBMI2"),
    AVX512_VNNI("AVX512_VNNI"),
    AVX512_BITALG("AVX512_BITALG"),
    AVX512_VPOPCNTDQ("AVX512_VPOPCNTDQ"),
    AVX512_VP2INTERSECT("AVX512_VP2INTERSECT"),
    AVX512_4VNNIW("AVX512_4VNNIW"),
    AVX512_4FMAPS("AVX512_4FMAPS"),
    AVX512_BF16("AVX512_BF16"),
    AVX512_FP16("AVX512_FP16"),
    AMX("AMX"),
    FMA4("FMA4"),
    XOP("XOP"),
    ARM_CRC32("FEAT_CRC32"),
    ARM_LSE("FEAT_LSE"),
    ARM_RCPC("FEAT_LRCPC"),
    ARM_AES("FEAT_AES"),
    ARM_SHA("FEAT_SHA1, FEAT_SHA256"),
    ARM_SHA3("FEAT_SHA512, FEAT_SHA3"),
    ARM_RDM("FEAT_RDM"),
    ARM_FP16("FEAT_FP16"),
    ARM_FHM("FEAT_FHM"),
    ARM_DOTPROD("FEAT_DotProd"),
    ARM_BF16("FEAT_BF16"),
    ARM_I8MM("FEAT_I8MM"),
    ARM_SVE("FEAT_SVE"),
    /// Only what SVE2 adds in an encoding space of its own.
    ARM_SVE2("FEAT_SVE2"),
    ARM_SME("FEAT_SME");

    private final String title;

    InstructionSet(String title) {
        this.title = title;
    }

    /// Its place in tables of bytes, from 0.
    @SuppressWarnings("EnumOrdinal")
    int index() {
        return ordinal();
    }

    /// As the manuals write it.
    public String title() {
        return title;
    }
}
