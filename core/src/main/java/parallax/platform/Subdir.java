package parallax.platform;

import java.util.Optional;
import java.util.Set;
import parallax.version.Excerpt;

/// A conda platform folder: `linux-64`, `osx-arm64`, `noarch` (CEP 26, "Subdir names").
///
/// @param value as spelled in channels
public record Subdir(String value) implements Comparable<Subdir> {

    /// Packages that run everywhere.
    public static final Subdir NOARCH = new Subdir("noarch");

    private static final int MAXIMUM_LENGTH = 32;

    private static final Set<String> OPERATING_SYSTEMS =
            Set.of("linux", "osx", "win", "freebsd", "netbsd", "openbsd", "emscripten", "wasi", "zos");

    private static final Set<String> ARCHITECTURES = Set.of(
            "32",
            "64",
            "aarch64",
            "arm64",
            "armv6l",
            "armv7l",
            "ppc64",
            "ppc64le",
            "riscv32",
            "riscv64",
            "s390x",
            "loongarch64",
            "sparc64",
            "wasm32",
            "z");

    /// @throws IllegalArgumentException for a value that is neither `noarch` nor `{os}-{arch}` in lower case
    ///     letters and digits
    public Subdir {
        if (!isWellFormed(value)) {
            throw new IllegalArgumentException(Excerpt.of(value)
                    + " is no conda subdir: expected `noarch` or an operating system and an architecture in lower case,"
                    + " such as `linux-64` (CEP 26)");
        }
    }

    /// @throws IllegalArgumentException as the constructor; for text that may be wrong see {@link #find}
    public static Subdir parse(String text) {
        return new Subdir(text);
    }

    /// Empty where `text` is no subdir by its form.
    public static Optional<Subdir> find(String text) {
        return isWellFormed(text) ? Optional.of(new Subdir(text)) : Optional.empty();
    }

    /// Whether `text` names a platform that conda tools know. `conda-forge` has a subdir's form and is none: in
    /// `channel/subdir` only a known name is read as a subdir (CEP 29).
    public static boolean isKnown(String text) {
        int dash = text.indexOf('-');
        return text.equals("noarch")
                || (dash > 0
                        && OPERATING_SYSTEMS.contains(text.substring(0, dash))
                        && ARCHITECTURES.contains(text.substring(dash + 1)));
    }

    public boolean isNoarch() {
        return value.equals("noarch");
    }

    /// `linux`, `osx`, `win` and others as conda spells them; empty for `noarch`.
    public Optional<String> operatingSystem() {
        return isNoarch() ? Optional.empty() : Optional.of(value.substring(0, value.indexOf('-')));
    }

    /// The machine as it calls itself: `64` is `x86_64`, `32` is `x86`, all else (`aarch64`, `arm64`, `ppc64le`) as
    /// spelled. Empty for `noarch`.
    public Optional<String> architecture() {
        if (isNoarch()) {
            return Optional.empty();
        }
        String architecture = value.substring(value.indexOf('-') + 1);
        return Optional.of(
                switch (architecture) {
                    case "64" -> "x86_64";
                    case "32" -> "x86";
                    default -> architecture;
                });
    }

    /// Whether a wheel with this platform tag can be meant for this platform, whatever glibc or macOS it wants:
    /// `manylinux_2_28_x86_64` for `linux-64`, `macosx_11_0_universal2` for `osx-64` and `osx-arm64`, `any` for
    /// all. `musllinux` tags belong to no subdir: conda's Linux is that of glibc.
    public boolean admits(String wheelPlatformTag) {
        return wheelPlatformTag.equals("any")
                || WheelPlatform.subdirs(wheelPlatformTag).contains(value);
    }

    /// The one subdir of a wheel's platform tag, `noarch` for `any`. Empty for a tag that several share
    /// (`macosx_11_0_universal2`), that none has (`musllinux_1_2_x86_64`, `ios_13_0_arm64_iphoneos`), or that is
    /// unknown.
    public static Optional<Subdir> ofWheelPlatform(String tag) {
        if (tag.equals("any")) {
            return Optional.of(NOARCH);
        }
        Set<String> subdirs = WheelPlatform.subdirs(tag);
        return subdirs.size() == 1 ? find(subdirs.iterator().next()) : Optional.empty();
    }

    private static boolean isWellFormed(String text) {
        if (text.equals("noarch")) {
            return true;
        }
        int dash = text.indexOf('-');
        boolean letters = dash > 0 && dash < text.length() - 1 && text.length() <= MAXIMUM_LENGTH;
        for (int i = 0; letters && i < text.length(); i++) {
            char c = text.charAt(i);
            letters = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || i == dash;
        }
        return letters;
    }

    @Override
    public int compareTo(Subdir other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
