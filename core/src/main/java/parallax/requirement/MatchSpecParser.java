package parallax.requirement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.Subdir;
import parallax.version.CondaVersionSpec;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;
import parallax.version.StringMatcher;

/// Reads a match spec from the outside in: comment, brackets, legacy parentheses, channel, name, then version and
/// build.
///
/// Rule: CEP 29. Forms it leaves out and conda reads: `@feature`, `[optional]`, `(optional=True)`,
/// `channel[subdir]::name`, ` if ` before a condition, the URL of an artifact ({@link ArtifactSpec}).
final class MatchSpecParser {

    private final String original;
    private final Strictness strictness;
    private final Map<String, Piece> keywords = new LinkedHashMap<>();
    private @Nullable Piece channel;
    private @Nullable Piece subdir;
    private @Nullable Piece namespace;

    private MatchSpecParser(String original, Strictness strictness) {
        this.original = original;
        this.strictness = strictness;
    }

    static MatchSpec parse(String text, Strictness strictness) throws MalformedRequirementException {
        try {
            return new MatchSpecParser(text, strictness).read();
        } catch (MalformedPieceException e) {
            throw new MalformedRequirementException(Excerpt.of(text) + " is no match spec: " + e.mistake.in(text));
        }
    }

    private MatchSpec read() throws MalformedPieceException {
        Piece whole = Piece.of(original).strip();
        if (whole.text().startsWith("@") || whole.text().endsWith("@")) {
            return feature(whole);
        }
        if (ArtifactSpec.isOne(whole.text())) {
            return ArtifactSpec.read(whole, original);
        }
        Piece rest = takeChannel(takeCondition(takeParentheses(takeBrackets(whole))));
        int nameEnd = MatchSpecName.endOf(rest.text());
        PackageName name = name(rest.to(nameEnd), rest.from(nameEnd));
        VersionAndBuild positional = VersionAndBuild.split(rest.from(nameEnd), strictness);
        Piece version = take("version", positional.version());
        Piece build = take("build", take("build_string", positional.build()));
        takeChannelKeywords();
        return new MatchSpec(
                pattern(channel),
                pattern(subdir),
                namespace == null || namespace.isEmpty() ? null : namespace.text(),
                name,
                versionSpec(version),
                pattern(build),
                original,
                texts());
    }

    private MatchSpec feature(Piece whole) throws MalformedPieceException {
        boolean before = whole.text().startsWith("@");
        Piece feature = before ? whole.from(1) : whole.to(whole.text().length() - 1);
        for (int i = 0; i < feature.text().length(); i++) {
            char c = feature.text().charAt(i);
            if (c == '@' || c == ',' || Character.isWhitespace(c)) {
                throw feature.mistake(i, "one feature's name beside `@`");
            }
        }
        if (feature.isEmpty()) {
            throw feature.mistake(0, "one feature's name beside `@`");
        }
        return new MatchSpec(
                null,
                null,
                null,
                PackageName.conda("*"),
                null,
                null,
                original,
                Map.of("track_features", feature.text()));
    }

    /// Without comment and brackets. What stands in `channel[subdir]::name` is taken too.
    private Piece takeBrackets(Piece whole) throws MalformedPieceException {
        Piece spec = whole;
        int open = openBracket(spec);
        if (open >= 0) {
            int close = closeBracket(spec, open);
            if (spec.from(close + 1).strip().text().startsWith(":")) {
                spec = takeLegacySubdir(spec, open, close);
                open = openBracket(spec);
            }
        }
        return open < 0 ? withoutComment(spec).strip() : readBrackets(spec, open, closeBracket(spec, open));
    }

    /// The first `[` before any comment; -1 where there is none.
    private static int openBracket(Piece spec) {
        int open = spec.text().indexOf('[');
        int hash = spec.text().indexOf('#');
        return hash >= 0 && hash < open ? -1 : open;
    }

    private static int closeBracket(Piece spec, int open) throws MalformedPieceException {
        int close = BracketReader.endOf(spec.text(), open);
        if (close < 0) {
            int opened = -1 - close;
            boolean bracket = spec.text().charAt(opened) == '[';
            throw spec.mistake(opened, bracket ? "a `]` that closes it" : "the same quote again behind the value");
        }
        return close;
    }

    /// What stands behind `channel[subdir]::`.
    private Piece takeLegacySubdir(Piece spec, int open, int close) throws MalformedPieceException {
        Piece after = spec.from(close + 1).strip();
        int second = after.text().indexOf(':', 1);
        if (second < 0) {
            throw after.mistake(1, "`::` between channel and name");
        }
        channel = spec.to(open).strip();
        subdir = spec.sub(open + 1, close).strip();
        namespace = after.sub(1, second).strip();
        return after.from(second + 1);
    }

    private Piece readBrackets(Piece spec, int open, int close) throws MalformedPieceException {
        Piece behind = withoutComment(spec.from(close + 1)).strip();
        boolean condition = behind.text().startsWith("if ");
        if (behind.text().startsWith("[")) {
            throw behind.mistake("a second `[`", 0, "all keywords in one pair of brackets, with `,` between them");
        }
        if (!behind.isEmpty() && !behind.text().startsWith("(") && !condition) {
            throw behind.mistake(Excerpt.of(behind.text()), 0, "nothing behind the brackets");
        }
        keywords.putAll(new BracketReader(spec.sub(open + 1, close), strictness).read());
        if (condition) {
            keywords.put("when", behind.from(3).strip());
        } else if (!behind.isEmpty() && !takeParenthesis(behind, 0)) {
            throw behind.mistake(Excerpt.of(behind.text()), 0, "`(optional…)` or `(target=…)` or nothing");
        }
        return spec.to(open).strip();
    }

    private static Piece withoutComment(Piece spec) {
        int hash = spec.text().indexOf('#');
        return hash < 0 ? spec : spec.to(hash);
    }

    /// `(optional=True)` or `(target=…)` at the end; other parentheses belong to the version.
    private Piece takeParentheses(Piece spec) throws MalformedPieceException {
        int open = spec.text().lastIndexOf('(');
        return open >= 0 && takeParenthesis(spec, open) ? spec.to(open).strip() : spec;
    }

    private boolean takeParenthesis(Piece spec, int open) throws MalformedPieceException {
        if (!spec.text().endsWith(")")) {
            return false;
        }
        Piece inside = spec.sub(open + 1, spec.text().length() - 1).strip();
        if (!inside.text().startsWith("optional") && !inside.text().startsWith("target")) {
            return false;
        }
        keywords.putAll(new BracketReader(inside, strictness).read());
        return true;
    }

    /// A condition in the form that came before `when`.
    private Piece takeCondition(Piece spec) {
        int condition = spec.text().indexOf(" if ");
        if (condition < 0) {
            return spec;
        }
        Piece when = spec.from(condition + 4).strip();
        if (!when.isEmpty()) {
            keywords.put("when", when);
        }
        return spec.to(condition).strip();
    }

    /// `channel/subdir:namespace:name`. A regular expression may hold colons too.
    private Piece takeChannel(Piece spec) throws MalformedPieceException {
        if (channel != null) {
            splitChannel(channel);
            return spec.strip();
        }
        int expression = spec.text().indexOf('^');
        String text = expression < 0 ? spec.text() : spec.text().substring(0, expression);
        int last = text.lastIndexOf(':');
        if (last < 0) {
            return spec;
        }
        int first = text.lastIndexOf(':', last - 1);
        Piece between = spec.sub(first + 1, last);
        if (between.text().indexOf('/') >= 0 || between.text().indexOf(' ') >= 0) {
            throw spec.mistake(last, "`::` between channel and name");
        }
        namespace = between.strip();
        if (first >= 0) {
            splitChannel(spec.to(first).strip());
        }
        return spec.from(last + 1).strip();
    }

    /// A channel with a known subdir behind its last slash.
    private void splitChannel(Piece piece) throws MalformedPieceException {
        if (piece.isEmpty()) {
            throw piece.mistake(0, "a channel before `::`");
        }
        String text = piece.text();
        int slash = text.lastIndexOf('/');
        boolean withSubdir = slash > 0 && Subdir.isKnown(text.substring(slash + 1));
        channel = withSubdir ? piece.to(slash) : piece;
        subdir = withSubdir ? piece.from(slash + 1) : subdir;
    }

    private void takeChannelKeywords() throws MalformedPieceException {
        Piece channelKeyword = keywords.remove("channel");
        if (channelKeyword != null) {
            splitChannel(channelKeyword.strip());
        }
        subdir = take("subdir", subdir);
        namespace = take("namespace", namespace);
        if (channel != null) {
            channel = shortened(channel);
        }
    }

    private static Piece shortened(Piece channel) {
        String name = CondaChannelName.shortened(channel.text());
        int start = channel.text().indexOf(name);
        return channel.sub(start, start + name.length());
    }

    private @Nullable Piece take(String keyword, @Nullable Piece positional) {
        Piece value = keywords.remove(keyword);
        return value != null ? value : positional;
    }

    /// The keywords that are left, checked and in their canonical spelling.
    private Map<String, String> texts() throws MalformedPieceException {
        keywords.remove("name");
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, Piece> keyword : keywords.entrySet()) {
            Piece value = keyword.getValue();
            if (keyword.getKey().equals("build_number")) {
                String number = BuildNumberConstraint.parse(value).toString();
                if (!number.equals("*")) {
                    texts.put("build_number", number);
                }
                continue;
            }
            if (MatchSpecMatcher.isPattern(keyword.getKey())) {
                checkPattern(value);
            }
            texts.put(keyword.getKey(), value.text());
        }
        return texts;
    }

    private PackageName name(Piece name, Piece behind) throws MalformedPieceException {
        MatchSpecName.check(name, behind, strictness);
        checkPattern(name);
        return name.text().startsWith("^")
                ? new PackageName(Ecosystem.CONDA, name.text())
                : PackageName.conda(name.text());
    }

    private @Nullable CondaVersionSpec versionSpec(@Nullable Piece piece) throws MalformedPieceException {
        if (piece == null) {
            return null;
        }
        try {
            CondaVersionSpec version = CondaVersionSpec.parse(piece.text(), strictness);
            return version.isAny() ? null : version;
        } catch (MalformedVersionException e) {
            throw piece.mistake(e.mistake().orElseThrow());
        }
    }

    /// Null for `*`; checks that a regular expression is one.
    private static @Nullable String pattern(@Nullable Piece piece) throws MalformedPieceException {
        if (piece == null) {
            return null;
        }
        Piece pattern = piece.strip();
        if (pattern.isEmpty()) {
            throw pattern.mistake(0, "a name or a pattern; `*` stands for any");
        }
        checkPattern(pattern);
        return pattern.text().equals("*") ? null : pattern.text();
    }

    private static void checkPattern(Piece pattern) throws MalformedPieceException {
        try {
            StringMatcher.parse(pattern.text());
        } catch (MalformedVersionException e) {
            throw pattern.mistake(e.mistake().orElseThrow());
        }
    }
}
