package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.artifact.CondaRecipe.Source;

/// The sources of rendered recipes.
class CondaRecipeTest {

    private static List<Source> sources(String text) throws UnreadableDocumentException {
        return CondaRecipe.read("info/recipe/meta.yaml", text).sources();
    }

    @Test
    void readsOneSourceOfCondaBuild() throws Exception {
        assertThat(sources("""
                        # This file created by conda-build 3.16.2
                        package:
                            name: zlib
                        source:
                            fn: zlib-1.2.11.tar.gz
                            patches:
                                - a.patch
                                - 'b c.patch'
                            sha256: c3e5
                            url: http://zlib.net/zlib-1.2.11.tar.gz
                        build:
                            number: '3'
                        """))
                .containsExactly(new Source(
                        List.of("http://zlib.net/zlib-1.2.11.tar.gz"),
                        "c3e5",
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("a.patch", "b c.patch")));
    }

    @Test
    void readsSeveralSourcesAndMirrors() throws Exception {
        assertThat(sources("""
                        source:
                        - url:
                          - https://a/x.tar.gz
                          - https://b/x.tar.gz
                          sha256: '12'
                          folder: x
                        - git_url: https://c/y.git
                          git_rev: v1.0
                          patches:
                          - y.patch
                        - path: ../local  # a comment
                          md5: ff
                        about: {}
                        """))
                .containsExactly(
                        new Source(
                                List.of("https://a/x.tar.gz", "https://b/x.tar.gz"),
                                "12",
                                null,
                                null,
                                null,
                                null,
                                "x",
                                List.of()),
                        new Source(List.of(), null, null, "https://c/y.git", "v1.0", null, null, List.of("y.patch")),
                        new Source(List.of(), null, "ff", null, null, "../local", null, List.of()));
    }

    @Test
    void readsRecipesOfRattlerBuild() throws Exception {
        assertThat(sources("""
                        recipe:
                          package:
                            name: x
                          source:
                          - url: https://a/x.tar.gz
                            sha256: ab
                            patches:
                            - 0001-x.patch
                            target_directory: src
                          build:
                            number: 0
                        finalized_sources:
                        - url: ignored
                        """))
                .containsExactly(new Source(
                        List.of("https://a/x.tar.gz"), "ab", null, null, null, null, "src", List.of("0001-x.patch")));
    }

    @Test
    void joinsAddressesThatAreFolded() throws Exception {
        assertThat(sources("source:\n    url: https://a/\n        b\n    sha256: ab\n"))
                .extracting(Source::urls, Source::sha256)
                .containsExactly(tuple(List.of("https://a/ b"), "ab"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"package:\n  name: x\n", "source: []\n", "source:\nbuild:\n  number: 0\n", ""})
    void aRecipeMayHaveNoSource(String text) throws Exception {
        assertThat(sources(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source: {url: x}\n",
                "source:\n  url: &a x\n",
                "source:\n  url: |\n    x\n",
                "source:\n  url: \"a\\\"b\"\n",
                "source:\n  - - url: x\n",
                "source:\n  just text\n",
                "source:\n  {% if x %}\n"
            })
    void refusesYamlThatItDoesNotRead(String text) {
        assertThatThrownBy(() -> sources(text))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageMatching("line \\d: `.*` is YAML that is not read here");
    }
}
