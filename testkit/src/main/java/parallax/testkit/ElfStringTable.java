package parallax.testkit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A string table of an ELF file in the making; every text is there once.
final class ElfStringTable {

    private final ElfOutput out = new ElfOutput(false, false).u8(0);
    private final Map<String, Integer> known = new HashMap<>(Map.of("", 0));

    /// Index of the text.
    int add(String text) {
        return known.computeIfAbsent(text, _ -> {
            int index = out.size();
            out.raw(text.getBytes(StandardCharsets.UTF_8)).u8(0);
            return index;
        });
    }

    byte[] toBytes() {
        return out.toBytes();
    }
}
