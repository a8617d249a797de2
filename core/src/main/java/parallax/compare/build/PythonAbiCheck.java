package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.compare.Words;
import parallax.library.PythonAbi;

/// Compares what an extension module's file name, its symbols and its wheel's tags say of the Python it is for (PEP
/// 425,
/// PEP 3149, PEP 384).
public final class PythonAbiCheck {

    private PythonAbiCheck() {}

    /// @param tags of the wheel; none where the build is no wheel
    /// @return each disagreement in a few words; empty where there is none
    public static List<String> problems(PythonAbi abi, List<String> tags) {
        List<String> problems = new ArrayList<>();
        if (abi.claimsStable() && abi.limits() == PythonAbi.Limits.BEYOND) {
            problems.add("named " + abi.suffix() + ", but wants " + some(abi.outside())
                    + " outside the limited API of Python 3.13");
        }
        String version = version(abi);
        if (version.isEmpty() || tags.isEmpty()) {
            return problems;
        }
        for (String tag : tags) {
            String[] parts = tag.split("-", -1);
            if (parts.length == 3
                    && (parts[1].equals(version) || parts[1].equals("none") || parts[0].equals(version))) {
                return problems;
            }
        }
        if (tags.stream().anyMatch(tag -> tag.split("-", -1).length == 3)) {
            problems.add("named for " + abi.suffix() + ", but the wheel's tags are " + String.join(", ", tags));
        }
        return problems;
    }

    /// What keeps from telling whether a module that is named for the stable ABI keeps to it.
    ///
    /// @return as a clause; null where it can be told or the name promises nothing
    public static @Nullable String unknown(PythonAbi abi) {
        if (!abi.claimsStable() || abi.limits() != PythonAbi.Limits.UNTOLD) {
            return null;
        }
        List<String> names = abi.outside().isEmpty() ? abi.unplaced() : abi.outside();
        return "it wants " + some(names)
                + (abi.outside().isEmpty()
                        ? ", not known of any CPython up to 3.13"
                        : ", which CPython has outside its limited API")
                + (abi.perhapsFrom().isEmpty() ? "" : "; perhaps of " + Words.list(abi.perhapsFrom(), 4));
    }

    private static String some(List<String> names) {
        return names.getFirst() + (names.size() > 1 ? " and " + Words.count(names.size() - 1, "more symbol") : "");
    }

    /// `cp312` for `cpython-312-x86_64-linux-gnu` and `cp312-win_amd64`; empty for the stable ABI and for none.
    private static String version(PythonAbi abi) {
        String suffix = abi.suffix();
        if (suffix == null || abi.claimsStable()) {
            return "";
        }
        String[] parts = suffix.split("-", -1);
        if (parts[0].equals("cpython") && parts.length > 1) {
            return "cp" + parts[1];
        }
        return parts[0].startsWith("cp3") ? parts[0] : "";
    }
}
