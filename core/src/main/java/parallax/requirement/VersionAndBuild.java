package parallax.requirement;

import org.jspecify.annotations.Nullable;
import parallax.version.Excerpt;
import parallax.version.Strictness;

/// Version and build as they follow the name in a match spec, with either `=` or white space between them.
///
/// `=1.8` is fuzzy and `1.8` exact, except that in `name=1.8=build` the `=` are separators and `1.8` is exact.
/// Rule: CEP 29, "Version expression parsing". conda and rattler's lenient mode read `name =1.8 build` as exact;
/// the CEP says fuzzy, and so does rattler's strict mode.
///
/// @param version text of a version spec; null where there is none
record VersionAndBuild(@Nullable Piece version, @Nullable Piece build) {

    /// @param behind what stands behind the name
    static VersionAndBuild split(Piece behind, Strictness strictness) throws MalformedPieceException {
        Piece rest = behind.strip();
        boolean nothing = rest.isEmpty()
                || (strictness == Strictness.LENIENT && rest.text().equals("="));
        if (nothing) {
            return new VersionAndBuild(null, null);
        }
        int end = endOfVersion(rest.text());
        Piece version = rest.to(end).withoutSpace();
        Piece separated = rest.from(end).strip();
        boolean equalsSign = separated.text().startsWith("=");
        Piece build = (equalsSign ? separated.from(1) : separated).strip();
        if (build.isEmpty() && equalsSign) {
            throw build.mistake(0, "a build string behind the last `=`");
        }
        if (build.isEmpty()) {
            return new VersionAndBuild(version, null);
        }
        checkBuild(build);
        boolean separator =
                equalsSign && version.text().startsWith("=") && !version.text().startsWith("==");
        boolean single = version.text().chars().noneMatch(c -> ",|()".indexOf(c) >= 0);
        return new VersionAndBuild(separator && single ? version.from(1) : version, build);
    }

    /// The version goes on as long as clauses are joined by `,` or `|`, or parentheses are open.
    private static int endOfVersion(String text) {
        int at = 0;
        boolean clauseExpected = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == ',' || c == '|' || c == '(') {
                clauseExpected = true;
                at++;
            } else if (c == ')') {
                clauseExpected = false;
                at++;
            } else if (clauseExpected) {
                at = endOfClause(text, at);
                clauseExpected = false;
            } else {
                return at;
            }
        }
        return at;
    }

    private static int endOfClause(String text, int start) {
        int at = start;
        if (text.charAt(at) == '^') {
            int close = text.indexOf('$', at);
            return close < 0 ? text.length() : close + 1;
        }
        while (at < text.length() && "=<>!~".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && "=<>~,|()".indexOf(text.charAt(at)) < 0
                && !text.startsWith("!=", at)) {
            at++;
        }
        return at;
    }

    private static void checkBuild(Piece build) throws MalformedPieceException {
        String text = build.text();
        if (text.startsWith("^") && text.endsWith("$")) {
            return;
        }
        if ("<>!~=".indexOf(text.charAt(0)) >= 0) {
            throw build.mistake(0, "`,` or `|` before another clause of the version");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && "_.+*".indexOf(c) < 0) {
                throw build.mistake(
                        Excerpt.at(text, i), i, "letters, digits, `_`, `.`, `+` or `*` in a build string", "CEP 26");
            }
        }
    }
}
