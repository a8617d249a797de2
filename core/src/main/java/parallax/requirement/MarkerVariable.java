package parallax.requirement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The variables a marker may mention, and how their values compare.
/// Rule: PyPA specification "Dependency specifiers", section "Environment markers".
public enum MarkerVariable {
    OS_NAME(Type.STRING),
    SYS_PLATFORM(Type.STRING),
    PLATFORM_MACHINE(Type.STRING),
    PLATFORM_PYTHON_IMPLEMENTATION(Type.STRING),
    PLATFORM_RELEASE(Type.VERSION_OR_STRING),
    PLATFORM_SYSTEM(Type.STRING),
    PLATFORM_VERSION(Type.STRING),
    PYTHON_VERSION(Type.VERSION),
    PYTHON_FULL_VERSION(Type.VERSION),
    IMPLEMENTATION_NAME(Type.STRING),
    IMPLEMENTATION_VERSION(Type.VERSION),
    EXTRA(Type.STRING),
    EXTRAS(Type.SET),
    DEPENDENCY_GROUPS(Type.SET);

    /// How values compare.
    public enum Type {
        STRING,
        VERSION,
        VERSION_OR_STRING,
        SET
    }

    private final Type type;
    private final String text;

    MarkerVariable(Type type) {
        this.type = type;
        this.text = name().toLowerCase(Locale.ROOT);
    }

    public Type type() {
        return type;
    }

    /// The spelling in markers and the key in an environment: `python_version`.
    public String text() {
        return text;
    }

    /// The value where an environment does not tell: `0` for a version, otherwise the empty string.
    public String missingValue() {
        return type == Type.VERSION ? "0" : "";
    }

    /// The variable of a spelling, the old ones with a dot (`os.name`) and `python_implementation` included.
    static @Nullable MarkerVariable find(String word) {
        return switch (word) {
            case "os_name", "os.name" -> OS_NAME;
            case "sys_platform", "sys.platform" -> SYS_PLATFORM;
            case "platform_machine", "platform.machine" -> PLATFORM_MACHINE;
            case "platform_python_implementation", "platform.python_implementation", "python_implementation" ->
                PLATFORM_PYTHON_IMPLEMENTATION;
            case "platform_release" -> PLATFORM_RELEASE;
            case "platform_system" -> PLATFORM_SYSTEM;
            case "platform_version", "platform.version" -> PLATFORM_VERSION;
            case "python_version" -> PYTHON_VERSION;
            case "python_full_version" -> PYTHON_FULL_VERSION;
            case "implementation_name" -> IMPLEMENTATION_NAME;
            case "implementation_version" -> IMPLEMENTATION_VERSION;
            case "extra" -> EXTRA;
            case "extras" -> EXTRAS;
            case "dependency_groups" -> DEPENDENCY_GROUPS;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
