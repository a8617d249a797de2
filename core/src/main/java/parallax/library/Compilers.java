package parallax.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who compiled and linked a library, by what compilers and linkers write into `.comment` and into `DW_AT_producer` of
/// DWARF. Objects of other compilers that were linked in, such as the C library's start files, sign too.
public final class Compilers {

    private static final int MAX_TEXT = 4096;

    private Compilers() {}

    /// @param comments the texts of `.comment`, and of `.note.gnu.gold-version`
    /// @param producers the texts of `DW_AT_producer`; may be empty
    /// @return each once, in the order of the texts; texts of no known form are left out
    public static List<Compiler> of(List<String> comments, List<String> producers) {
        Set<Compiler> found = new LinkedHashSet<>();
        for (String comment : comments) {
            read(comment, found);
        }
        for (String producer : producers) {
            read(producer, found);
        }
        return new ArrayList<>(found);
    }

    private static void read(String signature, Set<Compiler> found) {
        String text = signature.strip();
        if (text.length() > MAX_TEXT) {
            return;
        }
        if (text.startsWith("GCC: (")) {
            found.add(gcc(text));
        } else if (text.startsWith("GNU ")) {
            gnuProducer(text, found);
        } else if (text.startsWith("Linker: ")) {
            linker(text.substring(8), found);
        } else if (text.startsWith("mold ") || text.startsWith("gold ") || text.startsWith("LLD ")) {
            linker(text, found);
        } else if (text.startsWith("rustc version ") || text.startsWith("clang LLVM (rustc version ")) {
            String version = word(text, text.indexOf("rustc version ") + 14);
            found.add(new Compiler("rustc", withoutEnd(version, ')'), parenthesis(text, text.indexOf(version))));
        } else if (text.startsWith("Intel(R) ")) {
            intel(text, found);
        } else if (text.contains("NVIDIA") || text.startsWith("NVVM") || text.startsWith("nvcc")) {
            found.add(new Compiler("NVCC", firstVersion(text, 0), ""));
        } else if (text.startsWith("Go cmd/compile go")) {
            found.add(new Compiler("Go", word(text, 17), ""));
        } else {
            llvm(text, found);
        }
    }

    /// `GCC: (GNU) 11.2.1 20220127 (Red Hat 11.2.1-9)`, `GCC: (Debian 12.2.0-14) 12.2.0`.
    private static Compiler gcc(String text) {
        int close = closing(text, 5);
        String vendor = close < 0 ? text.substring(6) : text.substring(6, close);
        String rest = close < 0 ? "" : text.substring(close + 1).strip();
        String detail = vendor.equals("GNU") ? "" : vendor;
        int open = rest.indexOf('(');
        if (open >= 0) {
            int end = closing(rest, open);
            String builder = rest.substring(open + 1, end < 0 ? rest.length() : end);
            detail = detail.isEmpty() ? builder : detail + "; " + builder;
        }
        return new Compiler("GCC", word(rest, 0), detail);
    }

    /// `GNU C++17 11.2.1 20220127 (Red Hat 11.2.1-9) -mtune=generic -O2`, `GNU Fortran2008 10.2.1`, `GNU AS 2.35.2`.
    private static void gnuProducer(String text, Set<Compiler> found) {
        String language = word(text, 4);
        int after = 4 + language.length();
        if (language.equals("AS")) {
            found.add(new Compiler("GNU as", firstVersion(text, after), ""));
            return;
        }
        String version = firstVersion(text, after);
        if (version.isEmpty()) {
            return;
        }
        String name = language.startsWith("Fortran") ? "GNU Fortran" : "GCC";
        String vendor = parenthesis(text, after);
        found.add(new Compiler(name, version, vendor.isEmpty() ? language : language + "; " + vendor));
    }

    /// `LLD 21.1.6 (https://github.com/llvm/llvm-project.git a832a522)`, `mold 2.4.0 (compatible with GNU ld)`.
    private static void linker(String text, Set<Compiler> found) {
        String version = firstVersion(text, 0);
        if (text.contains("LLD")) {
            int at = text.indexOf("LLD");
            String vendor = text.substring(0, at).strip();
            found.add(new Compiler("LLD", firstVersion(text, at), vendor));
        } else if (text.startsWith("mold")) {
            found.add(new Compiler("mold", version, ""));
        } else if (text.startsWith("gold")) {
            found.add(new Compiler("gold", version, ""));
        } else {
            found.add(new Compiler(word(text, 0), version, ""));
        }
    }

    /// `Intel(R) oneAPI DPC++/C++ Compiler 2024.2.0 (2024.2.0.20240602)`, which is ICX, and
    /// `Intel(R) C++ Intel(R) 64 Compiler Classic ... Version 2021.6.0 Build 20220226`, which is ICC.
    private static void intel(String text, Set<Compiler> found) {
        if (!text.contains("Compiler")) {
            return;
        }
        boolean isFortran = text.contains("Fortran");
        boolean isLlvm = text.contains("oneAPI");
        String name = isFortran ? (isLlvm && !text.contains("Classic") ? "IFX" : "IFORT") : isLlvm ? "ICX" : "ICC";
        int version = text.indexOf("Version ");
        found.add(new Compiler(name, firstVersion(text, version < 0 ? text.indexOf("Compiler") : version), "Intel"));
    }

    /// `Ubuntu clang version 14.0.0-1ubuntu1.1`, `clang version 17.0.6 (https://...)`, `flang-new version 18.1.0`.
    private static void llvm(String text, Set<Compiler> found) {
        int at = text.indexOf("clang version ");
        String name = "Clang";
        int skip = 14;
        if (at < 0) {
            at = text.indexOf("flang-new version ");
            name = "Flang";
            skip = 18;
        }
        if (at < 0) {
            at = text.indexOf("flang version ");
            skip = 14;
        }
        if (at < 0) {
            return;
        }
        String vendor = text.substring(0, at).strip();
        found.add(new Compiler(name, word(text, at + skip), vendor));
    }

    private static String word(String text, int from) {
        int start = Math.min(from, text.length());
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != ' ') {
            end++;
        }
        return text.substring(start, end);
    }

    /// The first word that starts with a number and has a dot.
    private static String firstVersion(String text, int from) {
        int at = Math.max(from, 0);
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean starts =
                    at == 0 || text.charAt(at - 1) == ' ' || text.charAt(at - 1) == 'V' || text.charAt(at - 1) == '(';
            if (c >= '0' && c <= '9' && starts) {
                int end = at;
                while (end < text.length() && isVersionCharacter(text.charAt(end))) {
                    end++;
                }
                String version = text.substring(at, end);
                if (version.indexOf('.') > 0) {
                    return version;
                }
                at = end;
            }
            at++;
        }
        return "";
    }

    private static boolean isVersionCharacter(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || ".-_+~".indexOf(c) >= 0;
    }

    private static String parenthesis(String text, int from) {
        int open = text.indexOf('(', Math.max(from, 0));
        int close = open < 0 ? -1 : closing(text, open);
        return close < 0 ? "" : text.substring(open + 1, close);
    }

    /// The parenthesis that closes this one; -1 for none.
    private static int closing(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            if (text.charAt(at) == '(') {
                depth++;
            } else if (text.charAt(at) == ')' && --depth == 0) {
                return at;
            }
        }
        return -1;
    }

    private static String withoutEnd(String text, char end) {
        return !text.isEmpty() && text.charAt(text.length() - 1) == end ? text.substring(0, text.length() - 1) : text;
    }
}
