package parallax.requirement;

import java.util.Locale;
import parallax.version.MalformedVersionException;
import parallax.version.StringMatcher;

/// Channels by name or URL: a name alone means a path on the default host, so `conda-forge` and
/// `https://conda.anaconda.org/conda-forge/` are one channel. Rule: CEP 26, "Channel names"; CEP 29, "Channel
/// matching".
final class CondaChannelName {

    private static final String DEFAULT_HOST = "https://conda.anaconda.org/";

    private CondaChannelName() {}

    /// The name without the default host and without a slash at the end.
    static String shortened(String channel) {
        String name = channel;
        if (name.toLowerCase(Locale.ROOT).startsWith(DEFAULT_HOST)) {
            name = name.substring(DEFAULT_HOST.length());
        }
        int end = name.length();
        while (end > 0 && name.charAt(end - 1) == '/') {
            end--;
        }
        return name.substring(0, end);
    }

    /// @param pattern a well-formed name, URL, glob or regular expression
    static boolean matches(String pattern, String channel) {
        try {
            return StringMatcher.parse(shortened(pattern)).matches(shortened(channel));
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
