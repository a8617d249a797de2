package parallax.version;

import java.util.List;
import java.util.Locale;
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
    private static final String KIND = "version specifier";
    private static final List<Operator> OPERATORS = List.of(Operator.values());

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
    /// @throws MalformedVersionException with the text, what was found at which offset, and the rule it breaks
    public static Specifier parse(String text) throws MalformedVersionException {
        return parse(text, 0, text.length());
    }

    /// The clause between two offsets of a longer text, of which errors speak.
    static Specifier parse(String text, int from, int to) throws MalformedVersionException {
        int start = skipWhitespace(text, from, to);
        for (Operator operator : OPERATORS) {
            if (text.startsWith(operator.symbol, start) && start + operator.symbol.length() <= to) {
                return of(operator, text, start + operator.symbol.length(), to);
            }
        }
        throw malformed(text, start, "one of ===, ~=, ==, !=, <=, >=, <, >");
    }

    /// The clause of an operator and what follows it.
    ///
    /// @throws MalformedVersionException with the text, what was found at which offset, and the rule it breaks
    public static Specifier of(Operator operator, String text) throws MalformedVersionException {
        return of(operator, text, 0, text.length());
    }

    private static Specifier of(Operator operator, String text, int from, int to) throws MalformedVersionException {
        int start = skipWhitespace(text, from, to);
        int end = stripEnd(text, start, to);
        if (operator == Operator.ARBITRARY) {
            return arbitrary(text, start, end);
        }
        if (end - start >= 2 && text.startsWith(PREFIX_SUFFIX, end - PREFIX_SUFFIX.length())) {
            return prefix(operator, text, start, end);
        }
        Pep440Version version = Pep440Version.parse(text, start, end, KIND);
        if (!version.local().isEmpty() && !operator.allowsLocalLabel()) {
            throw malformed(
                    text, text.indexOf('+', start), "the version to end, a local label may follow only == and !=");
        }
        if (operator == Operator.COMPATIBLE && version.releaseLength() < 2) {
            throw malformed(text, releaseEnd(text, start), "`.` and a second number, which ~= needs");
        }
        return new Specifier(operator, version.original(), version, false);
    }

    private static Specifier prefix(Operator operator, String text, int start, int end)
            throws MalformedVersionException {
        int dot = end - PREFIX_SUFFIX.length();
        if (!operator.allowsLocalLabel()) {
            throw malformed(text, dot, "the version to end, .* may follow only == and !=");
        }
        Pep440Version version = Pep440Version.parse(text, start, dot, KIND);
        int numbersEnd = releaseEnd(text, start);
        if (numbersEnd != dot) {
            throw malformed(text, numbersEnd, "`.*`, which may follow only the numbers of a release");
        }
        return new Specifier(operator, text.substring(start, end), version, true);
    }

    /// Where the numbers of a release end, in a text in which a version begins at `start`.
    private static int releaseEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isOfRelease(text.charAt(end), end == start)) {
            end++;
        }
        boolean dotBehind = text.charAt(end - 1) == '.';
        return dotBehind ? end - 1 : end;
    }

    private static boolean isOfRelease(char c, boolean first) {
        return (c >= '0' && c <= '9') || c == '.' || c == '!' || (first && (c == 'v' || c == 'V'));
    }

    /// As `packaging` reads it: what follows may even be nothing, which then matches no version.
    private static Specifier arbitrary(String text, int start, int end) throws MalformedVersionException {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == ';' || c == ')' || Pep440Scanner.isWhitespace(c)) {
                throw malformed(text, i, "the text behind === to end or go on without white space, `;` and `)`");
            }
        }
        String versionText = text.substring(start, end);
        return new Specifier(Operator.ARBITRARY, versionText, versionOrNull(versionText), false);
    }

    private static @Nullable Pep440Version versionOrNull(String text) {
        try {
            return Pep440Version.parse(text);
        } catch (MalformedVersionException e) {
            return null;
        }
    }

    private static MalformedVersionException malformed(String text, int offset, String expected) {
        return new MalformedVersionException(text, KIND, offset, expected, "PEP 440");
    }

    private static int skipWhitespace(String text, int from, int to) {
        int start = from;
        while (start < to && Pep440Scanner.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int stripEnd(String text, int from, int to) {
        int end = to;
        while (end > from && Pep440Scanner.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
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
            return isSpelled(candidate.toString());
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

    /// Letter case is that of Python's `str.lower`, which `equalsIgnoreCase` is not for all of Unicode.
    private boolean isSpelled(String candidate) {
        return candidate.equals(versionText)
                || candidate.toLowerCase(Locale.ROOT).equals(versionText.toLowerCase(Locale.ROOT));
    }

    /// As {@link #contains(Pep440Version)} for a text that need not be a version: only `===` can match such a one, and
    /// `===` compares with the text itself, letter case aside.
    public boolean contains(String candidate) {
        if (operator == Operator.ARBITRARY) {
            return isSpelled(candidate);
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
