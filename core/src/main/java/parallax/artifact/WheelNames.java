package parallax.artifact;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.WheelFilename;
import parallax.platform.WheelTag;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Strictness;

/// Compares what a wheel is called in its four places: the file's name, the dist-info folder, METADATA and WHEEL.
final class WheelNames {

    private WheelNames() {}

    /// Tells of each disagreement as {@link Anomaly.Kind#METADATA}.
    ///
    /// @param filename null where the file's name is none of a wheel, or not that of the distribution
    static void compare(Reading reading, @Nullable WheelFilename filename, WheelMetadata metadata) {
        String folder = metadata.distInfo();
        CoreMetadata core = metadata.core();
        compareNames(reading, folder, "METADATA", core.name(), core.version());
        if (filename == null) {
            return;
        }
        if (!sameName(folder, filename) || !sameVersion(folder, filename.version())) {
            odd(
                    reading,
                    folder,
                    "the folder is called otherwise than the file, which is " + filename.name() + " "
                            + filename.version());
        }
        WheelFile wheel = metadata.wheel();
        if (wheel == null) {
            return;
        }
        Set<WheelTag> named = new LinkedHashSet<>(filename.tags());
        Set<WheelTag> stated = new LinkedHashSet<>(wheel.tags());
        if (!named.equals(stated) && !stated.isEmpty()) {
            odd(reading, folder + "/WHEEL", "states the tags " + list(stated) + ", the file's name " + list(named));
        }
        String build = filename.build() == null ? "" : filename.build();
        if (!build.equals(wheel.build())) {
            odd(reading, folder + "/WHEEL", "states " + build(wheel.build()) + ", the file's name " + build(build));
        }
    }

    /// Compares the name of a dist-info folder with that in its METADATA.
    private static void compareNames(Reading reading, String folder, String file, String name, String version) {
        String own = namePart(folder);
        // Both can be empty, which no package's name is.
        if (!name.isEmpty() && (own.isEmpty() || !PackageName.pypi(name).equals(PackageName.pypi(own)))) {
            odd(
                    reading,
                    folder + "/" + file,
                    "is of `" + PathRules.printable(name) + "`, its folder of "
                            + (own.isEmpty() ? "no name" : "`" + PathRules.printable(own) + "`"));
        }
        Pep440Version read = version(version);
        if (read != null && !sameVersion(folder, read)) {
            String stated = versionPart(folder);
            odd(
                    reading,
                    folder + "/" + file,
                    "is of version `" + PathRules.printable(version) + "`, its folder of "
                            + (stated.isEmpty() ? "none" : "`" + PathRules.printable(stated) + "`"));
        }
    }

    /// Whether a dist-info folder has the name of the file.
    static boolean sameName(String folder, @Nullable WheelFilename filename) {
        String name = namePart(folder);
        return filename != null && !name.isEmpty() && PackageName.pypi(name).equals(filename.name());
    }

    private static boolean sameVersion(String folder, Pep440Version version) {
        Pep440Version own = version(versionPart(folder));
        return own != null && own.equals(version);
    }

    private static @Nullable Pep440Version version(String text) {
        try {
            return Pep440Version.parse(text.replace('_', '-'), Strictness.LENIENT);
        } catch (MalformedVersionException e) {
            return null;
        }
    }

    /// `torchvision` of `torchvision-0.29.1.dist-info`.
    static String namePart(String folder) {
        String stem = stem(folder);
        int dash = stem.indexOf('-');
        return dash < 0 ? stem : stem.substring(0, dash);
    }

    private static String versionPart(String folder) {
        String stem = stem(folder);
        int dash = stem.indexOf('-');
        return dash < 0 ? "" : stem.substring(dash + 1);
    }

    private static String stem(String folder) {
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        return last.endsWith(DistInfo.SUFFIX) ? last.substring(0, last.length() - DistInfo.SUFFIX.length()) : last;
    }

    private static String list(Set<WheelTag> tags) {
        StringBuilder text = new StringBuilder();
        int shown = 0;
        for (WheelTag tag : tags) {
            if (shown == 8) {
                return text.append(" and ")
                        .append(tags.size() - shown)
                        .append(" more")
                        .toString();
            }
            text.append(shown == 0 ? "`" : ", `")
                    .append(PathRules.printable(tag.toString()))
                    .append('`');
            shown++;
        }
        return text.toString();
    }

    private static String build(String build) {
        return build.isEmpty() ? "no build tag" : "the build tag `" + PathRules.printable(build) + "`";
    }

    private static void odd(Reading reading, String path, String text) {
        reading.odd(Anomaly.Kind.METADATA, path, text);
    }
}
