package parallax.requirement;

/// What the keyword `build_number` asks for: `3`, `==3`, `>=3`, `!=3`, `*`. Rule: conda's `BuildNumberMatch`.
///
/// @param operator one of `==`, `!=`, `<`, `<=`, `>`, `>=`; `*` for any number
record BuildNumberConstraint(String operator, long number) {

    /// More digits than any build number has, and few enough for a `long`.
    private static final int MAXIMUM_DIGITS = 18;

    private static final String EXPECTED = "a build number such as `3` or `>=3`";

    static BuildNumberConstraint parse(Piece value) throws MalformedPieceException {
        Piece piece = value.strip();
        String text = piece.text();
        if (text.equals("*")) {
            return new BuildNumberConstraint("*", 0);
        }
        int operatorEnd = 0;
        while (operatorEnd < text.length() && "=<>!".indexOf(text.charAt(operatorEnd)) >= 0) {
            operatorEnd++;
        }
        String operator = switch (text.substring(0, operatorEnd)) {
            case "", "=", "==" -> "==";
            case "!=", "<", "<=", ">", ">=" -> text.substring(0, operatorEnd);
            default -> throw piece.mistake(0, EXPECTED);
        };
        Piece number = piece.from(operatorEnd).strip();
        for (int i = 0; i < number.text().length(); i++) {
            char c = number.text().charAt(i);
            if (c < '0' || c > '9' || i == MAXIMUM_DIGITS) {
                throw number.mistake(i, i == MAXIMUM_DIGITS ? MAXIMUM_DIGITS + " digits at most" : EXPECTED);
            }
        }
        if (number.isEmpty()) {
            throw number.mistake(0, EXPECTED);
        }
        return new BuildNumberConstraint(operator, Long.parseLong(number.text()));
    }

    boolean admits(long buildNumber) {
        int order = Long.compare(buildNumber, number);
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

    /// The shortest spelling: `3`, `>=3`, `*`.
    @Override
    public String toString() {
        return operator.equals("*") ? "*" : (operator.equals("==") ? "" : operator) + number;
    }
}
