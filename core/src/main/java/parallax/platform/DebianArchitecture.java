package parallax.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parallax.version.Excerpt;

/// A machine that Debian packages are built for: `amd64`, `armhf`, `hurd-i386` (Debian Policy 11.1).
///
/// A wildcard names its ABI, C library, operating system and processor, from the right as many as are written:
/// `any-amd64` is any system on that processor, `musl-linux-any` any processor with that library. Which name has which
/// four, dpkg's table of tuples says; a name that is not in it is taken for a processor, by itself on Linux with glibc.
///
/// @param value the name as packages spell it, in small letters
public record DebianArchitecture(String value) {

    private static final String ANY = "any";

    /// Neither is a machine: packages for every one, and sources.
    private static final Set<String> NO_MACHINE = Set.of("all", "source");

    /// Names whose ABI is not the plain one.
    private static final Map<String, Tuple> SPECIAL = Map.ofEntries(
            linux("armel", "eabi", "arm"),
            linux("armhf", "eabihf", "arm"),
            linux("arm64ilp32", "ilp32", "arm64"),
            linux("mipsn32", "abin32", "mips64"),
            linux("mipsn32el", "abin32", "mips64el"),
            linux("mipsn32r6", "abin32", "mips64r6"),
            linux("mipsn32r6el", "abin32", "mips64r6el"),
            linux("mips64", "abi64", "mips64"),
            linux("mips64el", "abi64", "mips64el"),
            linux("mips64r6", "abi64", "mips64r6"),
            linux("mips64r6el", "abi64", "mips64r6el"),
            linux("powerpcspe", "spe", "powerpc"),
            linux("x32", "x32", "amd64"),
            Map.entry("musl-linux-armhf", new Tuple("eabihf", "musl", "linux", "arm")),
            Map.entry("uclibc-linux-armel", new Tuple("eabi", "uclibc", "linux", "arm")),
            Map.entry("uclinux-armel", new Tuple("eabi", "uclibc", "uclinux", "arm")),
            Map.entry("kfreebsd-armhf", new Tuple("eabihf", "gnu", "kfreebsd", "arm")));

    /// The C library of an operating system where it is not `gnu`.
    private static final Map<String, String> LIBRARIES = Map.of(
            "dragonflybsd", "bsd",
            "freebsd", "bsd",
            "openbsd", "bsd",
            "netbsd", "bsd",
            "darwin", "bsd",
            "aix", "sysv",
            "solaris", "sysv",
            "uclinux", "uclibc",
            "mint", "tos");

    /// Other C libraries on Linux, each with names of its own: `musl-linux-amd64`.
    private static final List<String> LINUX_LIBRARIES = List.of("musl", "uclibc");

    /// @param library the C library
    private record Tuple(String abi, String library, String system, String processor) {

        boolean matches(Tuple wildcard) {
            return matches(wildcard.abi, abi)
                    && matches(wildcard.library, library)
                    && matches(wildcard.system, system)
                    && matches(wildcard.processor, processor);
        }

        private static boolean matches(String wanted, String part) {
            return wanted.equals(ANY) || wanted.equals(part);
        }
    }

    /// @throws IllegalArgumentException for a value that is no name of a machine: empty, with other characters than
    ///     small letters, digits and `-`, a wildcard, `all` or `source`
    public DebianArchitecture {
        if (!isMachine(value)) {
            throw new IllegalArgumentException(Excerpt.of(value)
                    + " is no Debian architecture: expected small letters, digits and `-`, no wildcard, such as `amd64`"
                    + " (Debian Policy 11.1)");
        }
    }

    /// Empty where `text` is no machine's name by its form.
    public static Optional<DebianArchitecture> find(String text) {
        return isMachine(text) ? Optional.of(new DebianArchitecture(text)) : Optional.empty();
    }

    /// Whether `pattern`, a name or a wildcard, speaks of this machine: for `amd64` that are `amd64`, `linux-amd64`,
    /// `any`, `linux-any`, `any-amd64`, `gnu-linux-any` and more, not `all`. Rule: Debian Policy 11.1.1.
    public boolean matches(String pattern) {
        return pattern.equals(value)
                || pattern.equals(ANY)
                || (!NO_MACHINE.contains(pattern) && tuple(value).matches(tupleOrWildcard(pattern)));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isMachine(String text) {
        boolean machine = !text.isEmpty() && text.charAt(0) != '-' && !NO_MACHINE.contains(text) && !isWildcard(text);
        for (int i = 0; machine && i < text.length(); i++) {
            char c = text.charAt(i);
            machine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return machine;
    }

    private static boolean isWildcard(String text) {
        return ("-" + text + "-").contains("-" + ANY + "-");
    }

    private static Tuple tupleOrWildcard(String pattern) {
        if (!isWildcard(pattern)) {
            return tuple(pattern);
        }
        String[] parts = pattern.split("-", 4);
        return switch (parts.length) {
            case 2 -> new Tuple(ANY, ANY, parts[0], parts[1]);
            case 3 -> new Tuple(ANY, parts[0], parts[1], parts[2]);
            default -> new Tuple(parts[0], parts[1], parts[2], parts[3]);
        };
    }

    private static Tuple tuple(String name) {
        String rest = name.startsWith("linux-") ? name.substring("linux-".length()) : name;
        Tuple special = SPECIAL.get(rest);
        if (special != null) {
            return special;
        }
        for (String library : LINUX_LIBRARIES) {
            if (rest.startsWith(library + "-linux-")) {
                return new Tuple("base", library, "linux", rest.substring((library + "-linux-").length()));
            }
        }
        int dash = rest.indexOf('-');
        if (dash < 0) {
            return new Tuple("base", "gnu", "linux", rest);
        }
        String system = rest.substring(0, dash);
        return new Tuple("base", LIBRARIES.getOrDefault(system, "gnu"), system, rest.substring(dash + 1));
    }

    private static Map.Entry<String, Tuple> linux(String name, String abi, String processor) {
        return Map.entry(name, new Tuple(abi, "gnu", "linux", processor));
    }
}
