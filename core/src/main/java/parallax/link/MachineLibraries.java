package parallax.link;

import java.util.Set;
import parallax.binary.ElfLinkage;
import parallax.binary.ElfVersionNeed;

/// What a library of the machine may define, of which nothing is known but its name.
///
/// The C and C++ libraries give every symbol a version, and a linker that sees them writes it down. So a symbol without a
/// version is in them only where the file was linked without them.
final class MachineLibraries {

    /// Functions of libm, libpthread and libdl, which builds forget to link with, since every Python has them loaded.
    private static final Set<String> OFTEN_UNLINKED = Set.of(
            "acos", "acosf", "acosh", "asin", "asinf", "asinh", "atan", "atan2", "atan2f", "atanf", "atanh", "cbrt",
            "ceil", "ceilf", "copysign", "cos", "cosf", "cosh", "erf", "erfc", "exp", "exp2", "expf", "expm1", "fabs",
            "floor", "floorf", "fmax", "fmaxf", "fmin", "fminf", "fmod", "fmodf", "frexp", "hypot", "hypotf", "ldexp",
            "lgamma", "llround", "log", "log10", "log10f", "log1p", "log2", "log2f", "logf", "lrint", "lround", "modf",
            "nearbyint", "nextafter", "pow", "powf", "remainder", "rint", "round", "roundf", "sin", "sincos", "sinf",
            "sinh", "sqrt", "sqrtf", "tan", "tanf", "tanh", "tgamma", "trunc", "truncf", "dlopen", "dlsym", "dlclose",
            "dlerror", "shm_open", "shm_unlink");

    private MachineLibraries() {}

    /// @param library soname of one in scope
    /// @param symbol without a version
    /// @param wanting that wants it
    static boolean mayDefine(String library, String symbol, ElfLinkage wanting) {
        if (HostOffer.isGlibc(library)) {
            if (symbol.startsWith("_Z")) {
                return false;
            }
            return OFTEN_UNLINKED.contains(symbol)
                    || symbol.startsWith("pthread_")
                    || symbol.startsWith("sem_")
                    || !hasVersionsOf("GLIBC_", wanting);
        }
        if (library.startsWith("libstdc++")) {
            return isStandard(symbol) && !hasVersionsOf("GLIBCXX_", wanting);
        }
        if (library.startsWith("libgcc_s") || library.startsWith("libgomp")) {
            return symbol.startsWith("_Unwind_") || symbol.startsWith("__");
        }
        return !symbol.startsWith("_Z");
    }

    private static boolean hasVersionsOf(String series, ElfLinkage elf) {
        for (ElfVersionNeed need : elf.versionNeeds()) {
            for (ElfVersionNeed.Version version : need.versions()) {
                if (version.name().startsWith(series)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// In namespace `std`, or the run-time support of C++.
    private static boolean isStandard(String name) {
        return name.startsWith("_ZNSt")
                || name.startsWith("_ZNKSt")
                || name.startsWith("_ZSt")
                || name.startsWith("_ZTVSt")
                || name.startsWith("_ZTISt")
                || name.startsWith("_ZTSSt")
                || name.startsWith("_ZTVN10__cxxabiv1")
                || name.startsWith("_ZN10__cxxabiv1")
                || name.startsWith("_ZN9__gnu_cxx")
                || name.startsWith("_ZNKSs")
                || name.startsWith("_ZNSs")
                || name.startsWith("_Zn")
                || name.startsWith("_Zd");
    }
}
