package parallax.fact;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.platform.Target;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.Marker;
import parallax.requirement.MarkerVariable;

/// Judges environment markers for a target, as far as the target fixes the variables that they mention.
/// Rule: PyPA specification "Dependency specifiers", environment markers.
public final class TargetMarkers {

    private final Map<String, String> environment = new HashMap<>();

    public TargetMarkers(Target target) {
        String system = target.subdir().operatingSystem().orElse("");
        String architecture = target.subdir().architecture().orElse("");
        switch (system) {
            case "linux" -> put("posix", "linux", "Linux");
            case "osx" -> put("posix", "darwin", "Darwin");
            case "win" -> put("nt", "win32", "Windows");
            default -> {
                // Another system: markers that mention it stay undecided.
            }
        }
        if (!environment.isEmpty() && !architecture.isEmpty()) {
            String machine = system.equals("win") && architecture.equals("x86_64") ? "AMD64" : architecture;
            environment.put(MarkerVariable.PLATFORM_MACHINE.text(), machine);
        }
        if (target.python() != null) {
            environment.put(
                    MarkerVariable.PYTHON_VERSION.text(), target.python().number());
        }
    }

    private void put(String osName, String sysPlatform, String platformSystem) {
        environment.put(MarkerVariable.OS_NAME.text(), osName);
        environment.put(MarkerVariable.SYS_PLATFORM.text(), sysPlatform);
        environment.put(MarkerVariable.PLATFORM_SYSTEM.text(), platformSystem);
    }

    /// Whether a marker is absent, holds, or cannot be judged for the target.
    boolean mayHold(@Nullable String marker) {
        try {
            return marker == null || holds(Marker.parse(marker)).orElse(true);
        } catch (MalformedRequirementException _) {
            return true;
        }
    }

    /// Empty where the marker mentions something that the target leaves open.
    public Optional<Boolean> holds(Marker marker) {
        for (MarkerVariable variable : marker.variables()) {
            if (!environment.containsKey(variable.text())) {
                return Optional.empty();
            }
        }
        return Optional.of(marker.evaluate(environment, Set.of()));
    }
}
