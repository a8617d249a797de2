package parallax.link;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the machine offers beside the environment: a promise, never this machine's own state.
///
/// @param platform whose loader it has
/// @param machine the processor, as ELF headers number it (e_machine)
/// @param glibc highest GLIBC symbol version that is there: `2.28`; null where it is not told
/// @param libstdcxx highest GLIBCXX version: `3.4.25`; null where it is not told
/// @param driver whether there is NVIDIA's driver library; null where it is not told
/// @param promised sonames of libraries that are there, though their symbols cannot be looked up
/// @param libraryPath folders of LD_LIBRARY_PATH, in order
/// @param folders the default folders, in order, where files of the machine itself were given
public record HostOffer(
        Platform platform,
        int machine,
        @Nullable String glibc,
        @Nullable String libstdcxx,
        @Nullable Boolean driver,
        Set<String> promised,
        List<String> libraryPath,
        List<String> folders) {

    private static final Set<String> DRIVER = Set.of("libcuda.so.1", "libnvidia-ml.so.1", "libcudadebugger.so.1");

    private static final Set<String> GLIBC = Set.of(
            "libc.so.6",
            "libm.so.6",
            "libdl.so.2",
            "libpthread.so.0",
            "librt.so.1",
            "libutil.so.1",
            "libresolv.so.2",
            "libnsl.so.1",
            "libanl.so.1",
            "libmvec.so.1",
            "libBrokenLocale.so.1",
            "libthread_db.so.1");

    /// The C++ ABI and GCC support versions that came with each GLIBCXX version (GCC manual, "ABI Policy and
    /// Guidelines"): GLIBCXX, CXXABI, GCC.
    private static final String[][] WITH = {
        {"3.4.18", "1.3.6", "4.7.0"}, {"3.4.19", "1.3.7", "4.8.0"}, {"3.4.20", "1.3.8", "4.8.0"},
        {"3.4.21", "1.3.9", "4.8.0"}, {"3.4.22", "1.3.10", "4.8.0"}, {"3.4.24", "1.3.11", "7.0.0"},
        {"3.4.25", "1.3.11", "7.0.0"}, {"3.4.26", "1.3.12", "7.0.0"}, {"3.4.28", "1.3.12", "7.0.0"},
        {"3.4.29", "1.3.13", "7.0.0"}, {"3.4.30", "1.3.13", "12.0.0"}, {"3.4.31", "1.3.14", "13.0.0"},
        {"3.4.32", "1.3.14", "13.0.0"}, {"3.4.33", "1.3.15", "14.0.0"}, {"3.4.34", "1.3.16", "15.0.0"}
    };

    /// A kind of loader.
    public enum Platform {
        LINUX,
        MACOS,
        WINDOWS,
        /// One that is not modelled.
        OTHER;

        /// @param subdir a conda platform folder: `osx-arm64`
        public static Platform of(String subdir) {
            int dash = subdir.indexOf('-');
            return switch (dash < 0 ? subdir : subdir.substring(0, dash)) {
                case "linux", "noarch" -> LINUX;
                case "osx" -> MACOS;
                case "win" -> WINDOWS;
                default -> OTHER;
            };
        }
    }

    /// A machine with Linux.
    public HostOffer(
            int machine,
            @Nullable String glibc,
            @Nullable String libstdcxx,
            @Nullable Boolean driver,
            Set<String> promised,
            List<String> libraryPath,
            List<String> folders) {
        this(Platform.LINUX, machine, glibc, libstdcxx, driver, promised, libraryPath, folders);
    }

    public HostOffer {
        promised = Set.copyOf(promised);
        libraryPath = List.copyOf(libraryPath);
        folders = List.copyOf(folders);
    }

    /// Whether it is one of the C library's own, which every glibc machine has.
    public static boolean isGlibc(String soname) {
        return GLIBC.contains(soname) || soname.startsWith("ld-linux") || soname.startsWith("ld64.so");
    }

    public static boolean isDriver(String soname) {
        return DRIVER.contains(soname);
    }

    /// Whether a library of this name is there; null where that is not told.
    @Nullable
    Boolean has(String soname) {
        if (isGlibc(soname) || promised.contains(soname)) {
            return true;
        }
        return isDriver(soname) ? driver : Boolean.FALSE;
    }

    /// How a needed version compares with what is offered.
    enum Offered {
        YES,
        NO,
        NOT_TOLD
    }

    /// @param version such as `GLIBC_2.28`, `GLIBCXX_3.4.30`, `CXXABI_1.3.13`, `GCC_12.0.0`
    Offered offers(String version) {
        int underscore = version.lastIndexOf('_');
        String series = underscore < 0 ? version : version.substring(0, underscore);
        String number = version.substring(underscore + 1);
        if (number.isEmpty() || !Character.isDigit(number.charAt(0))) {
            // Such as GLIBC_PRIVATE and CXXABI_TM_1's kin, which no table tells.
            return Offered.YES;
        }
        String highest = highest(series);
        if (highest == null) {
            return series.equals("GLIBC") || series.equals("GLIBCXX") || series.equals("CXXABI") || series.equals("GCC")
                    ? Offered.NOT_TOLD
                    : Offered.YES;
        }
        return compare(number, highest) <= 0 ? Offered.YES : Offered.NO;
    }

    /// The highest version of a series that is offered: of `GLIBC` it is `2.28`; null where it is not told.
    @Nullable
    String highest(String series) {
        String cxx = libstdcxx;
        return switch (series) {
            case "GLIBC" -> glibc;
            case "GLIBCXX" -> cxx;
            case "CXXABI" -> cxx == null ? null : with(cxx, 1);
            case "GCC" -> cxx == null ? null : with(cxx, 2);
            default -> null;
        };
    }

    private static @Nullable String with(String glibcxx, int column) {
        String found = null;
        for (String[] row : WITH) {
            if (compare(row[0], glibcxx) <= 0) {
                found = row[column];
            }
        }
        return found;
    }

    /// Numbers apart by dots, each by its value.
    public static int compare(String left, String right) {
        String[] one = left.split("\\.");
        String[] other = right.split("\\.");
        for (int at = 0; at < Math.max(one.length, other.length); at++) {
            int difference = Integer.compare(number(one, at), number(other, at));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private static int number(String[] parts, int at) {
        if (at >= parts.length) {
            return 0;
        }
        try {
            return Integer.parseInt(parts[at]);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
