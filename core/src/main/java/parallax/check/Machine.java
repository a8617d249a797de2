package parallax.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.platform.PythonVersion;
import parallax.platform.Target;

/// A target with each of the Pythons that builds turn out to be for. What a Python accepts is made once,
/// because many sets of builds are judged for one target. Not for use by several threads.
final class Machine {

    private final Target target;
    private final Map<Optional<PythonVersion>, Surroundings> made = new HashMap<>();

    Machine(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    /// @param python null where neither the target nor a build tells
    Surroundings with(@Nullable PythonVersion python) {
        return made.computeIfAbsent(Optional.ofNullable(python), known -> new Surroundings(target, known.orElse(null)));
    }
}
