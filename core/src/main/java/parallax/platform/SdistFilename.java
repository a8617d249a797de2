package parallax.platform;

import java.util.List;
import parallax.name.PackageName;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// The parts of a source distribution's file name.
/// Rule: PyPA specification "Source distribution format" (PEP 625), and the older names before it.
///
/// @param extension `.tar.gz`, or the older `.zip`
/// @param original the spelling that was parsed
public record SdistFilename(PackageName name, Pep440Version version, String extension, String original) {

    private static final List<String> EXTENSIONS = List.of(".tar.gz", ".zip");

    /// Splits at the last dash, which is right for every name after PEP 625. In an older name the version may hold a
    /// dash itself; where the project is known, use {@link #parse(String, PackageName)}.
    ///
    /// @throws MalformedFilenameException with the file name, what was found and the rule it breaks
    public static SdistFilename parse(String text) throws MalformedFilenameException {
        String stem = stem(text);
        int dash = stem.lastIndexOf('-');
        if (dash < 0) {
            throw malformed(text, "no dash parts name and version");
        }
        return of(text, stem, dash);
    }

    /// Splits after the name of the project that is known to own the file: of `foo-1.0-1.tar.gz` in project `foo` the
    /// version is `1.0-1`, that is `1.0.post1`.
    ///
    /// @throws MalformedFilenameException with the file name, what was found and the rule it breaks
    public static SdistFilename parse(String text, PackageName project) throws MalformedFilenameException {
        String stem = stem(text);
        for (int dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
            if (dash > 0 && PackageName.pypi(stem.substring(0, dash)).equals(project)) {
                return of(text, stem, dash);
            }
        }
        throw malformed(text, "it does not begin with the name of the project " + Excerpt.of(project.value()));
    }

    private static SdistFilename of(String text, String stem, int dash) throws MalformedFilenameException {
        if (dash == 0) {
            throw malformed(text, "the name is empty");
        }
        for (int i = 0; i < dash; i++) {
            char c = stem.charAt(i);
            if (c == '/' || c == '\\' || c <= ' ' || c == 0x7f) {
                throw malformed(text, "found " + Excerpt.at(stem, i) + " in the name");
            }
        }
        try {
            return new SdistFilename(
                    PackageName.pypi(stem.substring(0, dash)),
                    Pep440Version.parse(stem.substring(dash + 1)),
                    text.substring(stem.length()),
                    text);
        } catch (MalformedVersionException e) {
            throw malformed(text, "in place of the version, " + e.getMessage());
        }
    }

    private static String stem(String text) throws MalformedFilenameException {
        for (String extension : EXTENSIONS) {
            if (text.endsWith(extension)) {
                return text.substring(0, text.length() - extension.length());
            }
        }
        throw malformed(text, "it does not end in .tar.gz or .zip");
    }

    private static MalformedFilenameException malformed(String text, String problem) {
        return new MalformedFilenameException(Excerpt.ofFile(text) + " is no source distribution file name: " + problem
                + " (name-version.tar.gz, PyPA specification \"Source distribution format\")");
    }

    @Override
    public String toString() {
        return original;
    }
}
