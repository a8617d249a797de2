package parallax.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A question to another tool or its answer as a line: fields between tabs, each percent-encoded, so that any text
/// fits.
final class OracleLine {

    private OracleLine() {}

    static String of(List<String> fields) {
        List<String> encoded = new ArrayList<>(fields.size());
        for (String field : fields) {
            StringBuilder text = new StringBuilder();
            for (byte b : field.getBytes(UTF_8)) {
                boolean plain = (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '_';
                text.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
            }
            encoded.add(text.toString());
        }
        return String.join("\t", encoded);
    }

    static List<String> fields(String line) {
        return Arrays.stream(line.split("\t", -1))
                .map(field -> URLDecoder.decode(field.replace("+", "%2B"), UTF_8))
                .toList();
    }
}
