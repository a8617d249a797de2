package parallax.artifact;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the entries of a wheel land. The root goes to purelib or platlib, which is one logical place; the folders
/// below a top folder called `….data` go to the schemes they are called after.
/// Rule: PyPA specification "Binary distribution format", section "The .data directory".
final class WheelPaths implements ZipEntries.Paths {

    private static final String DATA = ".data";

    private final Reading reading;
    private final String distribution;
    private final Map<String, String> taken = new HashMap<>();

    /// @param distInfo the dist-info folder, empty where there is none
    WheelPaths(Reading reading, String distInfo) {
        this.reading = reading;
        this.distribution = WheelNames.namePart(distInfo);
    }

    @Override
    public @Nullable LogicalPath of(String path, EntryType type) {
        String value = value(path);
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (type != EntryType.DIRECTORY) {
            String other = taken.putIfAbsent(value, path);
            if (other != null) {
                reading.odd(
                        Anomaly.Kind.AMBIGUOUS_ARCHIVE,
                        path,
                        "is installed to the same place as `" + PathRules.printable(other) + "`");
            }
        }
        return new LogicalPath(value);
    }

    private @Nullable String value(String path) {
        if (!PathRules.safe(path)) {
            return null;
        }
        int top = path.indexOf('/');
        if (top < 0 || !path.startsWith(DATA, top - DATA.length())) {
            return path.endsWith(DATA) && top < 0 ? null : LogicalPath.SITE_PACKAGES + path;
        }
        int second = path.indexOf('/', top + 1);
        String scheme = path.substring(top + 1, second < 0 ? path.length() : second);
        String rest = second < 0 ? "" : path.substring(second + 1);
        if (rest.isEmpty()) {
            return null;
        }
        return switch (scheme) {
            case "purelib", "platlib" -> LogicalPath.SITE_PACKAGES + rest;
            case "scripts" -> "bin/" + rest;
            case "headers" -> "include/" + distribution + "/" + rest;
            case "data" -> rest;
            default -> {
                reading.odd(
                        Anomaly.Kind.METADATA,
                        path,
                        "below `" + PathRules.printable(scheme) + "` of the .data folder, which is no install scheme");
                yield null;
            }
        };
    }
}
