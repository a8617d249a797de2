package parallax.fact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import parallax.index.WheelRecord;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.platform.WheelFilename;

/// Reads a wheel's traits off its name.
final class WheelTraits {

    private WheelTraits() {}

    static Build build(WheelRecord record, ReleaseVersion release, Known<Requirements> requirements) {
        WheelFilename wheel = record.wheel();
        return new Build(
                record,
                release,
                Accelerator.ofLocalLabel(record.version().local()),
                wheel == null ? List.of() : Pythons.of(wheel),
                wheel == null ? Set.of() : platforms(wheel),
                null,
                requirements);
    }

    /// Platforms that a wheel of this name installs on; none where it is no wheel's name.
    static Set<Subdir> platforms(String fileName) {
        try {
            return platforms(WheelFilename.parse(fileName));
        } catch (MalformedFilenameException _) {
            return Set.of();
        }
    }

    private static Set<Subdir> platforms(WheelFilename wheel) {
        Set<Subdir> platforms = new LinkedHashSet<>();
        for (String tag : wheel.platformTags()) {
            Subdir.ofWheelPlatform(tag).ifPresent(platforms::add);
        }
        return platforms;
    }
}
