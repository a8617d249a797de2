package parallax.requirement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.version.CondaVersionSpec;

/// A URL or path of an artifact as a spec of itself: name, version and build from its file name; channel and subdir
/// from the folders above, where they are a channel's; the hash from a fragment. Rule: CEP 29, appendix C; fragments
/// CEP 23.
final class ArtifactSpec {

    private ArtifactSpec() {}

    static boolean isOne(String text) {
        String location = withoutFragment(text);
        return location.endsWith(".conda") || location.endsWith(".tar.bz2");
    }

    /// Up to the `#` of `…/numpy-1.0-0.conda#d41d8cd9…`.
    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    /// @param original the spelling to keep
    static MatchSpec read(Piece whole, String original) throws MalformedPieceException {
        String location = withoutFragment(whole.text());
        int slash = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\'));
        boolean url = location.contains("://");
        Piece file = decoded(whole.sub(slash + 1, location.length()));
        Map<String, String> keywords = new LinkedHashMap<>();
        keywords.put("fn", file.text());
        if (url) {
            keywords.put("url", location);
        }
        addHash(whole.text().substring(location.length()), keywords);
        @Nullable String channel = null;
        @Nullable String subdir = null;
        int folder = slash < 0 ? -1 : location.lastIndexOf('/', slash - 1);
        String parent = folder < 0 ? "" : location.substring(folder + 1, slash);
        if (url && Subdir.isKnown(parent)) {
            channel = CondaChannelName.shortened(location.substring(0, folder));
            subdir = parent;
        }
        CondaFilename parts = parts(file);
        CondaVersionSpec version = CondaVersionSpec.exactly(parts.version());
        return new MatchSpec(channel, subdir, null, parts.name(), version, parts.build(), original, keywords);
    }

    private static CondaFilename parts(Piece file) throws MalformedPieceException {
        try {
            return CondaFilename.parse(file.text());
        } catch (MalformedFilenameException e) {
            throw file.mistake(e.mistake().orElseThrow());
        }
    }

    /// Epochs and local parts are encoded in URLs: `x264-1%21164`.
    private static Piece decoded(Piece file) {
        String text = file.text();
        if (text.indexOf('%') < 0) {
            return file;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int[] offsets = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            offsets[decoded.length()] = file.at(i);
            boolean bang = text.startsWith("%21", i);
            boolean plus = text.regionMatches(true, i, "%2B", 0, 3);
            decoded.append(bang ? '!' : plus ? '+' : text.charAt(i));
            i += bang || plus ? 2 : 0;
        }
        offsets[decoded.length()] = file.end();
        return Piece.of(decoded.toString(), Arrays.copyOf(offsets, decoded.length() + 1));
    }

    private static void addHash(String fragment, Map<String, String> keywords) {
        if (fragment.startsWith("#sha256:")) {
            keywords.put("sha256", fragment.substring("#sha256:".length()));
        } else if (fragment.length() == 33) {
            keywords.put("md5", fragment.substring(1));
        }
    }
}
