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

    /// Name and tags may hold any letters, and ABI and platform any characters, as `packaging` reads them; none of them
    /// may hold a `/`, a `\` or a control character, which make a path or no name at all.
    ///
    /// @param text a file name, without folders and percent signs
    /// @throws MalformedFilenameException with the file name, what was found at which offset, and the rule
    public static WheelFilename parse(String text) throws MalformedFilenameException {
        if (!text.endsWith(EXTENSION)) {
            throw malformed(text, text.length(), "`.whl` before the end");
        }
        int end = text.length() - EXTENSION.length();
        String[] parts = text.substring(0, end).split("-", -1);
        if (parts.length < 5 || parts.length > 7) {
            throw malformed(text, "found " + parts.length + " parts between dashes, expected 5 to 7");
        }
        int[] offsets = offsets(parts);
        boolean variant = hasVariant(parts);
        int tags = parts.length - (variant ? 4 : 3);
        String build = tags == 3 ? build(text, offsets[2], parts[2]) : null;
        if (variant) {
            checkVariant(text, offsets[parts.length - 1], parts[parts.length - 1]);
        }
        List<String> pythonTags = pythonTags(text, offsets[tags], parts[tags]);
        List<String> abiTags = tags(text, offsets[tags + 1], "ABI", parts[tags + 1]);
        List<String> platformTags = tags(text, offsets[tags + 2], "platform", parts[tags + 2]);
        if ((long) pythonTags.size() * abiTags.size() * platformTags.size() > MOST_TAGS) {
            throw malformed(text, "its tags stand for more than " + MOST_TAGS + " combinations");
        }
        return new WheelFilename(
                name(text, parts[0]),
                version(text, offsets[1], parts[1]),
                build,
                pythonTags,
                abiTags,
                platformTags,
                text);
    }

    private static int[] offsets(String[] parts) {
        int[] offsets = new int[parts.length];
        for (int i = 1; i < parts.length; i++) {
            offsets[i] = offsets[i - 1] + parts[i - 1].length() + 1;
        }
        return offsets;
    }

    private static PackageName name(String text, String part) throws MalformedFilenameException {
        if (part.isEmpty()) {
            throw malformed(text, 0, "the name");
        }
        int at = 0;
        while (at < part.length()) {
            int c = part.codePointAt(at);
            if (!isWordCharacter(c) && c != '.') {
                throw malformed(text, at, "a letter, a digit, `_` or `.` of the name");
            }
            at += Character.charCount(c);
        }
        int twice = part.indexOf("__");
        if (twice >= 0) {
            throw malformed(text, twice + 1, "no second `_`, since runs of separators become one underscore");
        }
        return PackageName.pypi(part);
    }

    private static Pep440Version version(String text, int offset, String part) throws MalformedFilenameException {
        try {
            return Pep440Version.parse(part);
        } catch (MalformedVersionException e) {
            String hint = part.contains("%") ? "; decode the percent signs of a URL first" : "";
            throw malformed(text, "in place of the version, " + e.within(text, offset) + hint);
        }
    }

    private static String build(String text, int offset, String part) throws MalformedFilenameException {
        if (part.isEmpty() || !isDigit(part.charAt(0))) {
            throw malformed(text, offset, "a digit, with which a build tag starts");
        }
        return part;
    }

    /// Of six parts the third is a build tag if it starts with a digit, which no Python tag does; otherwise the last
    /// is a variant label.
    private static boolean hasVariant(String[] parts) {
        return parts.length == 7 || (parts.length == 6 && (parts[2].isEmpty() || !isDigit(parts[2].charAt(0))));
    }

    private static void checkVariant(String text, int offset, String label) throws MalformedFilenameException {
        for (int i = 0; i < label.length() || i == 0; i++) {
            char c = i < label.length() ? label.charAt(i) : 0;
            boolean valid = c == '.' || c == '_' || isDigit(c) || (c >= 'a' && c <= 'z');
            if (!valid) {
                throw malformed(text, offset + i, "a small letter, a digit, `_` or `.` of a variant label (PEP 825)");
            }
        }
    }

    private static List<String> pythonTags(String text, int offset, String part) throws MalformedFilenameException {
        List<String> tags = tags(text, offset, "Python", part);
        boolean first = true;
        int at = 0;
        while (at < part.length()) {
            int c = part.codePointAt(at);
            if (c != '.' && !isOfIdentifier(c, first)) {
                throw malformed(
                        text, offset + at, (first ? "a letter" : "a letter, a digit or `_`") + " of a Python tag");
            }
            first = c == '.';
            at += Character.charCount(c);
        }
        return tags;
    }

    private static List<String> tags(String text, int offset, String kind, String part)
            throws MalformedFilenameException {
        LinkedHashSet<String> tags = new LinkedHashSet<>();
        int start = offset;
        for (String tag : part.split("\\.", -1)) {
            if (tag.isEmpty()) {
                throw malformed(text, start, "a member of the " + kind + " tag");
            }
            for (int i = 0; i < tag.length(); i++) {
                if (isOfPathOrControl(tag.charAt(i))) {
                    throw malformed(text, start + i, "no part of a path and no control character");
                }
            }
            tags.add(tag.toLowerCase(Locale.ROOT));
            start += tag.length() + 1;
        }
        return List.copyOf(tags);
    }

    /// What Python's `\w` matches: letters and numbers of every script, and the underscore.
    private static boolean isWordCharacter(int c) {
        return switch (Character.getType(c)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> c == '_' || Character.isLetterOrDigit(c);
        };
    }

    /// What Python's `str.isidentifier` admits.
    private static boolean isOfIdentifier(int c, boolean first) {
        return c == '_'
                || Character.isUnicodeIdentifierStart(c)
                || (!first && Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    static boolean isOfPathOrControl(char c) {
        return c == '/' || c == '\\' || c < ' ' || c == 0x7f;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static MalformedFilenameException malformed(String text, int offset, String expected) {
        return malformed(text, "at offset " + offset + " found " + Excerpt.at(text, offset) + ", expected " + expected);
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
