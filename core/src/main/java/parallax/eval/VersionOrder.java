package parallax.eval;

import java.util.ArrayList;
import java.util.List;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;
import parallax.version.Version;

/// The questions that every order of versions can be asked alike.
///
/// @param parser reads a version of the order
/// @param strictness counts where a request to compare or sort names none
record VersionOrder<V extends Version & Comparable<V>>(Parser<V> parser, String strictness) {

    /// How a version of one order is read.
    @FunctionalInterface
    interface Parser<V> {
        V parse(String text, Strictness strictness) throws MalformedVersionException;
    }

    V version(String text, Strictness how) throws RefusedException {
        try {
            return parser.parse(text, how);
        } catch (MalformedVersionException e) {
            throw new RefusedException(ErrorCode.MALFORMED_VERSION, String.valueOf(e.getMessage()));
        }
    }

    /// The versions of a field, in a list that may be changed.
    List<V> versions(Request request, String field) throws RefusedException {
        Strictness how = request.strictness(strictness);
        List<V> versions = new ArrayList<>();
        for (String text : request.texts(field)) {
            versions.add(version(text, how));
        }
        return versions;
    }

    /// -1, 0 or 1 for the fields `a` and `b`.
    JsonValue compare(Request request) throws RefusedException {
        Strictness how = request.strictness(strictness);
        int order = version(request.text("a"), how).compareTo(version(request.text("b"), how));
        return JsonValue.of(Integer.signum(order));
    }

    /// The field `versions` in ascending order, as spelled; equal ones keep theirs.
    JsonValue sort(Request request) throws RefusedException {
        List<V> versions = versions(request, "versions");
        versions.sort(null);
        return JsonValue.of(versions.stream().map(Version::original).toList());
    }
}
