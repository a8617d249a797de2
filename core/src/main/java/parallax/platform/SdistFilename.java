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
    /// @throws MalformedFilenameException with the file name, what was found at which offset, and the rule
    public static SdistFilename parse(String text) throws MalformedFilenameException {
        String stem = stem(text);
        int dash = stem.lastIndexOf('-');
        if (dash < 0) {
            throw malformed(text, stem.length(), "a dash between name and version before it");
        }
        return of(text, stem, dash);
    }

    /// Splits after the name of the project that is known to own the file: of `foo-1.0-1.tar.gz` in project `foo` the
    /// version is `1.0-1`, that is `1.0.post1`.
    ///
    /// @throws MalformedFilenameException with the file name, what was found at which offset, and the rule
    public static SdistFilename parse(String text, PackageName project) throws MalformedFilenameException {
        String stem = stem(text);
        int dash = nameEnd(stem, project.value());
        if (dash < 0) {
            throw malformed(text, "it does not begin with the name of the project " + Excerpt.of(project.value()));
        }
        return of(text, stem, dash);
    }

    /// The first dash before which a text has the name whose normal form is `normal`; -1 where there is none.
    private static int nameEnd(String stem, String normal) {
        int matched = 0;
        boolean separator = false;
        for (int i = 0; i < stem.length(); i++) {
            char c = Character.toLowerCase(stem.charAt(i));
            if (c == '-' || c == '_' || c == '.') {
                if (c == '-' && !separator && matched == normal.length()) {
                    return i;
                }
                separator = true;
                continue;
            }
            if (separator && (matched >= normal.length() || normal.charAt(matched++) != '-')) {
                return -1;
            }
            separator = false;
            if (matched >= normal.length() || normal.charAt(matched++) != c) {
                return -1;
            }
        }
        return -1;
    }

    private static SdistFilename of(String text, String stem, int dash) throws MalformedFilenameException {
        if (dash == 0) {
            throw malformed(text, 0, "the name");
        }
        for (int i = 0; i < dash; i++) {
            if (WheelFilename.isOfPathOrControl(stem.charAt(i))) {
                throw malformed(text, i, "no part of a path and no control character");
            }
        }
        try {
            return new SdistFilename(
                    PackageName.pypi(stem.substring(0, dash)),
                    Pep440Version.parse(stem.substring(dash + 1)),
                    text.substring(stem.length()),
                    text);
        } catch (MalformedVersionException e) {
            throw malformed(text, "in place of the version, " + e.within(text, dash + 1));
        }
    }

    private static String stem(String text) throws MalformedFilenameException {
        for (String extension : EXTENSIONS) {
            if (text.endsWith(extension)) {
                return text.substring(0, text.length() - extension.length());
            }
        }
        throw malformed(text, text.length(), "`.tar.gz` or `.zip` before the end");
    }

    private static MalformedFilenameException malformed(String text, int offset, String expected) {
        return malformed(text, "at offset " + offset + " found " + Excerpt.at(text, offset) + ", expected " + expected);
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
