package parallax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

/// Turns what the user wrote into references: completes a bare name to PyPI against conda-forge, and says what is
/// possible where a name is not known.
final class ReferenceResolver {

    static final String PYPI = "pypi";
    static final String CONDA_FORGE = "conda-forge";

    private static final int NAMES_SHOWN = 12;

    /// Two references and the sentences that say how they came about.
    record Two(Reference left, Reference right, List<String> scope, List<Evidence> evidence) {}

    private final Snapshot snapshot;
    private final ReferenceParser parser;

    ReferenceResolver(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.parser = new ReferenceParser(snapshot.sources(), snapshot::source);
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
                throw new Trouble(
                        "`" + text + "` names no source",
                        "write both sides as `SOURCE::SPEC`, for example `pypi::" + text + "`");
            }
        }
        return new Two(one(texts.get(0)), one(texts.get(1)), List.of(), List.of());
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
        String name = nameOf(text);
        if (name.isEmpty()) {
            throw unknownName(text, name);
        }
        for (Source source : snapshot.sources()) {
            PackageName candidate = PackageName.of(source.ecosystem(), name);
            if (snapshot.packages(source).contains(candidate)) {
                return one(source.id() + "::" + inSyntaxOf(source, name, text.substring(name.length())));
            }
        }
        throw unknownName(text, name);
    }

    private Two bare(String text) throws Trouble, SnapshotException {
        if (text.isBlank() || !ReferenceParser.isBare(text)) {
            one(text);
            throw new Trouble(
                    "`" + text + "` is one side; compare needs two, or one bare package name",
                    "for example `parallax compare " + text + " conda-forge::torchvision`");
        }
        String name = nameOf(text);
        if (name.isEmpty()) {
            throw unknownName(text, name);
        }
        String rest = text.substring(name.length()).strip();
        Source pypi = source(PYPI);
        Source condaForge = source(CONDA_FORGE);
        PackageName onPypi = PackageName.pypi(name);
        PackageName onConda = PackageName.conda(name);
        List<String> scope = new ArrayList<>();
        List<Evidence> evidence = new ArrayList<>();
        boolean pypiHas = snapshot.packages(pypi).contains(onPypi);
        boolean condaHas = snapshot.packages(condaForge).contains(onConda);
        if (pypiHas && !condaHas) {
            NameMap.Entry entry = preferred(snapshot.names().toConda(onPypi, CONDA_FORGE), condaForge);
            if (entry != null) {
                onConda = entry.conda();
                note(entry, scope, evidence);
                condaHas = true;
            }
        } else if (condaHas && !pypiHas) {
            NameMap.Entry entry = first(snapshot.names().toPypi(onConda, CONDA_FORGE));
            if (entry != null && !entry.pypi().isEmpty()) {
                onPypi = entry.pypi().getFirst();
                note(entry, scope, evidence);
                pypiHas = snapshot.packages(pypi).contains(onPypi);
            }
        }
        if (!pypiHas && !condaHas) {
            throw unknownName(text, name);
        }
        if (!pypiHas || !condaHas) {
            String where = pypiHas ? PYPI : CONDA_FORGE;
            throw new Trouble(
                    "`" + name + "` is recorded at " + where + " only, so there is nothing to compare it with",
                    "look at it with `parallax inspect " + where + "::" + name + "`");
        }
        Reference left = one(PYPI + "::" + inSyntaxOf(pypi, onPypi.value(), rest));
        Reference right = one(CONDA_FORGE + "::" + inSyntaxOf(condaForge, onConda.value(), rest));
        scope.addFirst("`" + text + "` stands for " + left.text() + " against " + right.text() + ".");
        return new Two(left, right, scope, evidence);
    }

    /// `torchvision==0.24.0` for both sides: a bare name may carry one exact version, in either spelling.
    private static String inSyntaxOf(Source source, String name, String rest) throws Trouble {
        if (rest.isBlank()) {
            return name;
        }
        String version = rest.strip();
        int start = 0;
        while (start < version.length() && version.charAt(start) == '=') {
            start++;
        }
        if (start == 0 || start > 2 || version.substring(start).chars().anyMatch(c -> "<>=!~,*; []".indexOf(c) >= 0)) {
            throw new Trouble(
                    "`" + name + rest + "`: a name without source may carry one exact version only",
                    "write both sides out, for example `pypi::" + name + ">=1.0` and `conda-forge::" + name + ">=1.0`");
        }
        return name + (source.ecosystem() == Ecosystem.PYPI ? "==" : "=") + version.substring(start);
    }

    private static String nameOf(String text) {
        int end = 0;
        while (end < text.length() && "=<>!~ [".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    private NameMap.@Nullable Entry preferred(List<NameMap.Entry> entries, Source condaForge) {
        NameMap.Entry shortest = null;
        for (NameMap.Entry entry : entries) {
            if (snapshot.packages(condaForge).contains(entry.conda())
                    && (shortest == null
                            || entry.conda().value().length()
                                    < shortest.conda().value().length())) {
                shortest = entry;
            }
        }
        return shortest;
    }

    private static NameMap.@Nullable Entry first(List<NameMap.Entry> entries) {
        return entries.isEmpty() ? null : entries.getFirst();
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
                "nothing is recorded of `" + reference.name() + "` at "
                        + reference.source().title(),
                hint.toString());
    }

    /// `pytorch` at PyPI is `torch`, `torch` at conda-forge is `pytorch`.
    private String otherName(Reference reference) throws SnapshotException {
        NameMap names = snapshot.names();
        if (reference.source().ecosystem() == Ecosystem.CONDA) {
            Source channel = reference.source();
            NameMap.Entry entry =
                    preferred(names.toConda(PackageName.pypi(reference.name().value()), channel.id()), channel);
            return entry == null ? "" : "it is called `" + entry.conda() + "` there";
        }
        NameMap.Entry entry =
                first(names.toPypi(PackageName.conda(reference.name().value()), CONDA_FORGE));
        return entry == null
                        || entry.pypi().isEmpty()
                        || !snapshot.packages(reference.source())
                                .contains(entry.pypi().getFirst())
                ? ""
                : "it is called `" + entry.pypi().getFirst() + "` there";
    }

    private Trouble unknownName(String text, String name) {
        Set<String> all = new LinkedHashSet<>();
        for (Source source : snapshot.sources()) {
            snapshot.packages(source).forEach(each -> all.add(each.value()));
        }
        Optional<String> nearest = NearestName.of(name, all);
        return new Trouble(
                "nothing is recorded of a package `" + (name.isEmpty() ? text : name) + "`",
                nearest.map(each -> "did you mean `" + each + "`? ").orElse("")
                        + "the recorded data holds torchvision, torch, torchaudio, numpy, pillow and what they need; see"
                        + " `parallax sources`");
    }

    static String shown(List<String> names) {
        return names.size() <= NAMES_SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, NAMES_SHOWN)) + " and " + (names.size() - NAMES_SHOWN) + " more";
    }
}
