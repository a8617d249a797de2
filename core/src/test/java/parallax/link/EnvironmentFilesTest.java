package parallax.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentFilesTest {

    private static LinkFile file(String path) {
        return new LinkFile(path, "demo", null, "none");
    }

    private static @Nullable String found(EnvironmentFiles files, String path) {
        LinkFile file = files.find(path);
        return file == null ? null : file.path();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /a/b,           /a/b
            /a/./b,         /a/b
            /a//b/,         /a/b
            /a/x/../b,      /a/b
            /../a/b,        /a/b
            /a/b/../../..,  /
            /a/.b,          /a/.b
            /a/..b,         /a/..b
            """)
    void pathsAreMadeNormal(String path, String normal) {
        assertThat(EnvironmentFiles.normal(path)).isEqualTo(normal);
    }

    @Test
    void linksLeadOnFromTheirOwnFolder() {
        EnvironmentFiles files = new EnvironmentFiles();
        files.add(file("/env/opt/aid/libaid.so.1.2"));
        files.addLink("/env/lib/libaid.so.1", "libaid.so");
        files.addLink("/env/lib/libaid.so", "../share/aid/libaid.so.1.2");
        files.addLink("/env/share/aid", "/env/opt/aid");

        assertThat(found(files, "/env/lib/libaid.so.1")).isEqualTo("/env/opt/aid/libaid.so.1.2");
        assertThat(found(files, "/env/share/../lib/libaid.so")).isEqualTo("/env/opt/aid/libaid.so.1.2");
        assertThat(found(files, "/env/lib/libaid.so.2")).isNull();
        assertThat(files.hasFolder("/env/opt/")).isTrue();
        assertThat(files.hasFolder("/env/op")).isFalse();
    }

    @Test
    void linksInACircleLeadNowhere() {
        EnvironmentFiles files = new EnvironmentFiles();
        files.addLink("/a", "b");
        files.addLink("/b", "a");
        files.addLink("/deep", "deep/deep");

        assertThat(found(files, "/a")).isNull();
        assertThat(found(files, "/deep")).isNull();
    }

    @Test
    void theLaterFileStays() {
        EnvironmentFiles files = new EnvironmentFiles();
        LinkFile first = file("/a/x.so");
        LinkFile second = new LinkFile("/a/x.so", "other", null, "none");
        files.addLink("/a/x.so", "y.so");

        assertThat(files.add(first)).isNull();
        assertThat(files.add(second)).isEqualTo(first);
        assertThat(files.find("/a/x.so")).isEqualTo(second);
    }
}
