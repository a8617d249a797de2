package parallax.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.PackageRecords;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.WheelFilename;
import parallax.requirement.Requirement;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// Real versions and constraints out of the recorded snapshot, in an order that is always the same and no order of
/// theirs.
///
/// @param versions distinct, each a PEP 440 version
/// @param specifiers distinct PEP 440 specifier sets, none empty
/// @param condaVersions distinct conda versions
/// @param requirements distinct requirements of wheels
/// @param wheels distinct wheel file names
public record RealTexts(
        List<String> versions,
        List<String> specifiers,
        List<String> condaVersions,
        List<String> requirements,
        List<String> wheels) {

    private static final int SPECIFIERS = 200;
    private static final int CONDA_VERSIONS = 28_000;

    static RealTexts read() {
        try {
            Snapshot snapshot = Snapshot.open();
            Collector found = new Collector();
            for (Source source : snapshot.sources()) {
                for (PackageName name : snapshot.packages(source)) {
                    snapshot.versions(source, name).forEach(version -> found.versions.add(version.original()));
                    found.take(snapshot.load(source, name), source.ecosystem());
                }
            }
            return found.shuffled();
        } catch (SnapshotException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Collector {
        private final TreeSet<String> versions = new TreeSet<>();
        private final TreeSet<String> specifiers = new TreeSet<>();
        private final TreeSet<String> condaVersions = new TreeSet<>();
        private final TreeSet<String> requirements = new TreeSet<>();
        private final TreeSet<String> wheels = new TreeSet<>();

        void take(PackageRecords records, Ecosystem ecosystem) {
            if (ecosystem == Ecosystem.CONDA) {
                for (CondaRecord build : records.condaBuilds()) {
                    condaVersions.add(build.version().original());
                }
            }
            for (WheelRecord wheel : records.wheels()) {
                takeFileName(wheel.wheel());
                takeSpecifier(wheel.requiresPython());
                List<Requirement> requires = wheel.requiresDist();
                if (requires != null) {
                    requires.forEach(this::takeRequirement);
                }
            }
        }

        private void takeFileName(@Nullable WheelFilename name) {
            if (name != null) {
                wheels.add(name.original());
            }
        }

        private void takeRequirement(Requirement requirement) {
            requirements.add(requirement.original());
            takeSpecifier(requirement.specifier());
        }

        private void takeSpecifier(@Nullable SpecifierSet specifier) {
            if (specifier != null && !specifier.isEmpty()) {
                specifiers.add(specifier.original());
            }
        }

        RealTexts shuffled() {
            versions.removeIf(text -> !isVersion(text));
            return new RealTexts(
                    shuffle(versions),
                    shuffle(specifiers),
                    shuffle(condaVersions),
                    shuffle(requirements),
                    shuffle(wheels));
        }

        private static boolean isVersion(String text) {
            try {
                return !Pep440Version.parse(text).original().isEmpty();
            } catch (MalformedVersionException _) {
                return false;
            }
        }

        private static List<String> shuffle(Collection<String> texts) {
            List<String> shuffled = new ArrayList<>(texts);
            SplittableRandom random = new SplittableRandom(1);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
            }
            return shuffled;
        }
    }

    /// 28,000 conda versions: the distinct ones over and over.
    List<String> manyCondaVersions() {
        return repeated(condaVersions, CONDA_VERSIONS);
    }

    /// 200 specifier sets: the distinct ones, and again from the start where the snapshot holds fewer.
    List<String> manySpecifiers() {
        return repeated(specifiers, SPECIFIERS);
    }

    private static List<String> repeated(List<String> distinct, int count) {
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(distinct.get(i % distinct.size()));
        }
        return texts;
    }

    /// Writes the texts for the peers that `bench/semantics` measures, and requests for `parallax eval`.
    public static void main(String[] arguments) {
        RealTexts texts = read();
        Path folder = Path.of(arguments[0]);
        try {
            Files.write(folder.resolve("versions"), texts.versions());
            Files.write(folder.resolve("specifiers"), texts.manySpecifiers());
            Files.write(folder.resolve("conda-versions"), texts.manyCondaVersions());
            Files.write(folder.resolve("requests"), texts.requests(Integer.parseInt(arguments[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> requests(int count) {
        SplittableRandom random = new SplittableRandom(1);
        List<String> requests = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String body = switch (i % 7) {
                case 0 -> field("a", versions, random) + field("b", versions, random) + op("pep440.compare");
                case 1 ->
                    field("specifier", specifiers, random) + field("version", versions, random) + op("pep440.contains");
                case 2 -> field("version", versions, random) + op("pep440.parse");
                case 3 -> field("requirement", requirements, random) + op("pep508.parse");
                case 4 -> field("filename", wheels, random) + TARGET + op("wheel.compatible");
                case 5 -> field("a", condaVersions, random) + field("b", condaVersions, random) + op("conda.compare");
                default -> field("version", condaVersions, random) + SPEC + op("conda.satisfies");
            };
            requests.add("{\"id\":" + i + "," + body + "}");
        }
        return requests;
    }

    private static final String TARGET = "\"target\":{\"python\":\"3.12\",\"platform\":\"manylinux_2_28_x86_64\"},";
    private static final String SPEC = "\"spec\":\">=2.8.0,<2.9.0a0\",";

    private static String op(String name) {
        return "\"op\":\"" + name + "\"";
    }

    /// JSON needs no more escaping than this for texts that are well formed.
    private static String field(String name, List<String> texts, SplittableRandom random) {
        String text = texts.get(random.nextInt(texts.size()));
        return "\"" + name + "\":\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\",";
    }
}
