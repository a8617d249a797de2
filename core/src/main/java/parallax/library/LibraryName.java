package parallax.library;

import java.util.Locale;

/// A native library's name without what builds add to it, so that the same library is found in two builds.
///
/// `auditwheel` and `delvewheel` put a digest behind a bundled library's name (`libpng16-7f72a3c5.so.16`,
/// `zlib1-263139962577ecda4cd9469ca360a746.dll`), some projects behind a dot (`libjpeg.1b9e2b47.so.62`); a library that
/// was repaired twice has two. Python adds what an extension module was built for
/// (`_C.cpython-312-x86_64-linux-gnu.so`; PEP 3149, PEP 384). Both are dropped. A release that is part of the
/// link name stays: `libglib-2.0`, `libpython3.12`.
///
/// @param name as in the link name: `libjpeg`, `libpng16`, `_C`; of a DLL in lower case, since Windows ignores it
/// @param version as the file name or SONAME spells it: `62`, `62.4.0`; empty for none
public record LibraryName(String name, String version) {

    private static final String DIGITS = "0123456789";

    /// Never fails: a text that follows no convention is its own name.
    ///
    /// @param fileOrSoname a path, a file name or a SONAME of an ELF, Mach-O or PE library
    public static LibraryName of(String fileOrSoname) {
        String file =
                fileOrSoname.substring(Math.max(fileOrSoname.lastIndexOf('/'), fileOrSoname.lastIndexOf('\\')) + 1);
        String lower = file.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".dll")) {
            return dll(lower.substring(0, lower.length() - 4));
        }
        if (lower.endsWith(".pyd")) {
            return new LibraryName(plain(file.substring(0, file.length() - 4)), "");
        }
        if (lower.endsWith(".dylib")) {
            return dylib(file.substring(0, file.length() - 6));
        }
        int so = file.indexOf(".so.");
        if (so > 0 && so + 4 < file.length()) {
            return new LibraryName(plain(file.substring(0, so)), file.substring(so + 4));
        }
        return file.endsWith(".so") && file.length() > 3
                ? unversioned(file.substring(0, file.length() - 3))
                : new LibraryName(file, "");
    }

    /// The first number of the version, by which libraries promise compatibility; empty for none.
    public String major() {
        int end = 0;
        while (end < version.length() && isDigit(version.charAt(end))) {
            end++;
        }
        return version.substring(0, end);
    }

    /// OpenBLAS calls its file `libopenblasp-r0.3.23.dev.so`; the digest then stands in the middle of the version.
    private static LibraryName unversioned(String stem) {
        String name = plain(stem);
        int release = name.indexOf("-r");
        if (release > 0 && release + 2 < name.length() && isDigit(name.charAt(release + 2))) {
            return new LibraryName(name.substring(0, release), name.substring(release + 2));
        }
        return new LibraryName(name, "");
    }

    private static LibraryName dylib(String stem) {
        String name = plain(stem);
        int at = name.length();
        while (at > 0 && (DIGITS.indexOf(name.charAt(at - 1)) >= 0 || name.charAt(at - 1) == '.')) {
            at--;
        }
        int dot = name.indexOf('.', at);
        return dot <= 0 || dot == name.length() - 1
                ? new LibraryName(name, "")
                : new LibraryName(name.substring(0, dot), name.substring(dot + 1));
    }

    /// Compilers of the GNU kind put the version that ELF has behind `.so` before `.dll`: `libpng16-16.dll`.
    private static LibraryName dll(String stem) {
        String name = plain(stem);
        int dash = name.lastIndexOf('-');
        if (dash > 0 && dash + 1 < name.length() && name.length() - dash <= 4) {
            for (int at = dash + 1; at < name.length(); at++) {
                if (!isDigit(name.charAt(at))) {
                    return new LibraryName(name, "");
                }
            }
            return new LibraryName(name.substring(0, dash), name.substring(dash + 1));
        }
        return new LibraryName(name, "");
    }

    private static String plain(String stem) {
        int dot = stem.indexOf('.');
        String first = dot < 0 ? stem : stem.substring(0, dot);
        StringBuilder name = new StringBuilder(withoutDigest(first));
        while (dot >= 0) {
            int next = stem.indexOf('.', dot + 1);
            String piece = stem.substring(dot + 1, next < 0 ? stem.length() : next);
            if (!isDigest(piece) && !isModuleTag(piece)) {
                name.append('.').append(withoutDigest(piece));
            }
            dot = next;
        }
        return name.toString();
    }

    private static String withoutDigest(String text) {
        String rest = text;
        int dash = rest.lastIndexOf('-');
        while (dash > 0 && isDigest(rest.substring(dash + 1))) {
            rest = rest.substring(0, dash);
            dash = rest.lastIndexOf('-');
        }
        return rest;
    }

    private static boolean isModuleTag(String piece) {
        return piece.equals("abi3")
                || piece.equals("abi3t")
                || piece.startsWith("cpython-")
                || piece.startsWith("pypy")
                || piece.startsWith("graalpy")
                || isWindowsTag(piece);
    }

    /// Such as `cp312-win_amd64`.
    private static boolean isWindowsTag(String piece) {
        return piece.startsWith("cp") && piece.length() > 2 && isDigit(piece.charAt(2)) && piece.contains("-win");
    }

    /// Eight digits of a SHA-256, or a whole MD5, SHA-1 or SHA-256. A date is none.
    private static boolean isDigest(String text) {
        int length = text.length();
        if (length != 8 && length != 32 && length != 40 && length != 64) {
            return false;
        }
        boolean isNumber = true;
        for (int at = 0; at < length; at++) {
            char c = text.charAt(at);
            if (!isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
            isNumber &= isDigit(c);
        }
        return !(isNumber && length == 8 && isDate(text));
    }

    private static boolean isDate(String digits) {
        int month = (digits.charAt(4) - '0') * 10 + digits.charAt(5) - '0';
        int day = (digits.charAt(6) - '0') * 10 + digits.charAt(7) - '0';
        return (digits.startsWith("19") || digits.startsWith("20"))
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
