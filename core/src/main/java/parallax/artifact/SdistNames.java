package parallax.artifact;

import parallax.name.PackageName;
import parallax.platform.MalformedFilenameException;
import parallax.platform.SdistFilename;

/// Compares what an sdist is called in its three places: the file's name, the top folder and PKG-INFO.
final class SdistNames {

    private SdistNames() {}

    /// Tells of each disagreement as {@link Anomaly.Kind#METADATA}.
    static void compare(Reading reading, CoreMetadata core, String top) {
        if (core.name().isEmpty()) {
            return;
        }
        String path = top.isEmpty() ? "PKG-INFO" : top + "/PKG-INFO";
        PackageName name = PackageName.pypi(core.name());
        SdistFilename filename;
        try {
            filename = SdistFilename.parse(reading.name(), name);
        } catch (MalformedFilenameException e) {
            reading.odd(
                    Anomaly.Kind.METADATA,
                    path,
                    "is of `" + PathRules.printable(core.name()) + "`: "
                            + PathRules.printable(String.valueOf(e.getMessage())));
            return;
        }
        if (core.pep440().isPresent() && !core.pep440().get().equals(filename.version())) {
            reading.odd(
                    Anomaly.Kind.METADATA,
                    path,
                    "is of version `" + PathRules.printable(core.version()) + "`, the file's name of `"
                            + filename.version() + "`");
        }
        String stem = reading.name()
                .substring(0, reading.name().length() - filename.extension().length());
        if (!top.isEmpty() && !top.equals(stem)) {
            reading.odd(
                    Anomaly.Kind.METADATA,
                    top,
                    "the top folder is called otherwise than the file, `" + PathRules.printable(stem) + "`");
        }
    }
}
