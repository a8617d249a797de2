package parallax.platform;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import parallax.platform.PlatformTag.Kind;
import parallax.version.Excerpt;

/// Says in words why a target does not accept a wheel.
final class Incompatibility {

    private final Interpreter interpreter;
    private final PlatformTag platform;
    private final WheelFilename wheel;

    Incompatibility(Interpreter interpreter, PlatformTag platform, WheelFilename wheel) {
        this.interpreter = interpreter;
        this.platform = platform;
        this.wheel = wheel;
    }

    /// No tag of the target has one of the wheel's Python tags.
    String ofPython() {
        boolean lowerBound = wheel.abiTags().stream().anyMatch(abi -> abi.startsWith("abi3") || abi.equals("none"));
        String first = wheel.pythonTags().getFirst();
        int needed = minor(first);
        boolean sameKind = first.startsWith("py") || first.startsWith("cp") == !interpreter.pypy();
        String pythons =
                wheel.pythonTags().stream().map(Incompatibility::python).collect(Collectors.joining(" and "));
        String asked = lowerBound && sameKind && wheel.pythonTags().size() == 1 && needed > interpreter.minor()
                ? "needs " + pythons + " or newer"
                : "is for " + pythons + " only";
        return asked + ", the target is " + interpreter;
    }

    /// `CPython 3.12` for `cp312`.
    private static String python(String tag) {
        String number = tag.length() < 3 ? "" : tag.substring(2);
        boolean numeric = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        String name = switch (numeric ? tag.substring(0, 2) : "") {
            case "cp" -> "CPython";
            case "pp" -> "PyPy";
            case "py" -> "Python";
            default -> "";
        };
        if (name.isEmpty()) {
            return Excerpt.of(tag);
        }
        return name + " " + number.charAt(0) + (number.length() > 1 ? "." + number.substring(1) : "");
    }

    /// The minor version of a tag for Python 3; -1 for others.
    private static int minor(String tag) {
        return tag.length() > 3 && tag.charAt(2) == '3' ? PlatformTag.number(tag, 3, tag.length()) : -1;
    }

    /// A tag of the target has one of the wheel's Python tags, but none with its ABI.
    String ofAbi() {
        String abi = wheel.abiTags().getFirst();
        String own = interpreter.abi();
        if (abi.equals("abi3") || abi.equals("abi3t")) {
            String build = abi.equals("abi3") ? "the build with the GIL" : "the free-threaded build";
            return "uses the stable ABI " + abi + " of " + build + ", the target is " + interpreter;
        }
        if (abi.equals(own + "t")) {
            return "is for the free-threaded build, the target is " + interpreter;
        }
        if (own.equals(abi + "t")) {
            return "is for the build with the GIL, the target is " + interpreter;
        }
        boolean otherVersion = wheel.pythonTags().stream().noneMatch(interpreter.tag()::equals)
                && wheel.pythonTags().stream().allMatch(tag -> tag.startsWith("cp"));
        if (otherVersion) {
            return "is for "
                    + wheel.pythonTags().stream().map(Incompatibility::python).collect(Collectors.joining(" and "))
                    + " only, the target is " + interpreter;
        }
        return "is for the ABI "
                + wheel.abiTags().stream().map(Excerpt::of).collect(Collectors.joining(" and "))
                + ", the target has `" + own + "`";
    }

    /// No tag of the target with the wheel's Python and ABI has one of its platforms.
    String ofPlatform() {
        List<PlatformTag> asked = wheel.platformTags().stream()
                .map(PlatformTag::find)
                .filter(Objects::nonNull)
                .toList();
        if (asked.isEmpty()) {
            return "is for "
                    + wheel.platformTags().stream().map(Excerpt::of).collect(Collectors.joining(" and "))
                    + ", the target is " + described(platform);
        }
        List<PlatformTag> sameSystem = asked.stream().filter(this::isSameSystem).toList();
        if (sameSystem.isEmpty()) {
            String systems =
                    asked.stream().map(tag -> tag.system().title()).distinct().collect(Collectors.joining(" and "));
            return "is for " + systems + ", the target is " + platform.system().title();
        }
        List<PlatformTag> sameMachine =
                sameSystem.stream().filter(tag -> tag.fitsMachineOf(platform)).toList();
        if (sameMachine.isEmpty()) {
            String machines =
                    sameSystem.stream().map(PlatformTag::machine).distinct().collect(Collectors.joining(" and "));
            return "is for the processor " + machines + ", the target has " + platform.machine();
        }
        return ofVersion(sameMachine);
    }

    private boolean isSameSystem(PlatformTag tag) {
        return tag.system() == platform.system()
                || (tag.system().isLinux() && platform.system().isLinux());
    }

    /// @param fitting tags for the target's system and machine; at least one
    private String ofVersion(List<PlatformTag> fitting) {
        List<PlatformTag> sameLibrary = fitting.stream()
                .filter(tag -> tag.system() == platform.system())
                .toList();
        if (sameLibrary.isEmpty()) {
            PlatformTag first = fitting.getFirst();
            String target = platform.system() == Kind.LINUX ? "names no C library" : "has " + platform.version();
            return "needs " + first.version() + ", the target " + target;
        }
        PlatformTag least = sameLibrary.getFirst();
        for (PlatformTag tag : sameLibrary) {
            least = least.isNewerThan(tag) ? tag : least;
        }
        return least.isNewerThan(platform) || platform.system() == Kind.PYODIDE
                ? "needs " + least.version() + ", the target has " + platform.version()
                : "names " + least.version() + ", which no tag for " + platform.machine() + " does";
    }

    private static String described(PlatformTag tag) {
        return tag.system() == Kind.LINUX || tag.system() == Kind.WINDOWS
                ? tag.system().title() + " on " + tag.machine()
                : tag.version() + " on " + tag.machine();
    }
}
