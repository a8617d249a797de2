package parallax.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.DebianVersion;

/// A relation to one Debian package: `python3-torch:any (>= 1.13) [amd64 arm64] <!nocheck>`.
/// Rule: Debian Policy 7.1; architecture qualifiers and build profiles: deb-control(5), deb-src-control(5).
///
/// @param qualifier after the `:` of the name, `any`, `native` or an architecture; null where there is none
/// @param operator null together with `version` where any version will do
/// @param architectures as written, `amd64` or `!amd64`; empty where it holds for all
/// @param profiles build profiles, one list per `<…>`; empty where there are none
public record DebianRelation(
        PackageName name,
        @Nullable String qualifier,
        @Nullable Operator operator,
        @Nullable DebianVersion version,
        List<String> architectures,
        List<List<String>> profiles) {

    /// How versions compare.
    public enum Operator {
        STRICTLY_EARLIER("<<"),
        EARLIER_OR_EQUAL("<="),
        EQUAL("="),
        LATER_OR_EQUAL(">="),
        STRICTLY_LATER(">>");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        private boolean holds(int order) {
            return switch (this) {
                case STRICTLY_EARLIER -> order < 0;
                case EARLIER_OR_EQUAL -> order <= 0;
                case EQUAL -> order == 0;
                case LATER_OR_EQUAL -> order >= 0;
                case STRICTLY_LATER -> order > 0;
            };
        }
    }

    public DebianRelation {
        if ((operator == null) != (version == null)) {
            throw new IllegalArgumentException("an operator and a version belong together");
        }
        architectures = List.copyOf(architectures);
        profiles = profiles.stream().map(List::copyOf).toList();
    }

    /// Whether a package of this name and version is what the relation asks for; the qualifier, architectures and
    /// profiles aside.
    public boolean isSatisfiedBy(PackageName candidate, DebianVersion candidateVersion) {
        return name.equals(candidate)
                && (operator == null || version == null || operator.holds(candidateVersion.compareTo(version)));
    }

    /// Whether the relation is there at all on this architecture (`amd64`): named, or not excluded. A wildcard
    /// (`linux-any`, `any`) counts for what it names. Rule: Debian Policy 7.1 and 11.1.
    public boolean appliesTo(String architecture) {
        if (architectures.isEmpty()) {
            return true;
        }
        boolean negated = architectures.getFirst().startsWith("!");
        boolean named = architectures.stream()
                .map(entry -> entry.startsWith("!") ? entry.substring(1) : entry)
                .anyMatch(entry -> matches(entry, architecture));
        return named != negated;
    }

    /// Architectures of Debian's Linux ports have no dash; `linux-any` stands for them, `kfreebsd-any` for others.
    private static boolean matches(String entry, String architecture) {
        if (entry.equals("any") || entry.equals(architecture)) {
            return true;
        }
        int dash = architecture.indexOf('-');
        String system = dash < 0 ? "linux" : architecture.substring(0, dash);
        String machine = dash < 0 ? architecture : architecture.substring(dash + 1);
        return entry.equals(system + "-any") || entry.equals("any-" + machine);
    }

    /// The normal form: `libc6 (>= 2.34)`.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name.value());
        if (qualifier != null) {
            text.append(':').append(qualifier);
        }
        if (operator != null) {
            text.append(" (")
                    .append(operator.symbol())
                    .append(' ')
                    .append(version)
                    .append(')');
        }
        if (!architectures.isEmpty()) {
            text.append(" [").append(String.join(" ", architectures)).append(']');
        }
        for (List<String> profile : profiles) {
            text.append(" <").append(String.join(" ", profile)).append('>');
        }
        return text.toString();
    }
}
