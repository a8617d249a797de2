package parallax.python;

import java.util.List;
import java.util.TreeMap;

/// Reads what one Python source imports and loads. Never fails: what cannot be read is told in the answer.
///
/// Time and memory are linear in the size of the text, which may have {@link ModuleReader#LONGEST} bytes. What is
/// computed is not seen: names of libraries that come from a file, `getattr`, code run by `exec`.
public final class ModuleLoadsReader {

    private ModuleLoadsReader() {}

    /// @param text of the whole file
    public static ModuleLoads read(byte[] text) {
        if (text.length > ModuleReader.LONGEST) {
            return unread("longer than " + ModuleReader.LONGEST + " bytes");
        }
        try {
            return LoadsBuilder.read(text);
        } catch (NotTokenisedException e) {
            return unread(String.valueOf(e.getMessage()));
        }
    }

    private static ModuleLoads unread(String reason) {
        return new ModuleLoads(List.of(), new TreeMap<>(), reason);
    }
}
