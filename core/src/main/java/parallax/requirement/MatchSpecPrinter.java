package parallax.requirement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parallax.platform.Subdir;
import parallax.version.CondaVersionSpec;

/// Prints match specs in the canonical form of CEP 29, appendix A.
final class MatchSpecPrinter {

    private MatchSpecPrinter() {}

    static String print(MatchSpec spec) {
        StringBuilder text = new StringBuilder();
        Map<String, String> brackets = new TreeMap<>();
        String channel = spec.channel();
        String subdir = spec.subdir();
        boolean channelOutside = channel != null && isMadeOf(channel, "._-/:~%@+");
        boolean subdirOutside = channelOutside && subdir != null && Subdir.isKnown(subdir);
        if (channel != null && !channelOutside) {
            brackets.put("channel", quoted(channel));
        }
        if (subdir != null && !subdirOutside) {
            brackets.put("subdir", quoted(subdir));
        }
        if (channelOutside) {
            text.append(channel).append(subdirOutside ? "/" + subdir : "").append("::");
        }
        text.append(spec.name().value());
        boolean exact = printVersion(spec.version(), text, brackets);
        String build = spec.build();
        if (build != null) {
            String lower = build.startsWith("^") ? build : build.toLowerCase(Locale.ROOT);
            if (exact && isMadeOf(build, "._+")) {
                text.append('=').append(lower);
            } else {
                brackets.put("build", quoted(lower));
            }
        }
        spec.keywords().forEach((key, value) -> brackets.put(key, isList(key) ? list(value) : quoted(value)));
        if (!brackets.isEmpty()) {
            StringJoiner joined = new StringJoiner(",", "[", "]");
            brackets.forEach((key, value) -> joined.add(key + "=" + value));
            text.append(joined);
        }
        return text.toString();
    }

    /// Whether the version was written as `==version`.
    private static boolean printVersion(
            @Nullable CondaVersionSpec version, StringBuilder text, Map<String, String> brackets) {
        if (version == null) {
            return false;
        }
        String canonical = version.toString();
        boolean single = !canonical.startsWith("!=") && canonical.chars().noneMatch(c -> ",|<>~^(".indexOf(c) >= 0);
        if (single && canonical.startsWith("==")) {
            text.append(canonical);
            return true;
        }
        String prefix = canonical.endsWith(".*") ? canonical.substring(0, canonical.length() - 2) : "*";
        if (single && prefix.indexOf('*') < 0) {
            text.append('=').append(prefix);
        } else {
            brackets.put("version", quoted(canonical));
        }
        return false;
    }

    static boolean isList(String keyword) {
        return keyword.equals("extras") || keyword.equals("flags");
    }

    /// Whether a value can stand outside of brackets: no pattern, and no sign that means something there.
    private static boolean isMadeOf(String value, String signs) {
        return !value.isEmpty()
                && value.chars().allMatch(c -> (c < 128 && Character.isLetterOrDigit(c)) || signs.indexOf(c) >= 0);
    }

    private static String quoted(String value) {
        if (value.indexOf('\'') < 0 && value.indexOf('\\') < 0) {
            return "'" + value + "'";
        }
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static String list(String items) {
        return Arrays.stream(items.split(",", -1))
                .map(MatchSpecPrinter::quoted)
                .collect(Collectors.joining(",", "[", "]"));
    }
}
