package parallax.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The tables of other projects' binary interfaces, `README.md` beside them says where they come from; each is read at
/// the first question.
final class SymbolTables {

    private SymbolTables() {}

    /// Functions of Python's limited API with the version that declares them first.
    static Map<String, String> pythonLimitedApi() {
        return Python.TABLE;
    }

    /// Names that CPython exports but has not in its limited API, with the versions that do: `3.6-3.13`.
    static Map<String, String> pythonOtherApi() {
        return PythonOther.TABLE;
    }

    /// Functions of torch's stable ABI with the release that declares them first; empty text for 2.9 or older.
    static Map<String, String> torchStableAbi() {
        return Torch.TABLE;
    }

    private static final class Python {
        static final Map<String, String> TABLE = read("python-limited-api.tsv");
    }

    private static final class PythonOther {
        static final Map<String, String> TABLE = read("python-other-api.tsv");
    }

    private static final class Torch {
        static final Map<String, String> TABLE = read("torch-stable-abi.tsv");
    }

    private static Map<String, String> read(String resource) {
        try (InputStream in = SymbolTables.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            Map<String, String> table = new HashMap<>(2048);
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                table.put(line.substring(0, tab), line.substring(tab + 1));
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
