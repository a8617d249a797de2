package parallax.check;

import java.util.List;
import parallax.requirement.DebianRelation;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;

/// One requirement of a build, read.
sealed interface Clause {

    /// As written.
    String text();

    /// Where it stands: `METADATA: Requires-Dist: torch (==2.13.0)`.
    String locator();

    record Python(Requirement requirement, String text, String locator) implements Clause {}

    /// @param optional whether it speaks of a package that need not be there (`constrains`)
    record Conda(MatchSpec spec, boolean optional, String text, String locator) implements Clause {}

    /// @param alternatives of which one has to be satisfied
    record Debian(List<DebianRelation> alternatives, String text, String locator) implements Clause {
        public Debian {
            alternatives = List.copyOf(alternatives);
        }
    }

    /// Debian's `Breaks` and `Conflicts`: no build may be any of these.
    record DebianRefusal(List<DebianRelation> refused, String text, String locator) implements Clause {
        public DebianRefusal {
            refused = List.copyOf(refused);
        }
    }

    /// @param why it cannot be read
    record Unread(String why, String text, String locator) implements Clause {}
}
