package parallax.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Builds small wheels, with METADATA, WHEEL and a RECORD that tells the truth unless a line of it is given.
public final class WheelBuilder {

    private final String distInfo;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> lines = new LinkedHashMap<>();

    /// @param name as in the file's name; likewise `version`
    public WheelBuilder(String name, String version) {
        distInfo = name + "-" + version + ".dist-info/";
        file(distInfo + "METADATA", "Metadata-Version: 2.4\nName: " + name + "\nVersion: " + version + "\n");
        file(distInfo + "WHEEL", "Wheel-Version: 1.0\nGenerator: testkit\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
    }

    /// The dist-info folder, with a `/` behind.
    public String distInfo() {
        return distInfo;
    }

    public WheelBuilder file(String path, String content) {
        return file(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public WheelBuilder file(String path, byte[] content) {
        files.put(path, content.clone());
        return this;
    }

    public WheelBuilder without(String path) {
        files.remove(path);
        return this;
    }

    /// A whole line of RECORD, in place of the true one; empty for none.
    public WheelBuilder recordLine(String path, String line) {
        lines.put(path, line);
        return this;
    }

    /// RECORD as it will be.
    public String record() {
        StringBuilder record = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>();
        files.forEach((path, content) ->
                all.put(path, path + ",sha256=" + digest("SHA-256", content) + "," + content.length));
        all.put(distInfo + "RECORD", distInfo + "RECORD,,");
        all.putAll(lines);
        all.values().stream()
                .filter(line -> !line.isEmpty())
                .forEach(line -> record.append(line).append('\n'));
        return record.toString();
    }

    /// The archive, RECORD last.
    public ZipBuilder zip() {
        ZipBuilder zip = new ZipBuilder();
        files.forEach(zip::member);
        return zip.member(distInfo + "RECORD", record());
    }

    public byte[] build() {
        return zip().build();
    }

    /// A digest as RECORD has it: URL-safe base64 without padding.
    public static String digest(String algorithm, byte[] content) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
