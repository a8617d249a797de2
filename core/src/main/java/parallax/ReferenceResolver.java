package parallax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import parallax.compare.Counterparts;
import parallax.fact.Evidence;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.NearestName;
import parallax.name.PackageName;
import parallax.reference.MalformedReferenceException;
import parallax.reference.Reference;
import parallax.reference.ReferenceParser;
import parallax.report.ShellWord;
import parallax.version.Excerpt;

/// Turns what the user wrote into references: completes a bare name to PyPI against conda-forge, and says what is
/// possible where a name is not known.
final class ReferenceResolver {

    static final String PYPI = "pypi";
    static final String CONDA_FORGE = "conda-forge";

    private static final int NAMES_SHOWN = 12;
    private static final int LONGEST_REPEATED = 60;

    /// Two references and the sentences that say how they came about.
    record Two(Reference left, Reference right, List<String> scope, List<Evidence> evidence) {}

    private final Snapshot snapshot;
    private final ReferenceParser parser;

    ReferenceResolver(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.parser = new ReferenceParser(snapshot.sources(), snapshot::source, snapshot::aliases);
    }

    Two two(List<String> texts) throws Trouble, SnapshotException {
        if (texts.size() == 1) {
            return bare(texts.getFirst());
        }
        if (texts.size() != 2) {
            throw new Trouble(
                    "compare takes one package name or two references, not " + texts.size(),
                    "for example `parallax compare torchvision`");
        }
        for (String text : texts) {
            if (ReferenceParser.isBare(text) && !text.isBlank()) {
                throw withoutSource(text, texts.getLast());
            }
        }
        Reference left = one(texts.get(0));
        Reference right = one(texts.get(1));
        new ProjectNames(snapshot).requireOneProject(left, right);
        return new Two(left, right, List.of(), List.of());
    }

    /// @param last the second of two texts, which is a version where someone wrote `torchvision 0.24.0`
    private Trouble withoutSource(String text, String last) {
        if (!last.equals(text) && !last.isEmpty() && last.charAt(0) >= '0' && last.charAt(0) <= '9') {
            return new Trouble(
                    Excerpt.of(last) + " is no second side",
                    "a version is written behind the name: `" + Excerpt.plain(text) + "==" + Excerpt.plain(last) + "`");
        }
        return new Trouble(
                Excerpt.of(text) + " names no source",
                didYouMean(text)
                        .orElse("write both sides as `SOURCE::SPEC`, for example `pypi::" + Excerpt.plain(text) + "`"));
    }

    private Optional<String> didYouMean(String text) {
        return parser.meant(text).map(meant -> "did you mean `" + meant + "`?");
    }

    /// One reference with a source, to a package that is recorded there.
    Reference one(String text) throws Trouble, SnapshotException {
        try {
            Reference reference = parser.parse(text);
            requireRecorded(reference);
            return reference;
        } catch (MalformedReferenceException e) {
            throw new Trouble(String.valueOf(e.getMessage()), e.hint());
        }
    }

    /// A subject to inspect: a bare name is looked up at PyPI first, then at every other source.
    Reference subject(String text) throws Trouble, SnapshotException {
        if (!ReferenceParser.isBare(text) || text.isBlank()) {
            return one(text);
        }
        BareName bare = bareName(text);
        for (Source source : snapshot.sources()) {
            PackageName candidate = PackageName.of(source.ecosystem(), bare.name());
            if (snapshot.packages(source).contains(candidate)) {
                return one(bare.at(source, candidate));
            }
        }
        throw unknownName(bare.name());
    }

    private BareName bareName(String text) throws Trouble {
        Optional<String> meant = didYouMean(text);
        if (meant.isPresent()) {
            throw new Trouble(Excerpt.of(text) + " names no source", meant.get());
        }
        return BareName.parse(text);
    }

    private Two bare(String text) throws Trouble, SnapshotException {
        if (text.isBlank() || !ReferenceParser.isBare(text)) {
            throw oneSide(one(text));
        }
        BareName bare = bareName(text);
        Source pypi = source(PYPI);
        Source condaForge = source(CONDA_FORGE);
        PackageName onPypi = PackageName.pypi(bare.name());
        PackageName onConda = PackageName.conda(bare.name());
        List<String> scope = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        boolean pypiHas = snapshot.packages(pypi).contains(onPypi);
        boolean condaHas = snapshot.packages(condaForge).contains(onConda);
        ProjectNames names = new ProjectNames(snapshot);
        if (pypiHas && !condaHas) {
            NameMap.Entry entry = names.recordedInChannel(onPypi, condaForge);
            if (entry != null) {
                onConda = entry.conda();
                note(entry, scope, evidence);
                condaHas = true;
            }
        } else if (condaHas && !pypiHas) {
            NameMap.Entry entry = names.pythonProject(onConda, condaForge);
            if (entry != null) {
                onPypi = entry.pypi().getFirst();
                note(entry, scope, evidence);
                pypiHas = snapshot.packages(pypi).contains(onPypi);
            }
        }
        if (!pypiHas || !condaHas) {
            throw notOnBoth(bare.name(), pypiHas, condaHas);
        }
        Reference left = one(bare.at(pypi, onPypi));
        Reference right = one(bare.at(condaForge, onConda));
        scope.addFirst(Excerpt.of(text) + " stands for " + left.text() + " against " + right.text() + ".");
        return new Two(left, right, scope, evidence);
    }

    /// A short form needs PyPI and conda-forge; says which of them lacks the name, and where else it is recorded.
    private Trouble notOnBoth(String name, boolean pypiHas, boolean condaHas) {
        List<String> references = new ArrayList<>();
        for (Source source : snapshot.sources()) {
            PackageName there = PackageName.of(source.ecosystem(), name);
            if (snapshot.packages(source).contains(there)) {
                references.add(source.id() + "::" + there);
            }
        }
        if (references.isEmpty()) {
            return unknownName(name);
        }
        String lacking = pypiHas ? "conda-forge" : condaHas ? "PyPI" : "PyPI and conda-forge";
        String message = "nothing is recorded of `" + name + "` at " + lacking
                + ", and a name without source stands for PyPI against conda-forge";
        return references.size() == 1
                ? new Trouble(message, "look at it with `parallax inspect " + references.getFirst() + "`")
                : new Trouble(
                        message,
                        "it is recorded as " + String.join(", ", references) + ": compare two of them, for example"
                                + " `parallax compare " + references.getFirst() + " " + references.getLast() + "`");
    }

    /// The other side that is suggested is the counterpart in the other ecosystem: PyPI's or conda-forge's.
    private Trouble oneSide(Reference given) throws Trouble, SnapshotException {
        boolean python = given.source().ecosystem() == Ecosystem.PYPI;
        Source other = source(python ? CONDA_FORGE : PYPI);
        String text = ShellWord.quote(given.text());
        if (text.length() > LONGEST_REPEATED || !text.equals(Excerpt.plain(text))) {
            text = given.source().id() + "::" + given.name();
        }
        String one = text;
        String hint = new ProjectNames(snapshot)
                .recordedAt(given, other)
                .map(name -> other.id() + "::" + name)
                .map(counterpart -> "for example `parallax compare "
                        + (python ? one + " " + counterpart : counterpart + " " + one) + "`")
                .orElse("nothing is recorded of a counterpart at " + other.title()
                        + "; write the other side as `SOURCE::SPEC` behind it");
        return new Trouble(
                Excerpt.of(given.text()) + " is one side; compare needs two, or one bare package name", hint);
    }

    private static void note(NameMap.Entry entry, List<String> scope, List<Evidence> evidence) {
        String pypi = entry.pypi().getFirst().value();
        scope.add("PyPI's " + pypi + " is called " + entry.conda() + " at conda-forge, says the name map of "
                + entry.channel() + ".");
        evidence.add(Counterparts.mapping(entry, pypi));
    }

    private Source source(String id) throws Trouble {
        return snapshot.source(id).orElseThrow(() -> new Trouble("the recorded data has no source `" + id + "`", null));
    }

    private void requireRecorded(Reference reference) throws Trouble, SnapshotException {
        List<PackageName> packages = snapshot.packages(reference.source());
        if (packages.contains(reference.name())) {
            return;
        }
        List<String> names = packages.stream().map(PackageName::value).toList();
        Optional<String> nearest = NearestName.of(reference.name().value(), names);
        String elsewhere = otherName(reference);
        StringBuilder hint = new StringBuilder();
        if (!elsewhere.isEmpty()) {
            hint.append(elsewhere).append("; ");
        } else {
            nearest.ifPresent(name -> hint.append("did you mean `").append(name).append("`? "));
        }
        hint.append("recorded there: ").append(shown(names));
        throw new Trouble(
                "nothing is recorded of " + Excerpt.of(reference.name().value()) + " at "
                        + reference.source().title(),
                hint.toString());
    }

    /// `pytorch` at PyPI is `torch`, `torch` at conda-forge is `pytorch`.
    private String otherName(Reference reference) throws SnapshotException {
        ProjectNames names = new ProjectNames(snapshot);
        Source there = reference.source();
        String typed = reference.name().value();
        if (there.ecosystem() == Ecosystem.CONDA) {
            NameMap.Entry entry = names.recordedInChannel(PackageName.pypi(typed), there);
            return entry == null ? "" : "it is called `" + entry.conda() + "` there";
        }
        Optional<Source> condaForge = snapshot.source(CONDA_FORGE);
        NameMap.Entry entry =
                condaForge.isEmpty() ? null : names.pythonProject(PackageName.conda(typed), condaForge.get());
        return entry == null || !snapshot.packages(there).contains(entry.pypi().getFirst())
                ? ""
                : "it is called `" + entry.pypi().getFirst() + "` there";
    }

    private Trouble unknownName(String name) {
        Set<String> all = new LinkedHashSet<>();
        for (Source source : snapshot.sources()) {
            snapshot.packages(source).forEach(each -> all.add(each.value()));
        }
        Optional<String> nearest = NearestName.of(name, all);
        return new Trouble(
                "nothing is recorded of a package " + Excerpt.of(name),
                nearest.map(each -> "did you mean `" + each + "`? ").orElse("")
                        + "the recorded data holds torchvision, torch, numpy, pillow and what they need; see"
                        + " `parallax sources`");
    }

    static String shown(List<String> names) {
        return names.size() <= NAMES_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN)) + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
