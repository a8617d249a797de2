package parallax.version;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One clause of a {@link SpecifierSet}: an operator and a version.
/// Rule: PyPA specification "Version specifiers" (PEP 440).
public final class Specifier {

    /// The comparison operators, in the order in which their symbols must be tried.
    public enum Operator {
        ARBITRARY("==="),
        COMPATIBLE("~="),
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS_OR_EQUAL("<="),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        GREATER(">");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /// The spelling: `==`, `~=` and so on.
        public String symbol() {
            return symbol;
        }

        boolean allowsLocalLabel() {
            return this == EQUAL || this == NOT_EQUAL;
        }
    }

    private static final String PREFIX_SUFFIX = ".*";

    private final Operator operator;
    private final String versionText;
    private final @Nullable Pep440Version version;
    private final boolean prefix;

    private Specifier(Operator operator, String versionText, @Nullable Pep440Version version, boolean prefix) {
        this.operator = operator;
        this.versionText = versionText;
        this.version = version;
        this.prefix = prefix;
    }

    /// Reads one clause, `>=1.0`; white space may stand around the operator and the version.
    ///
    /// @throws MalformedVersionException with the text, what was found and the rule it breaks
    public static Specifier parse(String text) throws MalformedVersionException {
        String stripped = strip(text);
        for (Operator operator : Operator.values()) {
            if (stripped.startsWith(operator.symbol)) {
                return of(operator, stripped.substring(operator.symbol.length()));
            }
        }
        throw new MalformedVersionException(Excerpt.of(text) + " is no version specifier: found "
                + Excerpt.at(stripped, 0) + ", expected one of ===, ~=, ==, !=, <=, >=, <, > (PEP 440)");
    }

    /// The clause of an operator and what follows it.
    ///
    /// @throws MalformedVersionException with the text, what was found and the rule it breaks
    public static Specifier of(Operator operator, String text) throws MalformedVersionException {
        String versionText = strip(text);
        if (operator == Operator.ARBITRARY) {
            return arbitrary(versionText);
        }
        if (versionText.endsWith(PREFIX_SUFFIX)) {
            return prefix(operator, versionText);
        }
        Pep440Version version = Pep440Version.parse(versionText);
        if (!version.local().isEmpty() && !operator.allowsLocalLabel()) {
            throw malformed(operator, versionText, "a local label may follow only == and !=");
        }
        if (operator == Operator.COMPATIBLE && version.releaseLength() < 2) {
            throw malformed(operator, versionText, "~= needs a release of at least two numbers");
        }
        return new Specifier(operator, versionText, version, false);
    }

    private static Specifier prefix(Operator operator, String versionText) throws MalformedVersionException {
        if (!operator.allowsLocalLabel()) {
            throw malformed(operator, versionText, ".* may follow only == and !=");
        }
        Pep440Version version =
                Pep440Version.parse(versionText.substring(0, versionText.length() - PREFIX_SUFFIX.length()));
        boolean releaseOnly = !version.isPreRelease()
                && !version.isPostRelease()
                && version.local().isEmpty();
        if (!releaseOnly
                || Pep440Scanner.isWhitespace(
                        version.original().charAt(version.original().length() - 1))) {
            throw malformed(operator, versionText, ".* may follow only the numbers of a release");
        }
        return new Specifier(operator, versionText, version, true);
    }

    private static Specifier arbitrary(String versionText) throws MalformedVersionException {
        for (int i = 0; i < versionText.length(); i++) {
            char c = versionText.charAt(i);
            if (c == ';' || c == ')' || Pep440Scanner.isWhitespace(c)) {
                throw malformed(
                        Operator.ARBITRARY, versionText, "found " + Excerpt.at(versionText, i) + " in the version");
            }
        }
        if (versionText.isEmpty()) {
            throw malformed(Operator.ARBITRARY, versionText, "a version is missing after ===");
        }
        return new Specifier(Operator.ARBITRARY, versionText, versionOrNull(versionText), false);
    }

    private static @Nullable Pep440Version versionOrNull(String text) {
        try {
            return Pep440Version.parse(text);
        } catch (MalformedVersionException e) {
            return null;
        }
    }

    private static MalformedVersionException malformed(Operator operator, String versionText, String rule) {
        return new MalformedVersionException(
                Excerpt.of(operator.symbol + versionText) + " is no version specifier: " + rule + " (PEP 440)");
    }

    static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && Pep440Scanner.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Pep440Scanner.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    public Operator operator() {
        return operator;
    }

    /// What follows the operator, as spelled, `.*` included.
    public String versionText() {
        return versionText;
    }

    /// The version compared with, for `==1.2.*` that of `1.2`. Empty for `===` with a text that is no version.
    public Optional<Pep440Version> version() {
        return Optional.ofNullable(version);
    }

    /// Whether `.*` asks for a prefix only.
    public boolean isPrefix() {
        return prefix;
    }

    /// Whether `candidate` satisfies this clause, pre-releases included.
    public boolean contains(Pep440Version candidate) {
        if (operator == Operator.ARBITRARY || version == null) {
            return candidate.toString().equalsIgnoreCase(versionText);
        }
        return contains(candidate, version);
    }

    private boolean contains(Pep440Version candidate, Pep440Version bound) {
        return switch (operator) {
            case EQUAL -> isEqual(candidate, bound);
            case NOT_EQUAL -> !isEqual(candidate, bound);
            case LESS_OR_EQUAL -> candidate.comparePublic(bound) <= 0;
            case GREATER_OR_EQUAL -> candidate.comparePublic(bound) >= 0;
            case LESS -> candidate.comparePublic(bound) < 0 && !isExcludedBelow(candidate, bound);
            case GREATER -> candidate.comparePublic(bound) > 0 && !isExcludedAbove(candidate, bound);
            case COMPATIBLE ->
                candidate.comparePublic(bound) >= 0 && candidate.startsWith(bound, bound.releaseLength() - 1);
            case ARBITRARY -> throw new IllegalStateException("=== compares texts");
        };
    }

    private boolean isEqual(Pep440Version candidate, Pep440Version bound) {
        if (prefix) {
            return candidate.startsWith(bound, bound.releaseLength());
        }
        return bound.local().isEmpty() ? candidate.comparePublic(bound) == 0 : candidate.compareTo(bound) == 0;
    }

    /// `<V` leaves out the pre-releases of V, unless V is one.
    private static boolean isExcludedBelow(Pep440Version candidate, Pep440Version bound) {
        if (bound.isPreRelease() || !candidate.hasSameRelease(bound)) {
            return false;
        }
        return !bound.isPostRelease() || (candidate.hasSamePreRelease(bound) && candidate.hasSamePostRelease(bound));
    }

    /// `>V` leaves out the post-releases of V, unless V is one or is a development release.
    private static boolean isExcludedAbove(Pep440Version candidate, Pep440Version bound) {
        return !bound.isPostRelease()
                && !bound.isDevRelease()
                && candidate.hasSameRelease(bound)
                && candidate.hasSamePreRelease(bound);
    }

    /// As {@link #contains(Pep440Version)} for a text that need not be a version: only `===` can match such a one, and
    /// `===` compares with the text itself, letter case aside.
    public boolean contains(String candidate) {
        if (operator == Operator.ARBITRARY) {
            return candidate.equalsIgnoreCase(versionText);
        }
        Pep440Version parsed = versionOrNull(candidate);
        return parsed != null && contains(parsed);
    }

    /// Whether naming this clause opts in to pre-releases: its version is one, and it does not merely exclude it.
    public boolean namesPreRelease() {
        return operator != Operator.NOT_EQUAL && !prefix && version != null && version.isPreRelease();
    }

    /// Clauses that mean the same share this: `==1.0` and `== 1.0.0`; for `~=` trailing zeros have a meaning.
    private String canonical() {
        if (version == null || prefix || operator == Operator.ARBITRARY) {
            return operator.symbol + versionText;
        }
        return operator.symbol + (operator == Operator.COMPATIBLE ? version.toString() : version.canonical());
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Specifier that && canonical().equals(that.canonical()));
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
    }

    /// Operator and version as spelled, without white space.
    @Override
    public String toString() {
        return operator.symbol + versionText;
    }
}
