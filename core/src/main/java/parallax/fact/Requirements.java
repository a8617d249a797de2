package parallax.fact;

import java.util.List;
import java.util.Optional;
import parallax.name.PackageName;

/// What a build requires.
///
/// @param required without extras, one entry for each package (and marker), by name
/// @param optional those that an extra asks for
/// @param complete false where the document leaves requirements out: what is not here is then unknown, not absent
/// @param basis where the list was read, for people: `requires_dist of torchvision-0.24.0-….whl`
public record Requirements(List<Dependency> required, List<Dependency> optional, boolean complete, String basis) {

    public Requirements {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
    }

    /// The first requirement of that name.
    public Optional<Dependency> of(PackageName name) {
        return required.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}
