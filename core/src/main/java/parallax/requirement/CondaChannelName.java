package parallax.requirement;

/// Channels by name or URL: a name alone means a path on the default host, so `conda-forge` and
/// `https://conda.anaconda.org/conda-forge/` are one channel. Rule: CEP 26, "Channel names"; CEP 29, "Channel
/// matching".
final class CondaChannelName {

    private static final String DEFAULT_HOST = "https://conda.anaconda.org/";

    private CondaChannelName() {}

    /// The name without the default host and without a slash at the end.
    static String shortened(String channel) {
        boolean onDefaultHost = channel.regionMatches(true, 0, DEFAULT_HOST, 0, DEFAULT_HOST.length());
        int start = onDefaultHost ? DEFAULT_HOST.length() : 0;
        int end = channel.length();
        while (end > start && channel.charAt(end - 1) == '/') {
            end--;
        }
        return channel.substring(start, end);
    }
}
