package parallax.platform;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// The parts of a wheel's file name, compressed tag sets expanded.
/// Rule: PyPA specification "Binary distribution format" (PEP 427), tags after PEP 425, variant labels after the
/// draft PEP 825.
///
/// @param build the build tag as spelled, which starts with a digit; null where there is none, as nearly always
/// @param pythonTags at least one, lower case, in the order written; likewise `abiTags` and `platformTags`
/// @param original the spelling that was parsed
public record WheelFilename(
        PackageName name,
        Pep440Version version,
        @Nullable String build,
        List<String> pythonTags,
        List<String> abiTags,
        List<String> platformTags,
        String original) {

    private static final String EXTENSION = ".whl";
    private static final String RULE =
            "name-version[-build]-python-abi-platform[-variant].whl, PyPA specification \"Binary distribution format\"";

    /// Tags that one name may stand for; real ones stand for a dozen.
    private static final int MOST_TAGS = 1000;

    public WheelFilename {
        pythonTags = List.copyOf(pythonTags);
        abiTags = List.copyOf(abiTags);
        platformTags = List.copyOf(platformTags);
    }

    /// @param text a file name, without folders and percent signs
    /// @throws MalformedFilenameException with the file name, what was found and the rule it breaks
    public static WheelFilename parse(String text) throws MalformedFilenameException {
        if (!text.endsWith(EXTENSION)) {
            throw malformed(text, "it does not end in .whl");
        }
        String[] parts = text.substring(0, text.length() - EXTENSION.length()).split("-", -1);
        if (parts.length < 5 || parts.length > 7) {
            throw malformed(text, "found " + parts.length + " parts between dashes, expected 5 to 7");
        }
        boolean variant = hasVariant(parts);
        int tags = parts.length - (variant ? 4 : 3);
        String build = tags == 3 ? build(text, parts[2]) : null;
        if (variant) {
            checkVariant(text, parts[parts.length - 1]);
        }
        List<String> pythonTags = tags(text, "Python", parts[tags]);
        List<String> abiTags = tags(text, "ABI", parts[tags + 1]);
        List<String> platformTags = tags(text, "platform", parts[tags + 2]);
        for (String pythonTag : pythonTags) {
            if (isDigit(pythonTag.charAt(0))) {
                throw malformed(text, "the Python tag " + Excerpt.of(pythonTag) + " starts with a digit");
            }
        }
        if ((long) pythonTags.size() * abiTags.size() * platformTags.size() > MOST_TAGS) {
            throw malformed(text, "its tags stand for more than " + MOST_TAGS + " combinations");
        }
        return new WheelFilename(
                name(text, parts[0]), version(text, parts[1]), build, pythonTags, abiTags, platformTags, text);
    }

    private static PackageName name(String text, String part) throws MalformedFilenameException {
        if (part.isEmpty()) {
            throw malformed(text, "the name is empty");
        }
        for (int i = 0; i < part.length(); i++) {
            if (!isTagCharacter(part.charAt(i)) && part.charAt(i) != '.') {
                throw malformed(text, "found " + Excerpt.at(part, i) + " in the name");
            }
        }
        if (part.contains("__")) {
            throw malformed(text, "found `__` in the name, where runs of separators become one underscore");
        }
        return PackageName.pypi(part);
    }

    private static Pep440Version version(String text, String part) throws MalformedFilenameException {
        try {
            return Pep440Version.parse(part);
        } catch (MalformedVersionException e) {
            String hint = part.contains("%") ? "; decode the percent signs of a URL first" : "";
            throw malformed(text, "in place of the version, " + e.getMessage() + hint);
        }
    }

    private static String build(String text, String part) throws MalformedFilenameException {
        if (part.isEmpty() || !isDigit(part.charAt(0))) {
            throw malformed(text, "the build tag " + Excerpt.of(part) + " does not start with a digit");
        }
        return part;
    }

    /// Of six parts the third is a build tag if it starts with a digit, which no Python tag does; otherwise the last
    /// is a variant label.
    private static boolean hasVariant(String[] parts) {
        return parts.length == 7 || (parts.length == 6 && (parts[2].isEmpty() || !isDigit(parts[2].charAt(0))));
    }

    private static void checkVariant(String text, String label) throws MalformedFilenameException {
        boolean valid = !label.isEmpty();
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            valid &= c == '.' || (isTagCharacter(c) && !(c >= 'A' && c <= 'Z'));
        }
        if (!valid) {
            throw malformed(text, "the last part " + Excerpt.of(label) + " is no variant label (PEP 825)");
        }
    }

    private static List<String> tags(String text, String kind, String part) throws MalformedFilenameException {
        LinkedHashSet<String> tags = new LinkedHashSet<>();
        for (String tag : part.split("\\.", -1)) {
            if (tag.isEmpty()) {
                throw malformed(text, "the " + kind + " tag " + Excerpt.of(part) + " has an empty member");
            }
            for (int i = 0; i < tag.length(); i++) {
                if (!isTagCharacter(tag.charAt(i))) {
                    throw malformed(text, "found " + Excerpt.at(tag, i) + " in the " + kind + " tag");
                }
            }
            tags.add(tag.toLowerCase(Locale.ROOT));
        }
        return List.copyOf(tags);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isTagCharacter(char c) {
        return c == '_' || isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static MalformedFilenameException malformed(String text, String problem) {
        return new MalformedFilenameException(
                Excerpt.ofFile(text) + " is no wheel file name: " + problem + " (" + RULE + ")");
    }

    /// The label at the end of a wheel variant's name, `cu129` of
    /// `torch-2.8.0-cp313-cp313-manylinux_2_28_x86_64-cu129.whl`. What it means stands in the
    /// wheel.
    /// Rule: PEP 825 (draft); wheels of this form are on PyTorch's own index.
    public Optional<String> variant() {
        String[] parts =
                original.substring(0, original.length() - EXTENSION.length()).split("-", -1);
        return hasVariant(parts) ? Optional.of(parts[parts.length - 1]) : Optional.empty();
    }

    /// Every tag the name stands for: `py2.py3-none-any` is `py2-none-any` and `py3-none-any`.
    public List<WheelTag> tags() {
        List<WheelTag> tags = new ArrayList<>(pythonTags.size() * abiTags.size() * platformTags.size());
        for (String python : pythonTags) {
            for (String abi : abiTags) {
                for (String platform : platformTags) {
                    tags.add(new WheelTag(python, abi, platform));
                }
            }
        }
        return tags;
    }

    /// The tags as compressed in a file name: `cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64`.
    public String compressedTags() {
        return String.join(
                "-", List.of(String.join(".", pythonTags), String.join(".", abiTags), String.join(".", platformTags)));
    }

    /// Whether it holds no machine code that the tags tell of: ABI `none` and platform `any`.
    public boolean isPurePython() {
        return abiTags.equals(List.of("none")) && platformTags.equals(List.of("any"));
    }

    @Override
    public String toString() {
        return original;
    }
}
