package parallax.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.Provenance;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.platform.WheelFilename;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;

/// Builds for tests, read from file names and requirement texts by the same readers as recorded ones.
@SuppressWarnings("exports")
public final class MadeBuilds {

    private static final Provenance MADE =
            new Provenance("example/environments", "pixi.lock", null, null, "pixi v6", null, List.of());

    private static final Target LINUX = new Target(Subdir.parse("linux-64"), null, null, null);

    private MadeBuilds() {}

    /// @param requires null where the metadata is not recorded
    public static Build wheel(
            Source source,
            ReleaseVersion.Order order,
            String fileName,
            @Nullable List<String> requires,
            @Nullable Long size,
            @Nullable Instant uploaded) {
        try {
            WheelFilename name = WheelFilename.parse(fileName);
            List<Requirement> requirements = null;
            if (requires != null) {
                requirements = new ArrayList<>();
                for (String each : requires) {
                    requirements.add(Requirement.parse(each));
                }
            }
            WheelRecord record = new WheelRecord(
                    name.name(),
                    name.version(),
                    fileName,
                    name,
                    null,
                    null,
                    null,
                    size,
                    uploaded,
                    requirements,
                    null,
                    MADE,
                    List.of());
            Known<Requirements> known = new RequirementReader(source, List.of(record), List.of(), LINUX).of(record);
            return WheelTraits.build(
                    record, ReleaseVersion.of(name.version(), order).orElseThrow(), known);
        } catch (MalformedFilenameException | MalformedRequirementException e) {
            throw new IllegalArgumentException(fileName, e);
        }
    }

    /// @param lossy whether the document keeps one spec for each name only
    public static Build conda(
            Source source,
            ReleaseVersion.Order order,
            String subdir,
            String fileName,
            List<String> depends,
            boolean lossy,
            @Nullable String licence,
            @Nullable Long size,
            @Nullable Instant built) {
        try {
            CondaFilename name = CondaFilename.parse(fileName);
            List<MatchSpec> specs = new ArrayList<>();
            for (String each : depends) {
                specs.add(MatchSpec.parse(each));
            }
            int underscore = name.build().lastIndexOf('_');
            CondaRecord record = new CondaRecord(
                    name.name(),
                    name.version(),
                    fileName,
                    name.build(),
                    numberOrNull(name.build().substring(underscore + 1)),
                    Subdir.parse(subdir),
                    specs,
                    null,
                    lossy,
                    null,
                    null,
                    null,
                    null,
                    null,
                    licence,
                    null,
                    null,
                    size,
                    built,
                    MADE,
                    List.of());
            Known<Requirements> known =
                    new RequirementReader(source, List.of(), List.of(), LINUX).of(record, List.of());
            return CondaTraits.build(
                    record, ReleaseVersion.of(name.version(), order).orElseThrow(), known);
        } catch (MalformedFilenameException | MalformedRequirementException e) {
            throw new IllegalArgumentException(fileName, e);
        }
    }

    private static @Nullable Integer numberOrNull(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.valueOf(text) : null;
    }
}
