package parallax.version;

import java.util.ArrayList;
import java.util.List;

/// Rewrites the mistakes that are known from published metadata into what was meant. What comes out need not be right:
/// it is parsed like any other text. The lists are in the javadoc of {@link Pep440Version#parse(String, Strictness)}
/// and {@link SpecifierSet#parse(String, Strictness)}.
final class PublishedMistakes {

    private static final String FINAL = "final";

    private PublishedMistakes() {}

    static String repairVersion(String text) {
        String bare = bare(text, 0, text.length());
        if (bare.endsWith(".")) {
            return bare.substring(0, bare.length() - 1);
        }
        int word = bare.length() - FINAL.length();
        if (word <= 0 || !bare.regionMatches(true, word, FINAL, 0, FINAL.length())) {
            return bare;
        }
        boolean separated = isOneOf(".-_", bare.charAt(word - 1));
        return bare.substring(0, separated ? word - 1 : word);
    }

    static String repairSpecifiers(String text) {
        List<String> clauses = new ArrayList<>(4);
        int start = 0;
        while (start < text.length()) {
            int operatorEnd = start;
            while (operatorEnd < text.length() && isOfOperator(text.charAt(operatorEnd))) {
                operatorEnd++;
            }
            int end = operatorEnd;
            while (end < text.length() && !isClauseEnd(text, end)) {
                end++;
            }
            clauses.add(clause(operator(text, start, operatorEnd), bare(text, operatorEnd, end)));
            boolean comma = end < text.length() && text.charAt(end) == ',';
            start = comma ? end + 1 : end;
        }
        return String.join(",", clauses);
    }

    /// The signs of an operator, with the white space and quotes that may stand around and between them.
    private static boolean isOfOperator(char c) {
        return isOneOf("<>=!~", c) || isQuoteOrSpace(c);
    }

    /// A comma, or the sign that a next operator begins with. The `!` of an epoch is none.
    private static boolean isClauseEnd(String text, int offset) {
        char c = text.charAt(offset);
        boolean epoch = c == '!' && offset + 1 < text.length() && isDigit(text.charAt(offset + 1));
        return c == ',' || (isOneOf("<>=!~", c) && !epoch);
    }

    private static String operator(String text, int start, int end) {
        StringBuilder signs = new StringBuilder(3);
        for (int i = start; i < end; i++) {
            if (!isQuoteOrSpace(text.charAt(i))) {
                signs.append(text.charAt(i));
            }
        }
        return switch (signs.toString()) {
            case "=>" -> ">=";
            case "=<" -> "<=";
            default -> signs.toString();
        };
    }

    private static String clause(String operator, String version) {
        boolean star = version.endsWith("*");
        String numbers = star ? version.substring(0, version.length() - 1) : version;
        if (numbers.endsWith(".")) {
            numbers = numbers.substring(0, numbers.length() - 1);
        }
        return switch (operator) {
            case "!=~" -> "!=" + numbers + ".*";
            case ">=", ">", "<=", "<" -> operator + numbers;
            case "==", "!=" -> operator + numbers + (star ? ".*" : "");
            case "~=" -> operator + (star ? version : numbers);
            default -> operator + version;
        };
    }

    /// What stands between two offsets without the white space and quotes around it.
    private static String bare(String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isQuoteOrSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isQuoteOrSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isQuoteOrSpace(char c) {
        return c == '\'' || c == '"' || Pep440Scanner.isWhitespace(c);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isOneOf(String signs, char c) {
        return signs.indexOf(c) >= 0;
    }
}
