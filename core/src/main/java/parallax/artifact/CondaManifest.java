package parallax.artifact;

import java.util.HashSet;
import java.util.Set;
import parallax.artifact.PathsJson.PathEntry;
import parallax.artifact.PathsJson.PathType;

/// Holds what a conda package says of its files against what they are. A digest in `paths.json` is that of the
/// file in
/// the artifact; installing changes it where it replaces a prefix.
final class CondaManifest {

    private CondaManifest() {}

    static void verify(PathsJson paths, TarEntries entries, Reading reading) {
        Set<String> listed = new HashSet<>();
        for (PathEntry path : paths.paths()) {
            if (!listed.add(path.path())) {
                reading.odd(Anomaly.Kind.METADATA, path.path(), "listed twice in " + title(paths));
            }
            ArtifactEntry entry = entries.find(path.path());
            if (entry == null) {
                reading.odd(
                        Anomaly.Kind.MISSING_FILE, path.path(), "listed in " + title(paths) + ", not in the package");
            } else {
                compare(path, target(entry, entries), entry, reading);
            }
        }
        for (ArtifactEntry entry : entries.entries()) {
            String path = entry.path();
            boolean belongs = entry.type() != EntryType.DIRECTORY && !path.startsWith("info/");
            if (belongs && !listed.contains(path)) {
                reading.odd(Anomaly.Kind.NOT_IN_MANIFEST, path, "in the package, not listed in " + title(paths));
            }
        }
    }

    private static String title(PathsJson paths) {
        return paths.source() == PathsJson.Source.PATHS_JSON ? "`info/paths.json`" : "`info/files`";
    }

    /// What a hard link stands for, where it is in the package.
    private static ArtifactEntry target(ArtifactEntry entry, TarEntries entries) {
        if (entry.type() == EntryType.HARDLINK && entry.linkTarget() != null) {
            ArtifactEntry target = entries.find(entry.linkTarget());
            return target != null ? target : entry;
        }
        return entry;
    }

    private static void compare(PathEntry path, ArtifactEntry content, ArtifactEntry entry, Reading reading) {
        if (path.type() == PathType.SOFTLINK) {
            if (entry.type() != EntryType.SYMLINK) {
                reading.odd(
                        Anomaly.Kind.MANIFEST_MISMATCH,
                        path.path(),
                        "a symbolic link in `info/paths.json`, in the package it is a " + title(entry));
            }
            return;
        }
        if (path.type() == PathType.HARDLINK && entry.type() != EntryType.FILE && entry.type() != EntryType.HARDLINK) {
            reading.odd(
                    Anomaly.Kind.MANIFEST_MISMATCH,
                    path.path(),
                    "a file in `info/paths.json`, in the package it is a " + title(entry));
            return;
        }
        if (content.sha256() == null) {
            return;
        }
        if (path.size() >= 0 && path.size() != content.size()) {
            reading.odd(
                    Anomaly.Kind.MANIFEST_MISMATCH,
                    path.path(),
                    content.size() + " bytes, `info/paths.json` says " + path.size());
        }
        if (path.sha256() != null && !path.sha256().equals(content.sha256())) {
            reading.odd(
                    Anomaly.Kind.MANIFEST_MISMATCH,
                    path.path(),
                    "SHA-256 " + content.sha256() + ", `info/paths.json` says " + PathRules.printable(path.sha256()));
        }
    }

    private static String title(ArtifactEntry entry) {
        return switch (entry.type()) {
            case FILE -> "file";
            case DIRECTORY -> "folder";
            case SYMLINK -> "symbolic link";
            case HARDLINK -> "hard link";
            case OTHER -> "device or pipe";
        };
    }
}
