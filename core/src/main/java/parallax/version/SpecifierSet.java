package parallax.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A comma-separated set of PEP 440 version specifiers. Empty admits everything.
/// Rule: PyPA specification "Version specifiers" (PEP 440).
public final class SpecifierSet {

    private static final SpecifierSet ANY = new SpecifierSet("", List.of());

    private final String original;
    private final List<Specifier> specifiers;

    private SpecifierSet(String original, List<Specifier> specifiers) {
        this.original = original;
        this.specifiers = specifiers;
    }

    /// The set without specifiers.
    public static SpecifierSet any() {
        return ANY;
    }

    /// Empty items, as in `>=1,,<2` or after a trailing comma, are passed over.
    ///
    /// @throws MalformedVersionException with the text, what was found at which offset, and the rule it breaks
    public static SpecifierSet parse(String text) throws MalformedVersionException {
        return parse(text, text);
    }

    /// As {@link #parse(String)}; {@link Strictness#LENIENT} also reads the mistakes that published `Requires-Python`
    /// and `Requires-Dist` fields are known to hold, as they were meant:
    /// - no comma between two clauses: `>=1.0<2.0`, `>=2.7 !=3.0.*`,
    /// - `.*` where no prefix is allowed: `>=1.0.*` is `>=1.0`, and so for `>`, `<=`, `<`,
    /// - no full stop before the star: `!=3.0*` is `!=3.0.*`, and so for `==`,
    /// - `!=~5.0`, which is `!=5.0.*`,
    /// - quotes around the set, a clause or a version: `'>=3.6'`,
    /// - white space within an operator: `> = 1.0`,
    /// - the signs of an operator the wrong way round: `=>3.6`, `=<3.6`,
    /// - a full stop at a version's end: `>=3.6.`.
    ///
    /// `~=1`, `=1.0`, `~=3.7.*` and a version without operator stay refused: they may mean several things.
    /// {@link #original()} keeps the mistake, the clauses do not.
    ///
    /// @throws MalformedVersionException as {@link #parse(String)} does
    public static SpecifierSet parse(String text, Strictness strictness) throws MalformedVersionException {
        try {
            return parse(text, text);
        } catch (MalformedVersionException e) {
            if (strictness == Strictness.STRICT) {
                throw e;
            }
            return parseRepaired(text, e);
        }
    }

    private static SpecifierSet parseRepaired(String text, MalformedVersionException problem)
            throws MalformedVersionException {
        try {
            return parse(PublishedMistakes.repairSpecifiers(text), text);
        } catch (MalformedVersionException _) {
            throw problem;
        }
    }

    private static SpecifierSet parse(String text, String original) throws MalformedVersionException {
        List<Specifier> specifiers = new ArrayList<>(2);
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            if (!isBlank(text, start, end)) {
                specifiers.add(Specifier.parse(text, start, end));
            }
            start = end + 1;
        }
        return original.isEmpty() ? ANY : new SpecifierSet(original, List.copyOf(specifiers));
    }

    private static boolean isBlank(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Pep440Scanner.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    public String original() {
        return original;
    }

    public boolean isEmpty() {
        return specifiers.isEmpty();
    }

    /// In the order written.
    public List<Specifier> specifiers() {
        return specifiers;
    }

    /// The one version that is named, where the set is a single `==` without `.*` or a single `===`. Without a local
    /// label it still admits every local version of it, `2.11.0+cu130` for `==2.11.0`.
    public Optional<Pep440Version> exactPin() {
        if (specifiers.size() != 1) {
            return Optional.empty();
        }
        Specifier only = specifiers.getFirst();
        boolean pins = only.operator() == Specifier.Operator.ARBITRARY
                || (only.operator() == Specifier.Operator.EQUAL && !only.isPrefix());
        return pins ? only.version() : Optional.empty();
    }

    /// Whether `version` is admitted, pre-releases included.
    public boolean contains(Pep440Version version) {
        for (int i = 0; i < specifiers.size(); i++) {
            if (!specifiers.get(i).contains(version)) {
                return false;
            }
        }
        return true;
    }

    /// Whether `version` is admitted under a policy for pre-releases.
    ///
    /// @param preReleases whether pre-releases are allowed; null for the default, which for a single version is to
    ///     allow it, there being no other that satisfies
    public boolean contains(Pep440Version version, @Nullable Boolean preReleases) {
        return (!Boolean.FALSE.equals(preReleases) || !version.isPreRelease()) && contains(version);
    }

    /// As {@link #contains(Pep440Version)} for a text that need not be a version; `===` compares with it as it is.
    public boolean contains(String version) {
        return specifiers.stream().allMatch(specifier -> specifier.contains(version));
    }

    /// The versions admitted, in the order given, under the default policy: pre-releases only where a specifier names
    /// one, or where nothing but pre-releases satisfies.
    public List<Pep440Version> filter(List<Pep440Version> versions) {
        return filter(versions, null);
    }

    /// The versions admitted, in the order given.
    ///
    /// @param preReleases whether pre-releases are allowed; null for the default policy
    public List<Pep440Version> filter(List<Pep440Version> versions, @Nullable Boolean preReleases) {
        boolean all = Boolean.TRUE.equals(preReleases) || (preReleases == null && namesPreRelease());
        List<Pep440Version> matching = new ArrayList<>();
        int releases = 0;
        for (Pep440Version version : versions) {
            if (contains(version)) {
                matching.add(version);
                releases += version.isPreRelease() ? 0 : 1;
            }
        }
        boolean nothingElse = preReleases == null && releases == 0;
        if (!all && !nothingElse && releases < matching.size()) {
            matching.removeIf(Pep440Version::isPreRelease);
        }
        return List.copyOf(matching);
    }

    /// The set that admits what both admit: the clauses of this one, then those of `other` that are not spelled the
    /// same. A clause that names a pre-release goes on to opt in to pre-releases, whichever side it came from.
    public SpecifierSet and(SpecifierSet other) {
        Map<String, Specifier> clauses = new LinkedHashMap<>();
        specifiers.forEach(specifier -> clauses.put(specifier.toString(), specifier));
        int mine = clauses.size();
        other.specifiers.forEach(specifier -> clauses.putIfAbsent(specifier.toString(), specifier));
        if (clauses.size() == mine) {
            return this;
        }
        return mine == 0 ? other : new SpecifierSet(String.join(",", clauses.keySet()), List.copyOf(clauses.values()));
    }

    /// The versions admitted as ranges of the order, pre-releases included; empty, for "not known", where a clause is
    /// `===`, which compares texts.
    public Optional<VersionRanges<Pep440Version>> ranges() {
        return Pep440Line.ranges(specifiers);
    }

    /// How this set, as the left, and `other` lie to each other over versions that exist, pre-releases included.
    ///
    /// @param versions in any order
    public ConstraintRelation<Pep440Version> relateTo(SpecifierSet other, Collection<Pep440Version> versions) {
        return ConstraintRelation.overAll(versions, this::contains, other::contains);
    }

    /// Whether some specifier names a pre-release and so opts in to them.
    public boolean namesPreRelease() {
        return specifiers.stream().anyMatch(Specifier::namesPreRelease);
    }

    private Set<Specifier> distinct() {
        List<Specifier> sorted = new ArrayList<>(specifiers);
        sorted.sort(Comparator.comparing(Specifier::toString));
        return new LinkedHashSet<>(sorted);
    }

    /// Sets of the same clauses are equal, whatever their order, spelling and repetitions.
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SpecifierSet that && distinct().equals(that.distinct()));
    }

    @Override
    public int hashCode() {
        return distinct().hashCode();
    }

    /// The clauses sorted by their text, without white space and repetitions: `!=2.0,>=1.0`.
    @Override
    public String toString() {
        return switch (specifiers.size()) {
            case 0 -> "";
            case 1 -> specifiers.getFirst().toString();
            default ->
                String.join(",", distinct().stream().map(Specifier::toString).toList());
        };
    }
}
