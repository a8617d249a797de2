package parallax.platform;

import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;

/// The parts of a conda artifact's file name, `{name}-{version}-{build}.{extension}`, cut from the right because
/// names may hold `-`. Rule: CEP 26, "Filenames".
///
/// @param build letters, digits, `.`, `_` and `+`
/// @param extension `conda` or `tar.bz2`
public record CondaFilename(PackageName name, CondaVersion version, String build, String extension, String original) {

    private static final int MAXIMUM_LENGTH = 211;

    /// @param text the file name alone, without folders
    /// @throws MalformedFilenameException for another extension, fewer than three parts, or a part that cannot be
    ///     one
    public static CondaFilename parse(String text) throws MalformedFilenameException {
        if (text.length() > MAXIMUM_LENGTH) {
            throw malformed(text.substring(0, 100) + "…", "it has more than " + MAXIMUM_LENGTH + " characters");
        }
        String extension = text.endsWith(".conda") ? "conda" : text.endsWith(".tar.bz2") ? "tar.bz2" : "";
        if (extension.isEmpty()) {
            throw malformed(text, "it ends neither in `.conda` nor in `.tar.bz2`");
        }
        String stem = text.substring(0, text.length() - extension.length() - 1);
        int buildDash = stem.lastIndexOf('-');
        int versionDash = buildDash < 1 ? -1 : stem.lastIndexOf('-', buildDash - 1);
        if (versionDash < 1) {
            throw malformed(text, "fewer than three parts with `-` between them");
        }
        String name = stem.substring(0, versionDash);
        String build = stem.substring(buildDash + 1);
        checkCharacters(text, "name", name, "._-");
        checkCharacters(text, "build string", build, "._+");
        try {
            CondaVersion version = CondaVersion.parse(stem.substring(versionDash + 1, buildDash));
            return new CondaFilename(PackageName.conda(name), version, build, extension, text);
        } catch (MalformedVersionException e) {
            throw malformed(text, String.valueOf(e.getMessage()));
        }
    }

    /// The name without its extension: CEP 26's distribution string, and the key of a record in repodata.
    public String stem() {
        return original.substring(0, original.length() - extension.length() - 1);
    }

    private static void checkCharacters(String text, String part, String value, String separators)
            throws MalformedFilenameException {
        if (value.isEmpty()) {
            throw malformed(text, "the " + part + " is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && separators.indexOf(c) < 0) {
                throw malformed(
                        text, "`" + Character.toString(value.codePointAt(i)) + "` in the " + part + " `" + value + "`");
            }
        }
    }

    private static MalformedFilenameException malformed(String text, String found) {
        return new MalformedFilenameException(Excerpt.ofFile(text)
                + " is no conda file name `{name}-{version}-{build}`: " + Excerpt.cut(found, 200) + " (CEP 26)");
    }

    @Override
    public String toString() {
        return original;
    }
}
