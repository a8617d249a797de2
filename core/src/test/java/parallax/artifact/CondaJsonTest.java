package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JSON documents of `info/`.
class CondaJsonTest {

    private final List<String> notes = new ArrayList<>();

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsIndexJson() throws Exception {
        IndexJson index = IndexJson.read(bytes("""
                        {"name": "Python", "version": "3.13.1", "build": "h9a3d_0_cp313t", "build_number": 0,
                         "depends": ["libffi >=3.4,<4.0a0", "[[["], "constrains": ["python_abi 3.13.* *_cp313t"],
                         "noarch": null, "license": "Python-2.0", "license_family": "PSF", "subdir": "linux-64",
                         "timestamp": 1733400000000, "track_features": "py_freethreading other",
                         "python_site_packages_path": "lib/python3.13t/site-packages", "purls": ["x"]}
                        """), notes);
        assertThat(index.name().value()).isEqualTo("python");
        assertThat(index.version()).hasToString("3.13.1");
        assertThat(index.depends().getFirst().spec()).isNotNull();
        assertThat(index.depends().get(1)).isEqualTo(new IndexJson.Spec("[[[", null));
        assertThat(index.constrains()).hasSize(1);
        assertThat(index.timestamp()).isEqualTo(1_733_400_000_000L);
        assertThat(index.trackFeatures()).containsExactly("py_freethreading", "other");
        assertThat(index.pythonSitePackagesPath()).isEqualTo("lib/python3.13t/site-packages");
        assertThat(index.noarch()).isNull();
        assertThat(index.otherFields()).containsExactly("purls");
        assertThat(notes).containsExactly("`depends`: `[[[` is no match spec");
    }

    @Test
    void readsWhatIndexJsonOfOldPackagesHas() throws Exception {
        IndexJson index = IndexJson.read(
                bytes("{\"name\": \"x\", \"version\": 2, \"build_number\": \"7\", \"noarch\": true}"), notes);
        assertThat(index.versionText()).isEqualTo("2");
        assertThat(index.buildNumber()).isEqualTo(7);
        assertThat(index.noarch()).isEqualTo("generic");
        assertThat(notes).containsExactly("`build` is missing");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ''                          | no JSON object
            []                          | no JSON object
            {} x                        | no JSON at line 1, column 4
            {} {}                       | text behind the JSON object
            {"name": "x"}               | `version` is missing
            {"version": "1"}            | `name` is missing
            {"name": "x", "version": [} | no JSON at line 1, column 27
            """, delimiter = '|')
    void saysWhyIndexJsonCannotBeRead(String text, String problem) {
        assertThatThrownBy(() -> IndexJson.read(bytes(text), notes))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessage(problem);
    }

    @Test
    void boundsDepth() {
        String deep = "{\"a\": " + "[".repeat(100_000);
        assertThatThrownBy(() -> HashInputJson.read(bytes(deep), notes))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    @Test
    void refusesOtherEncodingsThanUtf8() {
        for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> HashInputJson.read("{}".getBytes(charset), notes))
                    .hasMessage("no text in UTF-8");
        }
    }

    @Test
    void readsAByteOrderMark() throws Exception {
        assertThat(HashInputJson.read(bytes("\ufeff{}"), notes).variant()).isEmpty();
    }

    @Test
    void readsAboutJson() throws Exception {
        AboutJson about = AboutJson.read(bytes("""
                        {"home": ["https://a", "https://b"], "license_file": "LICENSE", "summary": "s",
                         "conda_build_version": "25.1.0", "channels": ["conda-forge"], "root_pkgs": ["a 1 0"],
                         "extra": {"remote_url": "https://c", "sha": "abc", "flow_run_id": 12,
                                   "recipe-maintainers": ["m", "n"], "parent": {"path": "p"}},
                         "env_vars": {"CIO_TEST": "<not set>"}, "identifiers": []}
                        """), notes);
        assertThat(about.home()).containsExactly("https://a", "https://b");
        assertThat(about.licenceFiles()).containsExactly("LICENSE");
        assertThat(about.rootPackages()).containsExactly("a 1 0");
        assertThat(about.extra())
                .containsExactly(
                        Map.entry("remote_url", List.of("https://c")),
                        Map.entry("sha", List.of("abc")),
                        Map.entry("flow_run_id", List.of("12")),
                        Map.entry("recipe-maintainers", List.of("m", "n")),
                        Map.entry("parent.path", List.of("p")));
        assertThat(about.other())
                .containsExactly(
                        Map.entry("env_vars.CIO_TEST", List.of("<not set>")), Map.entry("identifiers", List.of()));
        assertThat(notes).isEmpty();
    }

    @Test
    void readsRunExportsHashInputAndLink() throws Exception {
        RunExportsJson exports =
                RunExportsJson.read(bytes("{\"weak\": [\"zlib >=1\"], \"strong\": \"a\", \"odd\": [1]}"), notes);
        assertThat(exports.weak()).extracting(IndexJson.Spec::text).containsExactly("zlib >=1");
        assertThat(exports.strong()).extracting(IndexJson.Spec::text).containsExactly("a");
        assertThat(notes).containsExactly("an unknown kind of run exports: `odd`");
        assertThat(HashInputJson.read(bytes("{\"c_compiler\": \"gcc\", \"n\": [1, 2]}"), notes)
                        .variant())
                .containsExactly(Map.entry("c_compiler", List.of("gcc")), Map.entry("n", List.of("1", "2")));
        LinkJson link =
                LinkJson.read(bytes("{\"noarch\": {\"type\": \"python\", \"entry_points\": [\"a = b:c\"]}}"), notes);
        assertThat(link).isEqualTo(new LinkJson("python", List.of("a = b:c")));
    }

    @Test
    void readsPathsJson() throws Exception {
        PathsJson paths = PathsJson.read(bytes("""
                        {"paths": [{"_path": "a", "path_type": "hardlink", "sha256": "AB", "size_in_bytes": 3,
                                    "prefix_placeholder": "/p", "file_mode": "binary", "no_link": true},
                                   {"_path": "b", "path_type": "softlink"}, {"path_type": "directory"}, 1],
                         "paths_version": 2}
                        """), notes);
        assertThat(paths.paths())
                .containsExactly(
                        new PathsJson.PathEntry(
                                "a", PathsJson.PathType.HARDLINK, "ab", 3, new PrefixPlaceholder("/p", true), true),
                        new PathsJson.PathEntry("b", PathsJson.PathType.SOFTLINK, null, -1, null, false));
        assertThat(notes)
                .containsExactly(
                        "an item of `paths` has no `_path`",
                        "an item of `paths` has no `_path`",
                        "`paths_version` is 2, expected 1",
                        "`paths` is no object");
        assertThatThrownBy(() -> PathsJson.read(bytes("{}"), notes)).hasMessage("`paths` is missing");
    }
}
