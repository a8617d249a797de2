package parallax.requirement;

import java.math.BigInteger;

/// What the keyword `build_number` asks for: `3`, `==3`, `>=3`, `!=3`, `*`. Rule: conda's `BuildNumberMatch`.
///
/// @param operator `==` where none is written, `*` for any number
record BuildNumberConstraint(String operator, BigInteger number) {

    static boolean isWellFormed(String text) {
        String number = text.substring(operatorOf(text).length()).strip();
        boolean digits =
                !number.isEmpty() && number.length() <= 18 && number.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean operator = switch (operatorOf(text)) {
            case "", "=", "==", "!=", "<", "<=", ">", ">=" -> true;
            default -> false;
        };
        return text.equals("*") || (digits && operator);
    }

    /// @throws IllegalArgumentException for text that is not well formed
    static BuildNumberConstraint of(String text) {
        if (!isWellFormed(text)) {
            throw new IllegalArgumentException("`" + text + "` constrains no build number");
        }
        if (text.equals("*")) {
            return new BuildNumberConstraint("*", BigInteger.ZERO);
        }
        String operator = operatorOf(text);
        BigInteger number = new BigInteger(text.substring(operator.length()).strip());
        return new BuildNumberConstraint(operator.isEmpty() || operator.equals("=") ? "==" : operator, number);
    }

    boolean admits(int buildNumber) {
        int order = BigInteger.valueOf(buildNumber).compareTo(number);
        return switch (operator) {
            case "*" -> true;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> order == 0;
        };
    }

    private static String operatorOf(String text) {
        int end = 0;
        while (end < text.length() && "=<>!".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(0, end);
    }
}
