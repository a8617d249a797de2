package parallax.platform;

import parallax.name.PackageName;
import parallax.version.CondaVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Mistake;

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
            throw malformed(text, "more", MAXIMUM_LENGTH, MAXIMUM_LENGTH + " characters at most");
        }
        String extension = text.endsWith(".conda") ? "conda" : text.endsWith(".tar.bz2") ? "tar.bz2" : "";
        if (extension.isEmpty()) {
            int dot = Math.max(text.lastIndexOf('.'), 0);
            String found = text.isEmpty() ? "the end" : Excerpt.of(text.substring(dot));
            throw malformed(text, found, dot, "`.conda` or `.tar.bz2` at the end");
        }
        String stem = text.substring(0, text.length() - extension.length() - 1);
        int buildDash = stem.lastIndexOf('-');
        int versionDash = buildDash < 1 ? -1 : stem.lastIndexOf('-', buildDash - 1);
        if (versionDash < 1) {
            throw malformed(text, Excerpt.of(stem), 0, "three parts with `-` between them");
        }
        checkCharacters(text, "name", 0, versionDash, "._-");
        checkCharacters(text, "build string", buildDash + 1, stem.length(), "._+");
        try {
            CondaVersion version = CondaVersion.parse(stem.substring(versionDash + 1, buildDash));
            PackageName name = PackageName.conda(stem.substring(0, versionDash));
            return new CondaFilename(name, version, stem.substring(buildDash + 1), extension, text);
        } catch (MalformedVersionException e) {
            Mistake mistake = e.mistake().orElseThrow();
            throw malformed(text, mistake.at(versionDash + 1 + mistake.offset()));
        }
    }

    /// The name without its extension: CEP 26's distribution string, and the key of a record in repodata.
    public String stem() {
        return original.substring(0, original.length() - extension.length() - 1);
    }

    private static void checkCharacters(String text, String part, int start, int end, String separators)
            throws MalformedFilenameException {
        if (start == end) {
            throw malformed(text, Excerpt.at(text, start), start, "a " + part);
        }
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!(c < 128 && Character.isLetterOrDigit(c)) && separators.indexOf(c) < 0) {
                String signs = "`" + String.join("`, `", separators.split("")) + "`";
                throw malformed(text, Excerpt.at(text, i), i, "letters, digits, " + signs + " in the " + part);
            }
        }
    }

    private static MalformedFilenameException malformed(String text, String found, int offset, String expected) {
        return malformed(text, new Mistake(found, offset, expected, "CEP 26"));
    }

    private static MalformedFilenameException malformed(String text, Mistake mistake) {
        return new MalformedFilenameException(
                Excerpt.ofFile(text) + " is no conda file name `{name}-{version}-{build}`: " + mistake, mistake);
    }

    @Override
    public String toString() {
        return original;
    }
}
