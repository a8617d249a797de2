package parallax.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The symbols of the C library and of libstdc++ with the versions since which they are there, each read
/// at the first
/// question. `README.md` beside the tables says where they come from.
final class MachineSymbols {

    private MachineSymbols() {}

    /// Of `memcpy` it is `GLIBC_2.2.5`; null for a name that none of glibc's libraries has.
    static @Nullable String glibc(String symbol) {
        return Glibc.TABLE.get(symbol);
    }

    /// Null for a name that libstdc++ has not.
    static @Nullable String libstdcxx(String symbol) {
        return Libstdcxx.TABLE.get(symbol);
    }

    /// Whether zlib has it, of which every symbol of interest has no version.
    static boolean isZlib(String symbol) {
        return Zlib.TABLE.containsKey(symbol);
    }

    /// The version that the table of a series ends with.
    static String newest(String series) {
        return series.equals("GLIBC") ? "2.36" : "3.4.30";
    }

    private static final class Glibc {
        static final Map<String, String> TABLE = read("glibc-symbols.tsv");
    }

    private static final class Libstdcxx {
        static final Map<String, String> TABLE = read("libstdcxx-symbols.tsv");
    }

    private static final class Zlib {
        static final Map<String, String> TABLE = read("zlib-symbols.tsv");
    }

    private static Map<String, String> read(String resource) {
        try (InputStream in = MachineSymbols.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + resource);
            }
            Map<String, String> versions = new HashMap<>(16_384);
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                versions.put(line.substring(0, tab), line.substring(tab + 1).intern());
            }
            return versions;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
