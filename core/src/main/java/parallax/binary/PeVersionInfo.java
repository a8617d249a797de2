package parallax.binary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The version resource (VS_VERSIONINFO).
///
/// @param fileVersion four numbers of the fixed part, `1.2.11.0`; empty without one
/// @param productVersion likewise
/// @param strings texts by name, `FileVersion`, `CompanyName`, of the first language, in the order of the file
public record PeVersionInfo(String fileVersion, String productVersion, Map<String, String> strings) {
    public PeVersionInfo {
        strings = Collections.unmodifiableMap(new LinkedHashMap<>(strings));
    }
}
