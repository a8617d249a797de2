package parallax.report;

import java.util.Locale;

/// Which untrusted addresses may become links.
final class Links {

    private Links() {}

    /// An absolute http or https URL in plain ASCII without characters that have to be percent-encoded (RFC 3986); so
    /// it cannot leave an attribute, an angle bracket or the line that it stands in.
    static boolean safe(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("https://") && !lower.startsWith("http://")) {
            return false;
        }
        for (int index = 0; index < address.length(); index++) {
            char unit = address.charAt(index);
            if (unit <= ' ' || unit > '~' || "\"<>\\^`{|}".indexOf(unit) >= 0) {
                return false;
            }
        }
        return true;
    }
}
