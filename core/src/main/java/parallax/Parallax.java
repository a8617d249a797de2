package parallax;

import java.util.List;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Inspection;
import parallax.finding.SourceList;

/// The entry points of the library.
public final class Parallax {

    private Parallax() {}

    /// Answers from the recorded snapshot inside the program.
    public static Parallax recorded() throws Trouble {
        return new Parallax();
    }

    /// @param references one bare package name, or two references
    public Comparison compare(List<String> references, TargetRequest target) throws Trouble {
        throw new Trouble("not there " + references + target, null);
    }

    public Inspection inspect(String reference, TargetRequest target) throws Trouble {
        throw new Trouble("not there " + reference + target, null);
    }

    /// @param references as for `compare`
    public Explanation why(String findingId, List<String> references, TargetRequest target) throws Trouble {
        throw new Trouble("not there " + findingId + references + target, null);
    }

    public SourceList sources() throws Trouble {
        throw new Trouble("not there", null);
    }
}
