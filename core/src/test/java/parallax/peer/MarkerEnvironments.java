package parallax.peer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Environments in which markers are compared; the last lacks most variables.
final class MarkerEnvironments {

    static final List<Map<String, String>> ALL = List.of(
            environment("posix", "linux", "x86_64", "6.8.0-31-generic", "Linux", "3.12", "3.12.4"),
            environment("posix", "darwin", "arm64", "24.1.0", "Darwin", "3.9", "3.9.20"),
            environment("nt", "win32", "AMD64", "10", "Windows", "3.14", "3.14.0rc1+"),
            Map.of("python_full_version", "3.12.4", "os_name", "posix", "platform_release", ""));

    private MarkerEnvironments() {}

    private static Map<String, String> environment(
            String os, String platform, String machine, String release, String system, String python, String full) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("os_name", os);
        environment.put("sys_platform", platform);
        environment.put("platform_machine", machine);
        environment.put("platform_release", release);
        environment.put("platform_system", system);
        environment.put("platform_version", "#31 SMP");
        environment.put("platform_python_implementation", "CPython");
        environment.put("python_version", python);
        environment.put("python_full_version", full);
        environment.put("implementation_name", "cpython");
        environment.put("implementation_version", full.replace("+", ""));
        return environment;
    }

    static String json(Map<String, String> environment) {
        return environment.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static Map<String, String> ofJson(String json) {
        return ALL.stream()
                .filter(environment -> json(environment).equals(json))
                .findFirst()
                .orElseThrow();
    }
}
