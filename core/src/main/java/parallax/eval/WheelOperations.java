package parallax.eval;

import java.util.List;
import java.util.Locale;
import parallax.platform.Compatibility;
import parallax.platform.MalformedFilenameException;
import parallax.platform.SdistFilename;
import parallax.platform.WheelFilename;
import parallax.platform.WheelTag;

/// File names of wheels and source distributions, and the tags a target accepts.
final class WheelOperations {

    static final List<Operation> LIST = List.of(
            new Operation("wheel.parse", List.of("filename"), WheelOperations::wheel),
            new Operation("sdist.parse", List.of("filename"), WheelOperations::sdist),
            new Operation("wheel.compatible", List.of("filename", "target"), WheelOperations::compatible),
            new Operation("tags.list", List.of("target"), WheelOperations::tags));

    private WheelOperations() {}

    private static JsonValue wheel(Request request) throws RefusedException {
        WheelFilename wheel = wheelFilename(request.text("filename"));
        return JsonValue.object()
                .put("name", wheel.name().value())
                .put("version", wheel.version().toString())
                .put("build", wheel.build())
                .put("python", wheel.pythonTags())
                .put("abi", wheel.abiTags())
                .put("platform", wheel.platformTags())
                .put("variant", wheel.variant().orElse(null))
                .put("tags", wheel.tags().stream().map(WheelTag::toString).toList())
                .build();
    }

    private static JsonValue sdist(Request request) throws RefusedException {
        try {
            SdistFilename sdist = SdistFilename.parse(request.text("filename"));
            return JsonValue.object()
                    .put("name", sdist.name().value())
                    .put("version", sdist.version().toString())
                    .put("extension", sdist.extension())
                    .build();
        } catch (MalformedFilenameException e) {
            throw new RefusedException(ErrorCode.MALFORMED_FILENAME, String.valueOf(e.getMessage()));
        }
    }

    private static JsonValue compatible(Request request) throws RefusedException {
        WheelFilename wheel = wheelFilename(request.text("filename"));
        Compatibility answer = TargetReader.target(request).compatible(wheel);
        JsonValue.Builder result = JsonValue.object().put("compatible", answer.isCompatible());
        return switch (answer) {
            case Compatibility.Compatible(int rank, WheelTag tag) ->
                result.put("rank", JsonValue.of(rank))
                        .put("failing", JsonValue.nothing())
                        .put("tag", tag.toString())
                        .put("why", JsonValue.nothing())
                        .build();
            case Compatibility.Incompatible(Compatibility.Part part, String reason) ->
                result.put("rank", JsonValue.nothing())
                        .put("failing", part.name().toLowerCase(Locale.ROOT))
                        .put("tag", JsonValue.nothing())
                        .put("why", reason)
                        .build();
        };
    }

    private static JsonValue tags(Request request) throws RefusedException {
        return JsonValue.of(TargetReader.target(request).tags().stream()
                .map(WheelTag::toString)
                .toList());
    }

    private static WheelFilename wheelFilename(String text) throws RefusedException {
        try {
            return WheelFilename.parse(text);
        } catch (MalformedFilenameException e) {
            throw new RefusedException(ErrorCode.MALFORMED_FILENAME, String.valueOf(e.getMessage()));
        }
    }
}
