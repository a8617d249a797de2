package parallax.artifact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `info/hash_input.json` of a conda package: the variant that the hash in its build string stands for, such as
/// `c_compiler_version` → `13`, `cuda_compiler_version` → `12.9`.
///
/// @param variant in the order written; names of nested values joined with `.`, an array as its texts
public record HashInputJson(Map<String, List<String>> variant) {

    public HashInputJson {
        variant = AboutJson.copy(variant);
    }

    /// @param notes gets what was odd and did not stop the reading
    static HashInputJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            Map<String, List<String>> variant = new LinkedHashMap<>();
            reader.document(name -> reader.flat(name, variant));
            notes.addAll(reader.notes());
            return new HashInputJson(variant);
        }
    }
}
