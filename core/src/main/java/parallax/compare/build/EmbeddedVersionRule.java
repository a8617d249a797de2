package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.Certainty;
import parallax.library.EmbeddedLibrary;

/// `native.embedded`
final class EmbeddedVersionRule implements BuildRule {

    @Override
    public String id() {
        return "native.embedded";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Which versions of known native libraries (zlib, libjpeg-turbo, libpng, OpenBLAS, OpenMP"
                + " runtimes, CUDA runtime, …) each build carries, as separate files or linked in, by the version"
                + " texts and symbols that their own code leaves. A library that only names another in a message"
                + " does not carry it. Another version or another implementation is `changes`: decoders and kernels"
                + " of other versions can give other results. Only on one side is a `note`, for the other may share"
                + " it.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, SortedMap<String, BuildSide.Library>> left = of(pair.left());
        SortedMap<String, SortedMap<String, BuildSide.Library>> right = of(pair.right());
        List<String> differing = new ArrayList<>();
        List<String> oneSided = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        SortedSet<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        List<String> leftWords = new ArrayList<>();
        List<String> rightWords = new ArrayList<>();
        for (String library : all) {
            SortedMap<String, BuildSide.Library> one = left.getOrDefault(library, new TreeMap<>());
            SortedMap<String, BuildSide.Library> other = right.getOrDefault(library, new TreeMap<>());
            if (one.keySet().equals(other.keySet())) {
                continue;
            }
            leftWords.add(library + " " + versions(one));
            rightWords.add(library + " " + versions(other));
            (one.isEmpty() || other.isEmpty() ? oneSided : differing)
                    .add(library + ": " + versions(one) + " against " + versions(other));
            one.forEach((version, where) -> evidence.add(where.evidence(library + " " + version)));
            other.forEach((version, where) -> evidence.add(where.evidence(library + " " + version)));
        }
        if (evidence.isEmpty()) {
            return;
        }
        boolean changes = !differing.isEmpty();
        Findings.Draft draft = findings.of(this, null, changes ? Impact.CHANGES : Impact.NOTE)
                .values(Words.list(leftWords, 8), Words.list(rightWords, 8))
                .evidence(evidence);
        differing.forEach(draft::detail);
        oneSided.forEach(draft::detail);
        draft.report(
                changes ? 57 : 28,
                changes
                        ? "Other versions of native libraries inside: " + Words.list(differing, 4)
                        : "Native libraries inside on one side only: " + Words.list(oneSided, 4));
    }

    private static String versions(SortedMap<String, BuildSide.Library> versions) {
        return versions.isEmpty() ? "none seen" : Words.list(versions.keySet());
    }

    private static SortedMap<String, SortedMap<String, BuildSide.Library>> of(BuildSide side) {
        SortedMap<String, SortedMap<String, BuildSide.Library>> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (EmbeddedLibrary embedded : library.facts().embedded()) {
                if (embedded.certainty() == Certainty.COPY) {
                    found.computeIfAbsent(embedded.library(), _ -> new TreeMap<>())
                            .putIfAbsent(
                                    embedded.version().isEmpty() ? "version not told" : embedded.version(), library);
                }
            }
        }
        found.values().forEach(versions -> {
            if (versions.size() > 1) {
                versions.remove("version not told");
            }
        });
        return found;
    }
}
