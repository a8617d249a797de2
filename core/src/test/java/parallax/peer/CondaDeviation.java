package parallax.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where Parallax means to answer otherwise than conda or rattler does. {@link DeviationsTest} shows a case of
/// each.
enum CondaDeviation {

    /// A `*` that is no glob by the rules stands in no version (CEP 33); conda takes it for a letter, so that
    /// `=1.8*` asks for a version with a star in it, and `>*` is below every number. Behind an operator we read
    /// it as a glob, as rattler does.
    GLOB_AS_LETTER,
    /// `==1.8.*` is fuzzy (CEP 29, examples); conda and rattler drop the glob where the version stands alone.
    EQUALS_WITH_GLOB,
    /// White space around operators and separators of a version is ignored (CEP 29); conda ignores blanks at most
    /// places of a match spec and refuses the rest, rattler refuses it.
    SPACE_IN_VERSION,
    /// Dots before a glob are one dot; conda drops any number of them.
    DOTS_BEFORE_GLOB,
    /// `~=1` has no last segment to leave out; conda refuses it when it is used, rattler reads `>=1`, as we do
    /// leniently.
    ONE_SEGMENT_COMPATIBLE,
    /// Strings match whatever their letter case (CEP 29); conda compares builds, hashes, files and addresses
    /// exactly.
    LETTER_CASE,
    /// `name =1.8 build` is fuzzy (CEP 29); conda reads it as exact.
    FUZZY_WITH_BUILD,
    /// Parentheses group clauses (CEP 29); conda drops them from a match spec with all that is between them.
    PARENTHESES,
    /// Brackets in a regular expression belong to it; conda takes them for the keywords. Outside of quotes we
    /// refuse it.
    BRACKETS_IN_EXPRESSION,
    /// A keyword given twice is a mistake; conda's older parser takes the last.
    KEYWORD_TWICE,
    /// `build_string` is `build`, as conda's documentation says; its code knows it not.
    BUILD_STRING,
    /// `@feature` asks for a feature, as once in conda (CEP 29, "Rationale").
    LEADING_AT,
    /// `[optional]` without a value is read as by conda's older parser (CEP 29, "Rationale"); the newer refuses it.
    BARE_OPTIONAL,
    /// Outer white space is ignored (CEP 29, and CEP 33 by its reference implementation).
    OUTER_WHITE_SPACE,
    /// A spec names a package, or says `*` (CEP 29); conda reads nothing as anything.
    EMPTY_SPEC,
    /// Channels are compared as written (CEP 29); conda rewrites addresses: credentials, doubled slashes, paths.
    CHANNEL_ADDRESS,
    /// Quotes of one kind may hold the other; conda drops such a keyword.
    QUOTE_IN_QUOTES,
    /// A `#` in quotes belongs to the value; conda starts a comment there.
    COMMENT_IN_QUOTES,
    /// What no rule allows is refused; conda skips it, or takes it for part of a name, version or build.
    GARBAGE,
    /// `_` alone is a version for conda, and none for rattler.
    UNDERSCORE_ALONE,
    /// Numbers have no upper limit; rattler stops at 64 bits, in epochs at 32.
    NUMBER_LIMIT,
    /// Words that only begin with `dev` or `post` are plain letters, as in conda (CEP 33); rattler's published
    /// package cuts them.
    WORD_WITH_DEV_OR_POST,
    /// A trailing underscore belongs to the letters before it, as in conda (CEP 33); rattler makes it a component.
    UNDERSCORE_BEHIND_LETTERS,
    /// `1.8` is a prefix of `1.8a`, as in conda; rattler wants the whole segment equal.
    PREFIX_OF_A_SEGMENT,
    /// Globs inside a version and regular expressions are read (CEP 29); rattler refuses them.
    PATTERN_OF_VERSIONS,
    /// A trailing underscore is part of a version behind an operator too; rattler's parser of specs stops before
    /// it.
    UNDERSCORE_IN_SPEC;

    private static final List<String> ERROR = List.of("error");

    private static final String ONE_SEGMENT = "(?s).*~=\\s*[^.,|()\\s\\[\"']+([\\s,|()\\[\"'].*)?";

    private static final String SPACE = "(?s).*([=<>!~,|(]\\s|\\s[,|)]).*";

    static @Nullable CondaDeviation ofConda(List<String> question, List<String> ours, List<String> theirs) {
        String text = question.get(1);
        return switch (question.getFirst()) {
            case "version" -> ours.equals(ERROR) && text.contains("*") ? GLOB_AS_LETTER : null;
            case "contains" -> ofSpec(text, question.get(2), ours, theirs);
            case "matchspec", "matchspec3", "matches" -> ofMatchSpec(text, ours, theirs);
            default -> null;
        };
    }

    /// For texts that were damaged on purpose.
    static @Nullable CondaDeviation ofDamaged(List<String> question, List<String> ours, List<String> theirs) {
        CondaDeviation known = ofConda(question, ours, theirs);
        boolean misread = theirs.stream().anyMatch(field -> field.matches("(?s).*[\\](\"'].*"));
        return known == null && (ours.equals(ERROR) || misread) ? GARBAGE : known;
    }

    private static @Nullable CondaDeviation ofSpec(
            String spec, String candidate, List<String> ours, List<String> theirs) {
        if (theirs.equals(ERROR) && spec.matches(SPACE)) {
            return SPACE_IN_VERSION;
        }
        if (ours.equals(ERROR) && spec.matches(".*[.][.]+([*,|() \\[].*)?|.*=[^,|( ]*[.]([,|)\\[].*)?")) {
            return DOTS_BEFORE_GLOB;
        }
        if (ours.equals(ERROR) && spec.matches(ONE_SEGMENT)) {
            return ONE_SEGMENT_COMPATIBLE;
        }
        for (String clause : clauses(spec)) {
            String version = clause.replaceFirst("^[=<>!~]+\\s*", "");
            boolean operator = !version.equals(clause);
            boolean letter = version.contains("*") && operator && !version.matches("[^*]+[.][*]");
            if (letter || version.matches(".*[*]{2,}")) {
                return GLOB_AS_LETTER;
            }
            if (clause.matches("==.*[.][*]")) {
                return EQUALS_WITH_GLOB;
            }
            boolean pattern = version.contains("*") || version.startsWith("^");
            if (pattern && !(version + candidate).equals((version + candidate).toLowerCase(Locale.ROOT))) {
                return LETTER_CASE;
            }
        }
        return null;
    }

    private static List<String> clauses(String spec) {
        List<String> clauses = new ArrayList<>();
        for (String clause : spec.split("[,|()]", -1)) {
            clauses.add(clause.strip());
        }
        return clauses;
    }

    private static @Nullable CondaDeviation ofMatchSpec(String text, List<String> ours, List<String> theirs) {
        if (text.isEmpty()) {
            return EMPTY_SPEC;
        }
        if (text.matches("(?s).*(\\([^o]|\\)[^ \\[]).*")) {
            return PARENTHESES;
        }
        if (text.startsWith("@")) {
            return LEADING_AT;
        }
        if (text.contains("\t")) {
            return SPACE_IN_VERSION;
        }
        if (ours.equals(ERROR) && text.matches(ONE_SEGMENT)) {
            return ONE_SEGMENT_COMPATIBLE;
        }
        if (text.matches("(?s).*=\\s*('[^']*\"[^']*'|\"[^\"]*'[^\"]*\").*")) {
            return QUOTE_IN_QUOTES;
        }
        if (text.contains("^")) {
            return BRACKETS_IN_EXPRESSION;
        }
        if (theirs.equals(ERROR)) {
            if (text.contains("[optional]")) {
                return BARE_OPTIONAL;
            }
            if (text.contains("build_string")) {
                return BUILD_STRING;
            }
            if (text.matches(SPACE)) {
                return SPACE_IN_VERSION;
            }
            if (text.contains("#")) {
                return COMMENT_IN_QUOTES;
            }
            if (!text.equals(text.strip())) {
                return OUTER_WHITE_SPACE;
            }
            boolean oddChannel = ours.size() > 4 && ours.getFirst().matches(".*[\\s\\\\\\[\\])].*|.*//[^/]*:.*");
            return oddChannel ? CHANNEL_ADDRESS : ofSpecs(text, ours, theirs);
        }
        if (ours.equals(ERROR)) {
            return text.matches("(?s).*[\\[, ](\\w+)=[^\\]]*[, ]\\1=.*") ? KEYWORD_TWICE : ofSpecs(text, ours, theirs);
        }
        boolean readings = ours.size() > 4 && theirs.size() > 4;
        if (readings && text.startsWith("/")) {
            return CHANNEL_ADDRESS;
        }
        if (readings && ours.subList(1, ours.size()).equals(theirs.subList(1, theirs.size()))) {
            return CHANNEL_ADDRESS;
        }
        if (readings && ours.get(3).equals(theirs.get(3).replaceFirst("^==", "") + ".*")) {
            return text.matches("(?s)[^=]+==.*") ? EQUALS_WITH_GLOB : FUZZY_WITH_BUILD;
        }
        boolean fuzzyWithBuild = text.matches("[^=<>!~\\[]+=[^=,|\\[]+ [^=\\[]+.*");
        if (!readings && fuzzyWithBuild) {
            return FUZZY_WITH_BUILD;
        }
        if (!readings && !text.equals(text.toLowerCase(Locale.ROOT))) {
            return LETTER_CASE;
        }
        return text.matches(SPACE) ? SPACE_IN_VERSION : ofSpecs(text, ours, theirs);
    }

    /// The versions of a match spec, wherever they stand in it.
    private static @Nullable CondaDeviation ofSpecs(String text, List<String> ours, List<String> theirs) {
        for (String part : text.split("[\\['\"\\]]|version=| (?=[^ =<>!~,|]+$)", -1)) {
            String version = part.replaceFirst("^[^=<>!~ ]+(?=[=<>!~ ])", "").strip();
            CondaDeviation deviation = ofSpec(version, "", ours, theirs);
            if (deviation != null) {
                return deviation;
            }
        }
        return null;
    }

    static @Nullable CondaDeviation ofRattler(List<String> question, List<String> ours, List<String> theirs) {
        String all = String.join("\t", question.subList(1, question.size()));
        String spec = question.get(1);
        boolean isSpec =
                question.getFirst().equals("spec") || question.getFirst().equals("contains");
        if (theirs.equals(ERROR)) {
            if (question.contains("_") || question.contains("1!_")) {
                return UNDERSCORE_ALONE;
            }
            if (all.matches("(?s).*([0-9]{20}|[0-9]{10}!).*")) {
                return NUMBER_LIMIT;
            }
            if (isSpec && (spec.contains("^") || isGlob(spec))) {
                return PATTERN_OF_VERSIONS;
            }
            if (isSpec && spec.matches("(?s).*[=<>!~]\\s.*")) {
                return SPACE_IN_VERSION;
            }
            if (isSpec && spec.matches("(?s).*[-_]\\s*([.]?[*].*|[,|)+].*)?")) {
                return UNDERSCORE_IN_SPEC;
            }
            return all.matches("(?s)\\s.*|.*\\s|.*[(]\\s.*|.*\\s\t.*|.*\t\\s.*") ? OUTER_WHITE_SPACE : null;
        }
        if (all.toLowerCase(Locale.ROOT).matches("(?s).*(dev|post)[a-z].*")) {
            return WORD_WITH_DEV_OR_POST;
        }
        if (isSpec && spec.matches("(?s).*!=[^,|()]*[.][*][.][*].*|.*==[^,|()]*[*].*")) {
            return EQUALS_WITH_GLOB;
        }
        if (all.matches("(?s).*[A-Za-z][-_]+([\t,|)+.*].*)?")) {
            return UNDERSCORE_BEHIND_LETTERS;
        }
        boolean fuzzy =
                question.getFirst().equals("starts") || (isSpec && spec.matches("(?s).*([*]|(^|[,|(])=[^=]|~=).*"));
        return fuzzy ? PREFIX_OF_A_SEGMENT : null;
    }

    private static boolean isGlob(String spec) {
        return clauses(spec).stream().anyMatch(clause -> clause.matches(".*[*].*[^*.].*|.*[*].*[*].*|.*[*][.]"));
    }
}
