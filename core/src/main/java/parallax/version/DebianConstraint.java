package parallax.version;

/// What a Debian relation asks of a version: `>= 2.28`, `<< 3~`. Rule: Debian Policy 7.1.
public record DebianConstraint(Operator operator, DebianVersion version) {

    /// How a version has to stand to the one named. Doubled signs exclude equality: `<` alone is an old spelling of
    /// `<=`.
    public enum Operator {
        EARLIER("<<"),
        EARLIER_OR_EQUAL("<="),
        EQUAL("="),
        LATER_OR_EQUAL(">="),
        LATER(">>");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /// @param order how the version compares with the one named
        boolean admits(int order) {
            return switch (this) {
                case EARLIER -> order < 0;
                case EARLIER_OR_EQUAL -> order <= 0;
                case EQUAL -> order == 0;
                case LATER_OR_EQUAL -> order >= 0;
                case LATER -> order > 0;
            };
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    /// Whether `candidate` stands to the named version as the operator says.
    public boolean contains(DebianVersion candidate) {
        return operator.admits(candidate.compareTo(version));
    }

    @Override
    public String toString() {
        return operator + " " + version;
    }
}
