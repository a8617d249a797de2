package parallax.artifact;

import java.util.Collection;

/// What every sdist has, whichever archive it is in. Rule: PyPA specification "Source distribution format" (PEP 517,
/// 625, 643).
final class SdistLayout {

    private SdistLayout() {}

    /// The one top folder; empty where there is none or another, which is told of.
    ///
    /// @param paths of all entries but folders, as listed
    static String topFolder(Reading reading, Collection<String> paths) {
        String top = "";
        for (String path : paths) {
            int slash = path.indexOf('/');
            String first = slash < 0 ? "" : path.substring(0, slash);
            if (first.isEmpty() || (!top.isEmpty() && !first.equals(top))) {
                reading.odd(
                        Anomaly.Kind.METADATA,
                        path,
                        "an sdist has one top folder that holds everything; this is not in "
                                + (top.isEmpty() ? "any" : "`" + PathRules.printable(top) + "`"));
                return "";
            }
            top = first;
        }
        return top;
    }

    /// The metadata, from PKG-INFO.
    ///
    /// @param top as of {@link #topFolder}
    /// @param pkgInfo the bytes of `PKG-INFO` in it; null where there is none
    static SdistMetadata metadata(
            Reading reading, String top, byte @org.jspecify.annotations.Nullable [] pkgInfo, boolean hasPyproject) {
        String path = top.isEmpty() ? "PKG-INFO" : top + "/PKG-INFO";
        if (pkgInfo == null) {
            reading.odd(Anomaly.Kind.METADATA, path, "missing");
            return new SdistMetadata(CoreMetadata.NONE, top, hasPyproject);
        }
        CoreMetadata core = CoreMetadata.parse(pkgInfo, problem -> reading.odd(Anomaly.Kind.METADATA, path, problem));
        SdistNames.compare(reading, core, top);
        return new SdistMetadata(core, top, hasPyproject);
    }
}
