package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.NumpyApi;

/// `abi.numpy`
final class NumpyApiRule implements BuildRule {

    @Override
    public String id() {
        return "abi.numpy";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "Which generation of numpy's C-API each build's extension modules were made with, by the texts of"
                + " the check that numpy's headers compile in. A module made with headers of numpy 1 cannot be"
                + " imported beside numpy 2; one made with headers of numpy 2 works with both. Different"
                + " generations are a `risk`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<NumpyApi.Generation, BuildSide.Library> left = of(pair.left());
        SortedMap<NumpyApi.Generation, BuildSide.Library> right = of(pair.right());
        if (left.keySet().equals(right.keySet())) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.RISK).values(words(left), words(right));
        left.forEach((generation, library) -> tell(pair.left(), generation, library, draft));
        right.forEach((generation, library) -> tell(pair.right(), generation, library, draft));
        draft.report(
                63, "Extension modules use numpy's C-API differently: " + words(left) + " against " + words(right));
    }

    private static void tell(
            BuildSide side, NumpyApi.Generation generation, BuildSide.Library library, Findings.Draft draft) {
        draft.detail(side.title() + ": " + library.path() + ": " + word(generation) + " ("
                + Words.list(library.facts().numpy().evidence(), 3) + ")");
        draft.evidence(library.evidence(library.facts().numpy().evidence().getFirst()));
    }

    private static String words(SortedMap<NumpyApi.Generation, BuildSide.Library> found) {
        List<String> words = new ArrayList<>();
        found.keySet().forEach(generation -> words.add(word(generation)));
        return words.isEmpty() ? "no C-API of numpy" : Words.list(words);
    }

    private static String word(NumpyApi.Generation generation) {
        return switch (generation) {
            case NOT_SEEN -> "no C-API of numpy";
            case NUMPY_1 -> "headers of numpy 1";
            case NUMPY_2 -> "headers of numpy 2";
            case PYBIND11 -> "pybind11's own table";
            case RUST_NUMPY -> "rust-numpy's own table";
            case NUMPY_ITSELF -> "numpy itself";
            case UNTOLD -> "C-API of a generation that is not told";
        };
    }

    private static SortedMap<NumpyApi.Generation, BuildSide.Library> of(BuildSide side) {
        TreeMap<NumpyApi.Generation, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            NumpyApi.Generation generation = library.facts().numpy().generation();
            if (generation != NumpyApi.Generation.NOT_SEEN) {
                found.putIfAbsent(generation, library);
            }
        }
        return found;
    }
}
