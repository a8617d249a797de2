package parallax.link;

import java.util.Locale;
import java.util.Set;

/// DLLs by whose they are.
final class WindowsLibraries {

    /// DLLs of every Windows 10 and later that Python packages ask for.
    private static final Set<String> SYSTEM = Set.of(
            "advapi32",
            "avicap32",
            "avifil32",
            "avrt",
            "bcrypt",
            "bcryptprimitives",
            "cabinet",
            "cfgmgr32",
            "combase",
            "comctl32",
            "comdlg32",
            "credui",
            "crypt32",
            "cryptbase",
            "cryptnet",
            "d2d1",
            "d3d11",
            "d3d12",
            "d3d9",
            "dbgeng",
            "dbghelp",
            "dnsapi",
            "dsound",
            "dwmapi",
            "dwrite",
            "dxgi",
            "dxva2",
            "evr",
            "gdi32",
            "gdiplus",
            "glu32",
            "hid",
            "imm32",
            "iphlpapi",
            "kernel32",
            "kernelbase",
            "ksuser",
            "mf",
            "mfplat",
            "mfreadwrite",
            "mpr",
            "msacm32",
            "msimg32",
            "msvcrt",
            "msvfw32",
            "mswsock",
            "ncrypt",
            "netapi32",
            "normaliz",
            "ntdll",
            "ole32",
            "oleacc",
            "oleaut32",
            "opengl32",
            "pdh",
            "powrprof",
            "propsys",
            "psapi",
            "rasapi32",
            "rpcrt4",
            "secur32",
            "setupapi",
            "shcore",
            "shell32",
            "shlwapi",
            "synchronization",
            "ucrtbase",
            "urlmon",
            "user32",
            "userenv",
            "usp10",
            "uxtheme",
            "version",
            "webio",
            "winhttp",
            "wininet",
            "winmm",
            "winspool.drv",
            "wintrust",
            "wldap32",
            "ws2_32",
            "wsock32",
            "wtsapi32",
            "xinput1_4",
            "xmllite");

    private WindowsLibraries() {}

    /// Whether Windows itself has it.
    ///
    /// @param dll its name in lower case
    static boolean isSystems(String dll) {
        return dll.startsWith("api-ms-win-") || dll.startsWith("ext-ms-win-") || SYSTEM.contains(stem(dll));
    }

    /// Whether it is of the runtime of Microsoft's compilers, which Windows itself has not.
    static boolean isRuntimes(String dll) {
        return dll.startsWith("vcruntime14")
                || dll.startsWith("msvcp14")
                || dll.startsWith("concrt14")
                || dll.startsWith("vccorlib14")
                || dll.startsWith("vcamp14")
                || dll.startsWith("vcomp14")
                || dll.startsWith("mfc14");
    }

    /// Of `python311.dll` it is 11, of `python3.dll` 0; -1 for what is no Python.
    static int pythonMinor(String dll) {
        if (!dll.startsWith("python3") || !dll.endsWith(".dll")) {
            return -1;
        }
        String rest = dll.substring(7, dll.length() - 4);
        String digits = rest.endsWith("t") ? rest.substring(0, rest.length() - 1) : rest;
        if (digits.length() > 2 || !digits.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /// Whether its name shows that Windows has none: it has the digest that delvewheel puts behind, or is
    /// one of torch's or CUDA's, or is named as libraries of the GNU kind are.
    static boolean isForeign(String dll) {
        String stem = stem(dll);
        int dash = stem.lastIndexOf('-');
        String end = stem.substring(dash + 1);
        boolean hasDigest =
                dash > 0 && end.length() >= 32 && end.chars().allMatch(each -> Character.digit(each, 16) >= 0);
        return hasDigest
                || (stem.startsWith("lib") && !stem.startsWith("libcrypto") && !stem.startsWith("libomp"))
                || stem.startsWith("torch")
                || stem.startsWith("c10")
                || stem.startsWith("cudart64_")
                || stem.startsWith("cublas64_")
                || stem.startsWith("cublaslt64_")
                || stem.startsWith("cudnn")
                || stem.startsWith("cufft64_")
                || stem.startsWith("curand64_")
                || stem.startsWith("cusolver64_")
                || stem.startsWith("cusparse64_")
                || stem.startsWith("nvrtc64_");
    }

    /// Windows ignores capitals.
    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String stem(String dll) {
        return dll.endsWith(".dll") ? dll.substring(0, dll.length() - 4) : dll;
    }
}
