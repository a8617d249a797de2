package parallax.compare.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.Anomaly;
import parallax.artifact.ArtifactEntry;
import parallax.artifact.EntryType;
import parallax.artifact.LogicalPath;
import parallax.content.Claims;
import parallax.content.Contents;
import parallax.content.NativeLibrary;
import parallax.content.PythonModule;
import parallax.fact.Evidence;
import parallax.library.LibraryFacts;

/// One of two builds: one artifact, or several into which a distribution splits what is one package elsewhere, such as
/// conda's `libtorch` and `pytorch`.
///
/// @param title what people call it: `wheel 0.29.1`, `conda package 0.28.0`
/// @param parts never empty; the first is the one that carries the package's own metadata
public record BuildSide(String title, List<Contents> parts) {

    public BuildSide {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("a build of no artifact");
        }
    }

    /// What it says of itself, by its first part.
    public Claims claims() {
        return parts.getFirst().claims();
    }

    /// A file with the part it is in.
    ///
    /// @param digest of its content, as if the prefix of the build were not in it
    record File(Contents part, ArtifactEntry entry, LogicalPath path, String digest) {
        Evidence evidence(String what) {
            return BuildSide.evidence(part, entry.path() + ": " + what);
        }
    }

    /// One architecture of a native binary with the part it is in.
    ///
    /// @param sha256 of the file
    record Library(Contents part, NativeLibrary library, LogicalPath path, String sha256, LibraryFacts facts) {
        Evidence evidence(String what) {
            return BuildSide.evidence(part, library.path() + ": " + what);
        }
    }

    /// A Python source with the part it is in.
    record Module(Contents part, PythonModule module, LogicalPath path) {
        Evidence evidence(String what) {
            return BuildSide.evidence(part, module.path() + ": " + what);
        }
    }

    /// The files that are installed, by where; of several at one place the first part's.
    TreeMap<LogicalPath, File> files() {
        TreeMap<LogicalPath, File> files = new TreeMap<>();
        for (Contents part : parts) {
            TreeMap<String, String> neutral = new TreeMap<>();
            part.neutralDigests().forEach(each -> neutral.put(each.path(), each.sha256()));
            for (ArtifactEntry entry : part.entries()) {
                LogicalPath path = entry.logicalPath();
                String sha256 = entry.sha256();
                if (path != null && entry.type() == EntryType.FILE && sha256 != null) {
                    String digest = neutral.getOrDefault(entry.path(), sha256);
                    files.putIfAbsent(path, new File(part, entry, path, digest));
                }
            }
        }
        return files;
    }

    /// The native binaries that are installed and could be read, by where.
    List<Library> libraries() {
        List<Library> libraries = new ArrayList<>();
        for (Contents part : parts) {
            Map<String, String> digests = new HashMap<>();
            for (ArtifactEntry entry : part.entries()) {
                digests.put(entry.path(), String.valueOf(entry.sha256()));
            }
            for (NativeLibrary library : part.libraries()) {
                LogicalPath path = library.logicalPath();
                String sha256 = digests.getOrDefault(library.path(), "");
                if (path != null) {
                    for (LibraryFacts facts : library.facts()) {
                        libraries.add(new Library(part, library, path, sha256, facts));
                    }
                }
            }
        }
        return libraries;
    }

    /// The Python sources that are installed, by where.
    TreeMap<LogicalPath, Module> modules() {
        TreeMap<LogicalPath, Module> modules = new TreeMap<>();
        for (Contents part : parts) {
            for (PythonModule module : part.modules()) {
                LogicalPath path = module.logicalPath();
                if (path != null) {
                    modules.putIfAbsent(path, new Module(part, module, path));
                }
            }
        }
        return modules;
    }

    /// Everything odd about the artifacts, with the part it is about.
    List<Odd> anomalies() {
        List<Odd> all = new ArrayList<>();
        for (Contents part : parts) {
            part.anomalies().forEach(anomaly -> all.add(new Odd(part, anomaly)));
        }
        return all;
    }

    record Odd(Contents part, Anomaly anomaly) {}

    /// Evidence out of the first part's own metadata.
    Evidence claim(String where) {
        return evidence(parts.getFirst(), where);
    }

    /// All artifacts as evidence, for what is true of a build as a whole.
    List<Evidence> whole(String what) {
        List<Evidence> evidence = new ArrayList<>();
        parts.forEach(part -> evidence.add(evidence(part, what)));
        return evidence;
    }

    static Evidence evidence(Contents part, String locator) {
        return new Evidence(part.file(), locator, part.sha256());
    }

    /// The first claim of this label, in any part.
    Claims.@Nullable Field field(String label) {
        for (Contents part : parts) {
            Claims.Field field = part.claims().field(label).orElse(null);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /// The claims of this label, of all parts.
    List<String> fields(String label) {
        List<String> values = new ArrayList<>();
        parts.forEach(part -> part.claims().all(label).forEach(field -> values.add(field.value())));
        return values;
    }
}
