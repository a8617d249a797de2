package parallax.fact;

import java.util.Comparator;
import java.util.List;
import parallax.platform.WheelFilename;

/// Python versions as people write them: `3.9`, `3.10`, `3.13t` (free-threaded), `3.9+` (stable ABI), `any`.
public final class Pythons {

    /// By number, free-threaded after the ordinary build, `any` last.
    public static final Comparator<String> ASCENDING =
            Comparator.comparingInt(Pythons::rank).thenComparing(Comparator.naturalOrder());

    private Pythons() {}

    private static int rank(String python) {
        int dot = python.indexOf('.');
        if (dot <= 0) {
            return Integer.MAX_VALUE;
        }
        int end = dot + 1;
        while (end < python.length() && python.charAt(end) >= '0' && python.charAt(end) <= '9') {
            end++;
        }
        if (end == dot + 1
                || end - dot > 5
                || dot > 4
                || !python.substring(0, dot).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.MAX_VALUE;
        }
        return Integer.parseInt(python, 0, dot, 10) * 100_000 + Integer.parseInt(python, dot + 1, end, 10);
    }

    /// The Pythons a wheel's tags name. Rule: PyPA specification "Platform compatibility tags" (PEP 425); `abi3` admits
    /// every later version, an ABI tag that ends in `t` is free-threaded (PEP 703).
    static List<String> of(WheelFilename wheel) {
        boolean stable = wheel.abiTags().contains("abi3");
        boolean freeThreaded = wheel.abiTags().stream().anyMatch(abi -> abi.startsWith("cp") && abi.endsWith("t"));
        return wheel.pythonTags().stream()
                .map(tag -> of(tag, stable, freeThreaded))
                .distinct()
                .sorted(ASCENDING)
                .toList();
    }

    private static String of(String tag, boolean stable, boolean freeThreaded) {
        if (!tag.startsWith("cp")
                || tag.length() < 4
                || !tag.substring(2).chars().allMatch(c -> c >= '0' && c <= '9')) {
            return tag.startsWith("py") ? "any" : tag;
        }
        String version = tag.charAt(2) + "." + tag.substring(3);
        return version + (freeThreaded ? "t" : "") + (stable ? "+" : "");
    }
}
