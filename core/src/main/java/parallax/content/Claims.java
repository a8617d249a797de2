package parallax.content;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;

/// What an artifact says of itself, in the form that all formats share: texts as written, to be read by whoever needs
/// them. A claim is not proof; what is inside an artifact is in {@link Contents}.
///
/// @param ecosystem null for a folder without metadata, which claims nothing
/// @param name as spelled; empty where it is not stated
/// @param version as spelled; empty where it is not stated
/// @param build conda's build string, a wheel's build tag; empty for none
/// @param tags a wheel's tags; conda's subdir; Debian's architecture
/// @param requiresPython as spelled; empty where nothing is asked
/// @param requires one requirement each, in the ecosystem's own syntax, in the order written
/// @param constrains requirements on packages that need not be there: conda's `constrains`, Debian's `Breaks` and
///     `Conflicts`
/// @param licence as declared: an SPDX expression where there is one; empty where it is not stated
/// @param licenceFiles paths of entries, sorted
/// @param fields everything else, in an order fit to be shown
public record Claims(
        @Nullable Ecosystem ecosystem,
        String name,
        String version,
        String build,
        List<String> tags,
        String requiresPython,
        List<String> requires,
        List<String> constrains,
        String licence,
        List<String> licenceFiles,
        List<Field> fields) {

    /// Nothing at all.
    public static final Claims NONE =
            new Claims(null, "", "", "", List.of(), "", List.of(), List.of(), "", List.of(), List.of());

    public Claims {
        tags = List.copyOf(tags);
        requires = List.copyOf(requires);
        constrains = List.copyOf(constrains);
        licenceFiles = List.copyOf(licenceFiles);
        fields = List.copyOf(fields);
    }

    /// One more claim.
    ///
    /// @param label what it is: `generator`, `summary`, `source`, `patch`, `variant c_compiler_version`
    /// @param where the document inside the artifact: `WHEEL`, `info/about.json`
    public record Field(String label, String value, String where) {}

    /// The first field of this label.
    public Optional<Field> field(String label) {
        return fields.stream().filter(field -> field.label().equals(label)).findFirst();
    }

    /// All fields of this label, in their order.
    public List<Field> all(String label) {
        return fields.stream().filter(field -> field.label().equals(label)).toList();
    }
}
