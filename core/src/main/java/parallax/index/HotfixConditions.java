package parallax.index;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.Hotfix.Condition;
import parallax.index.Hotfix.Selection;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;

/// Tests one condition of a hotfix against a record.
/// Rule: conda-forge-repodata-patches-feedstock, README, section "YAML patches".
final class HotfixConditions {

    private HotfixConditions() {}

    static Selection test(Condition condition, CondaRecord record) {
        List<String> values = condition.values();
        return switch (condition.key()) {
            case "name", "name_in" -> anyGlob(values, record.name().value());
            case "build", "build_in" -> anyGlob(values, record.build());
            case "subdir_in" -> of(values.contains(record.subdir().value()));
            case "version", "version_in" -> anyVersion(values, record);
            case "version_lt" -> compareVersion(values, record, -1, -1);
            case "version_le" -> compareVersion(values, record, -1, 0);
            case "version_gt" -> compareVersion(values, record, 1, 1);
            case "version_ge" -> compareVersion(values, record, 0, 1);
            case "build_number", "build_number_in" -> anyNumber(values, record.buildNumber());
            case "build_number_lt" -> compareNumber(values, number(record.buildNumber()), -1, -1);
            case "build_number_le" -> compareNumber(values, number(record.buildNumber()), -1, 0);
            case "build_number_gt" -> compareNumber(values, number(record.buildNumber()), 1, 1);
            case "build_number_ge" -> compareNumber(values, number(record.buildNumber()), 0, 1);
            case "timestamp_lt" -> compareNumber(values, timestamp(record), -1, -1);
            case "timestamp_le" -> compareNumber(values, timestamp(record), -1, 0);
            case "timestamp_gt" -> compareNumber(values, timestamp(record), 1, 1);
            case "timestamp_ge" -> compareNumber(values, timestamp(record), 0, 1);
            case "has_depends" -> has(values, record.depends(), record.lossy());
            case "not_has_depends" -> not(has(values, record.depends(), record.lossy()));
            case "has_constrains" -> has(values, record.constrains(), false);
            case "not_has_constrains" -> not(has(values, record.constrains(), false));
            default -> Selection.UNKNOWN;
        };
    }

    private static Selection of(boolean holds) {
        return holds ? Selection.YES : Selection.NO;
    }

    private static Selection not(Selection selection) {
        return switch (selection) {
            case YES -> Selection.NO;
            case NO -> Selection.YES;
            case UNKNOWN -> Selection.UNKNOWN;
        };
    }

    private static Selection anyGlob(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (HotfixGlob.matches(pattern, text)) {
                return Selection.YES;
            }
        }
        return Selection.NO;
    }

    private static Selection anyVersion(List<String> values, CondaRecord record) {
        for (String value : values) {
            CondaVersion version = version(value);
            if (version == null) {
                return Selection.UNKNOWN;
            }
            if (record.version().compareTo(version) == 0) {
                return Selection.YES;
            }
        }
        return Selection.NO;
    }

    private static Selection compareVersion(List<String> values, CondaRecord record, int from, int to) {
        CondaVersion version = version(values.getFirst());
        if (version == null) {
            return Selection.UNKNOWN;
        }
        int sign = Integer.signum(record.version().compareTo(version));
        return of(sign >= from && sign <= to);
    }

    private static @Nullable CondaVersion version(String text) {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException _) {
            return null;
        }
    }

    private static @Nullable Long number(@Nullable Integer value) {
        return value == null ? null : Long.valueOf(value);
    }

    private static @Nullable Long timestamp(CondaRecord record) {
        return record.published() == null ? null : record.published().toEpochMilli();
    }

    private static Selection anyNumber(List<String> values, @Nullable Integer actual) {
        return actual == null ? Selection.UNKNOWN : of(values.contains(actual.toString()));
    }

    private static Selection compareNumber(List<String> values, @Nullable Long actual, int from, int to) {
        if (actual == null) {
            return Selection.UNKNOWN;
        }
        int sign = Long.compare(actual, Long.parseLong(values.getFirst()));
        return of(sign >= from && sign <= to);
    }

    /// All patterns must be found; a list known to lack entries can show that one is there, never that none is.
    private static Selection has(List<String> patterns, @Nullable List<MatchSpec> specs, boolean incomplete) {
        if (specs == null) {
            return Selection.UNKNOWN;
        }
        for (String pattern : patterns) {
            if (!hasOne(pattern, specs)) {
                return incomplete ? Selection.UNKNOWN : Selection.NO;
            }
        }
        return Selection.YES;
    }

    private static boolean hasOne(String pattern, List<MatchSpec> specs) {
        for (MatchSpec spec : specs) {
            if (HotfixGlob.matches(pattern, spec.original())) {
                return true;
            }
        }
        return false;
    }
}
