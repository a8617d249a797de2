package parallax;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.binary.ElfLinkage;
import parallax.binary.MalformedBinaryException;
import parallax.content.Claims;
import parallax.content.LinkContentReader;
import parallax.content.LinkContents;
import parallax.link.HostOffer;
import parallax.link.LinkFile;
import parallax.platform.CudaOffer;
import parallax.platform.Target;
import parallax.version.Excerpt;

/// What the machine is taken to offer: what `--host` says; else what the builds' platforms promise, and
/// nothing more.
final class HostOptions {

    private static final String MACHINE = "the machine";

    private static final String HINT =
            "write it like `glibc=2.28,libstdcxx=3.4.25,cuda=none,libs=/usr/local/cuda/lib64:/opt/lib,"
                    + "ld_library_path=/opt/lib`";

    /// Highest GLIBCXX that a wheel may ask for under each manylinux tag (PEP 600; the symbol policies
    /// that auditwheel
    /// checks wheels against).
    private static final String[][] GLIBCXX = {
        {"2.5", "3.4.8"}, {"2.12", "3.4.13"}, {"2.17", "3.4.19"}, {"2.24", "3.4.22"}, {"2.26", "3.4.24"},
        {"2.28", "3.4.24"}, {"2.31", "3.4.28"}, {"2.34", "3.4.29"}, {"2.35", "3.4.30"}, {"2.38", "3.4.32"},
        {"2.39", "3.4.33"}, {"2.41", "3.4.34"}
    };

    /// Libraries that every machine for manylinux wheels has beside the C library (PEP 513, PEP 600).
    private static final Set<String> MANYLINUX = Set.of(
            "libgcc_s.so.1",
            "libstdc++.so.6",
            "libX11.so.6",
            "libXext.so.6",
            "libXrender.so.1",
            "libICE.so.6",
            "libSM.so.6",
            "libGL.so.1",
            "libgobject-2.0.so.0",
            "libgthread-2.0.so.0",
            "libglib-2.0.so.0",
            "libexpat.so.1",
            "libz.so.1");

    private @Nullable String glibc;
    private @Nullable String libstdcxx;
    private @Nullable Boolean driver;
    private final List<String> folders = new ArrayList<>();
    private final List<String> libraryPath = new ArrayList<>();
    private final List<LinkFile> files = new ArrayList<>();
    private final List<String> described = new ArrayList<>();
    private final Set<String> promised = new HashSet<>();
    private HostOffer.Platform platform = HostOffer.Platform.LINUX;
    private int machine;

    private HostOptions() {}

    /// @param text of `--host`; null for none
    static HostOptions read(@Nullable String text, Target target, List<LinkContents> builds, ArtifactAccess access)
            throws Trouble {
        HostOptions options = new HostOptions();
        options.platform = HostOffer.Platform.of(target.subdir().value());
        options.machine = machine(target.subdir().value());
        boolean hasWheels = builds.stream().anyMatch(build -> build.format() == ArtifactFormat.WHEEL);
        if (text != null) {
            options.parse(text, access);
        }
        if (options.driver == null && target.cuda() instanceof CudaOffer.None) {
            options.driver = false;
        }
        if (options.driver == null && target.cuda() instanceof CudaOffer.Version) {
            options.driver = true;
        }
        if (options.platform != HostOffer.Platform.LINUX) {
            options.describeSystem();
            return options;
        }
        String told = target.glibc() == null ? null : target.glibc().toString();
        if (options.glibc == null) {
            options.glibc = told;
        }
        if (options.glibc != null) {
            options.described.addFirst("glibc " + options.glibc + ", as stated");
        } else {
            options.glibc = promisedGlibc(builds, options.described);
        }
        if (options.libstdcxx == null && options.glibc != null && (hasWheels || text == null)) {
            options.libstdcxx = glibcxx(options.glibc);
            options.described.add(
                    "libstdc++ up to GLIBCXX_" + options.libstdcxx + ", as machines with that glibc have");
        } else if (options.libstdcxx != null) {
            options.described.add("libstdc++ up to GLIBCXX_" + options.libstdcxx + ", as stated");
        }
        if (hasWheels) {
            options.promised.addAll(MANYLINUX);
            options.described.add("the libraries that manylinux wheels may take from the machine (PEP 513, PEP 600)");
        } else if (options.libstdcxx != null) {
            options.promised.add("libstdc++.so.6");
            options.promised.add("libgcc_s.so.1");
        }
        options.describeDriver();
        return options;
    }

    private void describeDriver() {
        described.add(
                driver == null
                        ? "NVIDIA's driver: not stated"
                        : driver ? "NVIDIA's driver, as stated" : "no NVIDIA driver");
    }

    private void describeSystem() {
        switch (platform) {
            case MACOS -> described.add("the libraries of macOS in /usr/lib and /System/Library");
            case WINDOWS -> described.add("the DLLs of Windows; Microsoft's C++ runtime: not stated");
            default -> described.add("this platform's loader is not modelled");
        }
        if (platform == HostOffer.Platform.WINDOWS) {
            describeDriver();
        }
    }

    HostOffer offer() {
        return new HostOffer(platform, machine, glibc, libstdcxx, driver, promised, libraryPath, folders);
    }

    List<LinkFile> files() {
        return files;
    }

    List<String> described() {
        return described;
    }

    /// e_machine of a conda platform.
    private static int machine(String subdir) {
        return switch (subdir) {
            case "linux-aarch64", "osx-arm64", "win-arm64" -> 183;
            case "linux-ppc64le" -> 21;
            case "linux-s390x" -> 22;
            case "linux-riscv64" -> 243;
            case "linux-32", "win-32" -> 3;
            case "linux-armv7l", "linux-armv6l" -> 40;
            default -> 62;
        };
    }

    private void parse(String text, ArtifactAccess access) throws Trouble {
        for (String item : text.split(",", -1)) {
            int equals = item.indexOf('=');
            String value = item.substring(equals + 1).strip();
            switch (equals < 0 ? "" : item.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
                case "glibc" -> glibc = version(text, value);
                case "libstdcxx", "glibcxx" -> libstdcxx = version(text, value.replace("GLIBCXX_", ""));
                case "cuda" ->
                    driver = CudaOffer.find(value)
                                    .orElseThrow(() -> new Trouble(
                                            "--host " + Excerpt.of(text) + ": cuda=" + Excerpt.of(value)
                                                    + " is no CUDA version",
                                            HINT))
                            instanceof CudaOffer.Version;
                case "libs" -> folders(value, access, folders);
                case "ld_library_path" -> folders(value, access, libraryPath);
                default ->
                    throw new Trouble(
                            "--host " + Excerpt.of(text) + ": " + Excerpt.of(item) + " is not understood", HINT);
            }
        }
    }

    private static String version(String text, String value) throws Trouble {
        boolean isVersion = !value.isEmpty() && value.length() < 20 && Character.isDigit(value.charAt(0));
        for (int at = 0; at < value.length(); at++) {
            isVersion &= Character.isDigit(value.charAt(at)) || value.charAt(at) == '.';
        }
        if (!isVersion) {
            throw new Trouble("--host " + Excerpt.of(text) + ": " + Excerpt.of(value) + " is no version", HINT);
        }
        return value;
    }

    private void folders(String value, ArtifactAccess access, List<String> into) throws Trouble {
        for (String part : value.split(":", -1)) {
            try {
                Path folder = access.directory().resolve(part).toAbsolutePath().normalize();
                if (part.isBlank() || !Files.isDirectory(folder)) {
                    throw new Trouble("--host: there is no folder " + Excerpt.ofFile(part), HINT);
                }
                String path = "/host" + folder;
                into.add(path);
                described.add("libraries in " + part);
                readFolder(folder, path);
            } catch (InvalidPathException invalid) {
                throw new Trouble("--host: " + Excerpt.of(part) + " is no path", HINT, invalid);
            } catch (IOException failure) {
                throw ArtifactOperand.unreadable(Path.of(part), failure);
            }
        }
    }

    private void readFolder(Path folder, String path) throws IOException {
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder, "*.so*")) {
            for (Path file : names) {
                if (Files.isRegularFile(file)) {
                    String name = file.getFileName().toString();
                    files.addAll(library(path + "/" + name, file));
                }
            }
        }
    }

    /// Empty for what is no library but a linker's script.
    private static List<LinkFile> library(String path, Path file) throws IOException {
        try {
            ElfLinkage elf = LinkContentReader.readLibrary(file);
            return elf == null ? List.of() : List.of(new LinkFile(path, MACHINE, elf, ""));
        } catch (MalformedBinaryException damaged) {
            return List.of(new LinkFile(path, MACHINE, null, String.valueOf(damaged.getMessage())));
        }
    }

    /// The oldest machine that all wheels, conda builds and Debian packages agree to run on.
    private static @Nullable String promisedGlibc(List<LinkContents> builds, List<String> described) {
        String highest = null;
        String by = "";
        for (LinkContents build : builds) {
            String own = promise(build);
            if (own != null && (highest == null || HostOffer.compare(own, highest) > 0)) {
                highest = own;
                by = build.file();
            }
        }
        described.add(
                highest == null
                        ? "glibc: not stated, and no build's platform tells"
                        : "glibc " + highest + ", which the platform of " + by + " promises");
        return highest;
    }

    private static @Nullable String promise(LinkContents build) {
        Claims claims = build.claims();
        return switch (build.format()) {
            case WHEEL -> ofTags(claims.tags(), build.file());
            case CONDA, CONDA_TAR_BZ2 -> {
                String stated = afterName(claims.requires(), "__glibc >=");
                yield stated != null
                        ? stated
                        : claims.tags().stream().anyMatch(tag -> tag.startsWith("linux")) ? "2.17" : null;
            }
            case DEB -> afterName(claims.requires(), "libc6 (>= ");
            default -> null;
        };
    }

    private static @Nullable String ofTags(List<String> tags, String file) {
        List<String> all = new ArrayList<>(tags);
        all.add(file.replace(".whl", ""));
        String lowest = null;
        for (String tag : all) {
            for (String platform : tag.substring(tag.lastIndexOf('-') + 1).split("\\.", -1)) {
                String own = ofPlatform(platform);
                if (own != null && (lowest == null || HostOffer.compare(own, lowest) < 0)) {
                    lowest = own;
                }
            }
        }
        return lowest;
    }

    /// PEP 600, and the names of before: PEP 513, PEP 571, PEP 599.
    private static @Nullable String ofPlatform(String platform) {
        if (platform.startsWith("manylinux_")) {
            String[] parts = platform.split("_", 4);
            return parts.length == 4 ? parts[1] + "." + parts[2] : null;
        }
        return platform.startsWith("manylinux1_")
                ? "2.5"
                : platform.startsWith("manylinux2010_")
                        ? "2.12"
                        : platform.startsWith("manylinux2014_") ? "2.17" : null;
    }

    private static @Nullable String afterName(List<String> requires, String start) {
        String highest = null;
        for (String requirement : requires) {
            int at = requirement.indexOf(start);
            if (at >= 0) {
                int end = at + start.length();
                int from = end;
                while (end < requirement.length()
                        && (Character.isDigit(requirement.charAt(end)) || requirement.charAt(end) == '.')) {
                    end++;
                }
                String version = requirement.substring(from, end);
                if (!version.isEmpty() && (highest == null || HostOffer.compare(version, highest) > 0)) {
                    highest = version;
                }
            }
        }
        return highest;
    }

    private static String glibcxx(String glibc) {
        String found = GLIBCXX[0][1];
        for (String[] row : GLIBCXX) {
            found = HostOffer.compare(row[0], glibc) <= 0 ? row[1] : found;
        }
        return found;
    }
}
