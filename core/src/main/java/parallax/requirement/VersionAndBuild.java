package parallax.requirement;

import org.jspecify.annotations.Nullable;

/// Version and build as they follow the name in a match spec, with either `=` or white space between them.
///
/// `=1.8` is fuzzy and `1.8` exact, except that in `name=1.8=build` the `=` are separators and `1.8` is exact.
/// Rule: CEP 29, "Version expression parsing". conda and rattler's lenient mode read `name =1.8 build` as exact;
/// the CEP says fuzzy, and so does rattler's strict mode.
///
/// @param version text of a version spec; null where there is none
record VersionAndBuild(@Nullable String version, @Nullable String build) {

    /// @param text what stands behind the name
    /// @param original the whole, for messages
    static VersionAndBuild split(String text, String original) throws MalformedRequirementException {
        String rest = text.strip();
        if (rest.isEmpty()) {
            return new VersionAndBuild(null, null);
        }
        int end = endOfVersion(rest);
        String version = withoutSpace(rest.substring(0, end));
        String behind = rest.substring(end).strip();
        boolean equalsSign = behind.startsWith("=");
        String build = (equalsSign ? behind.substring(1) : behind).strip();
        if (build.isEmpty() && equalsSign) {
            throw MatchSpecParser.malformed(original, "nothing behind the last `=`");
        }
        if (build.isEmpty()) {
            return new VersionAndBuild(version, null);
        }
        checkBuild(build, original);
        boolean separator = equalsSign && version.startsWith("=") && !version.startsWith("==");
        boolean single = version.chars().noneMatch(c -> ",|()".indexOf(c) >= 0);
        return new VersionAndBuild(separator && single ? version.substring(1) : version, build);
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

    private static void checkBuild(String build, String original) throws MalformedRequirementException {
        if (build.startsWith("^") && build.endsWith("$")) {
            return;
        }
        if ("<>!~=".indexOf(build.charAt(0)) >= 0) {
            throw MatchSpecParser.malformed(original, "`,` or `|` is missing before `" + build + "`");
        }
        for (int i = 0; i < build.length(); i++) {
            char c = build.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && "_.+*".indexOf(c) < 0) {
                throw MatchSpecParser.malformed(
                        original,
                        "`" + Character.toString(build.codePointAt(i)) + "` in the build string `" + build
                                + "`; letters, digits, `_`, `.`, `+` and `*` are allowed");
            }
        }
    }

    private static String withoutSpace(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> result.append((char) c));
        return result.toString();
    }
}
