package parallax.artifact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.version.Pep440Version;

class CoreMetadataTest {

    private final List<String> problems = new ArrayList<>();

    private CoreMetadata parse(String text) {
        return CoreMetadata.parse(text.getBytes(UTF_8), problems::add);
    }

    @Test
    void everyFieldIsRead() throws Exception {
        CoreMetadata metadata = parse("""
                Metadata-Version: 2.6
                Name: torchvision
                Version: 0.29.1
                Summary: image and video datasets
                Requires-Python: >=3.10, !=3.14.1
                Requires-Dist: numpy
                Requires-Dist: torch (==2.14.1)
                Requires-Dist: gdown>=4.7.3 ; extra == 'gdown'
                Provides-Extra: gdown
                License: BSD
                License-Expression: BSD-3-Clause
                License-File: LICENSE
                Classifier: Topic :: A
                Classifier: Topic :: B
                Project-URL: Source, https://example.org/a,b
                Project-URL: no label
                Import-Name: torchvision
                Import-Namespace: pytorch
                Dynamic: License
                X-Unknown: kept

                The long
                description.
                """);
        assertThat(problems).isEmpty();
        assertThat(metadata.metadataVersion()).isEqualTo("2.6");
        assertThat(metadata.name()).isEqualTo("torchvision");
        assertThat(metadata.pep440()).contains(Pep440Version.parse("0.29.1"));
        assertThat(metadata.summary()).isEqualTo("image and video datasets");
        assertThat(metadata.requiresPythonSpecifier()).isPresent();
        assertThat(metadata.requiresDist())
                .extracting(RequiresDist::text)
                .containsExactly("numpy", "torch (==2.14.1)", "gdown>=4.7.3 ; extra == 'gdown'");
        assertThat(metadata.requiresDist()).allMatch(RequiresDist.Read.class::isInstance);
        assertThat(metadata.providesExtra()).containsExactly("gdown");
        assertThat(metadata.licence()).isEqualTo("BSD");
        assertThat(metadata.licenceExpression()).isEqualTo("BSD-3-Clause");
        assertThat(metadata.licenceFiles()).containsExactly("LICENSE");
        assertThat(metadata.classifiers()).containsExactly("Topic :: A", "Topic :: B");
        assertThat(metadata.projectUrls())
                .containsExactly(
                        new CoreMetadata.ProjectUrl("Source", "https://example.org/a,b"),
                        new CoreMetadata.ProjectUrl("", "no label"));
        assertThat(metadata.importNames()).containsExactly("torchvision");
        assertThat(metadata.importNamespaces()).containsExactly("pytorch");
        assertThat(metadata.dynamic()).containsExactly("License");
        assertThat(metadata.fields()).contains(new HeaderField("X-Unknown", "kept"));
        assertThat(metadata.description()).isEqualTo("The long\ndescription.\n");
        assertThat(CoreMetadata.of(metadata.fields(), "The long\ndescription.\n"))
                .isEqualTo(metadata);
    }

    static Stream<Arguments> headers() {
        String rest = "\nVersion: 1\nMetadata-Version: 2.1\n";
        return Stream.of(
                Arguments.of(
                        "line breaks of Windows", "Name: a\r\nVersion: 1\r\nMetadata-Version: 2.1\r\n\r\nbody", "a"),
                Arguments.of("line breaks of old Macs", "Name: a\rVersion: 1\rMetadata-Version: 2.1\r", "a"),
                Arguments.of("a name in other case", "NAME: a" + rest, "a"),
                Arguments.of("no blank behind the colon", "Name:a" + rest, "a"),
                Arguments.of("a continuation line", "Name: a\n  b" + rest, "a\n  b"),
                Arguments.of("no line break at the end", "Metadata-Version: 2.1\nVersion: 1\nName: a", "a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void headersAreReadAsPythonsEmailParserDoes(String name, String text, String expected) {
        assertThat(parse(text).name()).as(name).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    static Stream<Arguments> problems() {
        String sound = "Metadata-Version: 2.1\nName: a\nVersion: 1\n";
        return Stream.of(
                Arguments.of("", List.of("no field `Metadata-Version`", "no field `Name`", "no field `Version`")),
                Arguments.of(
                        "Metadata-Version: 9.0\nName: a\nVersion: 1\n",
                        List.of("`Metadata-Version` is `9.0`; known are 1.0 to 2.6")),
                Arguments.of(
                        "Metadata-Version: 2.1\nName: a\nVersion: one\n",
                        List.of("`Version` is no version of PEP 440: `one`")),
                Arguments.of(
                        sound + "Requires-Python: three\n",
                        List.of("`Requires-Python` is no list of specifiers: `three`")),
                Arguments.of(sound + "Name: b\n", List.of("the field `Name` is there 2 times; the first one counts")),
                Arguments.of(
                        sound + "no header\nX: y\n",
                        List.of("a line that is no header field ends the fields: `no header`")),
                Arguments.of("  x\n" + sound, List.of("a continuation line before the first field")),
                Arguments.of("\ufeff" + sound, List.of("begins with a byte order mark")));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whatBreaksTheSpecificationIsTold(String text, List<String> expected) {
        parse(text);
        assertThat(problems).isEqualTo(expected);
    }

    @Test
    void aRequirementThatCannotBeReadIsKeptWithItsProblem() {
        CoreMetadata metadata = parse("Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: !!\n");
        assertThat(metadata.requiresDist())
                .singleElement()
                .isInstanceOfSatisfying(
                        RequiresDist.Unreadable.class,
                        unreadable -> assertThat(unreadable.text()).isEqualTo("!!"));
        assertThat(problems).singleElement().asString().startsWith("`Requires-Dist` cannot be read: ");
    }

    @Test
    void bytesThatAreNoUtf8AreTold() {
        CoreMetadata metadata = CoreMetadata.parse(
                "Metadata-Version: 2.1\nName: a\nVersion: 1\nSummary: \u00e9\n".getBytes(ISO_8859_1), problems::add);
        assertThat(metadata.summary()).isEqualTo("\ufffd");
        assertThat(problems).containsExactly("not UTF-8");
    }
}
