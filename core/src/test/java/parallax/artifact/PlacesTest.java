package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Where the files of conda and Debian packages land.
class PlacesTest {

    private static IndexJson index(String more) throws UnreadableDocumentException {
        String json = "{\"name\": \"x\", \"version\": \"1\", \"build\": \"0\"" + more + "}";
        return IndexJson.read(json.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            info/index.json                            |        |
            lib/python3.12/site-packages/x/_C.so       |        | site-packages/x/_C.so
            lib/python3.13t/site-packages/x.py         |        | site-packages/x.py
            lib/pypy3.9/site-packages/x.py             |        | site-packages/x.py
            Lib/site-packages/x.py                     |        | site-packages/x.py
            lib/python3.12/os.py                       |        | lib/python3.12/os.py
            lib/pythonic/x                             |        | lib/pythonic/x
            lib/libtorch.so                            |        | lib/libtorch.so
            Library/bin/x.dll                          |        | Library/bin/x.dll
            bin/torchrun                               |        | bin/torchrun
            informal/x                                 |        | informal/x
            site-packages/x.py                         | python | site-packages/x.py
            python-scripts/run                         | python | bin/run
            python-scripts/run                         |        | python-scripts/run
            lib/python3.13t/site-packages/x            | path   | site-packages/x
            odd/place/x.py                             | path   | site-packages/x.py
            """, delimiter = '|')
    void filesOfACondaPackageLand(String path, String kind, String expected) throws Exception {
        IndexJson index = switch (kind == null ? "" : kind) {
            case "python" -> index(", \"noarch\": \"python\"");
            case "path" -> index(", \"python_site_packages_path\": \"odd/place\"");
            default -> index("");
        };
        LogicalPath place = CondaPlaces.place(path, index);
        assertThat(place == null ? null : place.value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            usr/lib/python3/dist-packages/PIL/x.py          | site-packages/PIL/x.py
            usr/lib/python3.11/dist-packages/x.so           | site-packages/x.so
            usr/local/lib/python3.11/dist-packages/x.py     | site-packages/x.py
            usr/lib/python3.11/site-packages/x.py           | site-packages/x.py
            usr/lib/python3.11/os.py                        | lib/python3.11/os.py
            usr/lib/x86_64-linux-gnu/libtorch.so.1.13       | lib/libtorch.so.1.13
            usr/lib/arm-linux-gnueabihf/libx.so             | lib/libx.so
            lib/x86_64-linux-gnu/libc.so.6                  | lib/libc.so.6
            usr/lib/x86_64-linux-gnu                        | lib
            usr/lib/libx.so                                 | lib/libx.so
            usr/lib/torch/libx.so                           | lib/torch/libx.so
            usr/include/x86_64-linux-gnu/x.h                | include/x.h
            usr/include/torch/x.h                           | include/torch/x.h
            usr/bin/x                                       | bin/x
            usr/share/doc/x                                 | share/doc/x
            etc/x.conf                                      | etc/x.conf
            usr                                             |
            """, delimiter = '|')
    void filesOfADebianPackageLand(String path, String expected) {
        LogicalPath place = DebianPlaces.place(path);
        assertThat(place == null ? null : place.value()).isEqualTo(expected);
    }
}
