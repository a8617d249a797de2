package parallax.version;

import java.util.List;
import java.util.stream.Collectors;

/// A version spec as a tree: clauses at the leaves. Nesting is bounded by the parser.
sealed interface CondaConstraint {

    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String text;

        Operator(String text) {
            this.text = text;
        }
    }

    boolean contains(CondaVersion version);

    /// The canonical spelling.
    String text();

    record AnyVersion() implements CondaConstraint {
        @Override
        public boolean contains(CondaVersion version) {
            return true;
        }

        @Override
        public String text() {
            return "*";
        }
    }

    record Comparison(Operator operator, CondaVersion version) implements CondaConstraint {
        @Override
        public boolean contains(CondaVersion candidate) {
            int order = candidate.compareTo(version);
            return switch (operator) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_OR_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
            };
        }

        @Override
        public String text() {
            return operator.text + version.normalized();
        }
    }

    /// `1.8.*`, and `!=1.8.*` where negated. The spelling takes part in equality, because `1` and `1.0` are equal
    /// versions and different prefixes.
    record Fuzzy(CondaVersion prefix, String spelling, boolean negated) implements CondaConstraint {
        Fuzzy(CondaVersion prefix, boolean negated) {
            this(prefix, prefix.normalized(), negated);
        }

        @Override
        public boolean contains(CondaVersion version) {
            return version.startsWith(prefix) != negated;
        }

        @Override
        public String text() {
            return (negated ? "!=" : "") + spelling + ".*";
        }
    }

    /// `~=1.8.2`: at least that, and fuzzily equal to it without its last segment.
    record Compatible(CondaVersion version, CondaVersion prefix, String spelling) implements CondaConstraint {
        Compatible(CondaVersion version, CondaVersion prefix) {
            this(version, prefix, version.normalized());
        }

        @Override
        public boolean contains(CondaVersion candidate) {
            return candidate.compareTo(version) >= 0 && candidate.startsWith(prefix);
        }

        @Override
        public String text() {
            return "~=" + spelling;
        }
    }

    /// A glob inside, or a regular expression: compared with the version's spelling.
    record Spelled(StringMatcher matcher, boolean negated) implements CondaConstraint {
        @Override
        public boolean contains(CondaVersion version) {
            return matcher.matches(version.normalized()) != negated;
        }

        @Override
        public String text() {
            return (negated ? "!=" : "") + matcher.pattern();
        }
    }

    record All(List<CondaConstraint> parts) implements CondaConstraint {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean contains(CondaVersion version) {
            for (CondaConstraint part : parts) {
                if (!part.contains(version)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public String text() {
            return parts.stream()
                    .map(part -> part instanceof AnyOf ? "(" + part.text() + ")" : part.text())
                    .collect(Collectors.joining(","));
        }
    }

    record AnyOf(List<CondaConstraint> alternatives) implements CondaConstraint {
        public AnyOf {
            alternatives = List.copyOf(alternatives);
        }

        @Override
        public boolean contains(CondaVersion version) {
            for (CondaConstraint alternative : alternatives) {
                if (alternative.contains(version)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public String text() {
            return alternatives.stream().map(CondaConstraint::text).collect(Collectors.joining("|"));
        }
    }
}
