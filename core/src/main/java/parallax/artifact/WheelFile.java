package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import parallax.platform.WheelTag;

/// The WHEEL file of a wheel. Rule: PyPA specification "Binary distribution format" (PEP 427).
///
/// @param wheelVersion as spelled: `1.0`
/// @param generator who built it: `setuptools (82.0.0)`; empty where it does not say
/// @param rootIsPurelib whether the root goes to purelib
/// @param tags in the order written
/// @param build the build tag; empty where there is none
/// @param fields all of them, in the order written
public record WheelFile(
        String wheelVersion,
        String generator,
        boolean rootIsPurelib,
        List<WheelTag> tags,
        String build,
        List<HeaderField> fields) {

    /// Tags that are read; real wheels have a dozen.
    private static final int TAGS = 4096;

    public WheelFile {
        tags = List.copyOf(tags);
        fields = List.copyOf(fields);
    }

    /// Reads a WHEEL file. Whatever the bytes are, there is an answer.
    ///
    /// @param problems gets one line for each thing that breaks the specification
    public static WheelFile parse(byte[] content, Consumer<String> problems) {
        HeaderFields headers = HeaderFields.parse(content, problems);
        String wheelVersion = headers.first("Wheel-Version");
        if (wheelVersion.isEmpty()) {
            problems.accept("no field `Wheel-Version`");
        } else if (!wheelVersion.startsWith("1.")) {
            problems.accept("`Wheel-Version` is `" + PathRules.printable(wheelVersion) + "`; known is 1.0");
        }
        String root = headers.first("Root-Is-Purelib");
        if (!root.equalsIgnoreCase("true") && !root.equalsIgnoreCase("false")) {
            problems.accept("`Root-Is-Purelib` is neither true nor false: `" + PathRules.printable(root) + "`");
        }
        List<WheelTag> tags = new ArrayList<>();
        for (String tag : headers.all("Tag")) {
            expand(tag, tags, problems);
        }
        if (tags.isEmpty()) {
            problems.accept("no field `Tag`");
        }
        return new WheelFile(
                wheelVersion,
                headers.first("Generator"),
                root.equalsIgnoreCase("true"),
                tags,
                headers.first("Build"),
                headers.fields());
    }

    /// The tags should be written out; some builders write compressed sets.
    private static void expand(String text, List<WheelTag> tags, Consumer<String> problems) {
        String[] parts = text.split("-", -1);
        if (parts.length != 3) {
            problems.accept("`Tag` is no wheel tag: `" + PathRules.printable(text) + "`");
            return;
        }
        for (String python : parts[0].split("\\.", -1)) {
            for (String abi : parts[1].split("\\.", -1)) {
                for (String platform : parts[2].split("\\.", -1)) {
                    if (python.isEmpty() || abi.isEmpty() || platform.isEmpty()) {
                        problems.accept("`Tag` has an empty part: `" + PathRules.printable(text) + "`");
                        return;
                    }
                    if (tags.size() == TAGS) {
                        problems.accept("more than " + TAGS + " tags; the rest is not read");
                        return;
                    }
                    tags.add(new WheelTag(python, abi, platform));
                }
            }
        }
    }
}
