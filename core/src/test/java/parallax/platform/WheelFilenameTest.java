package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.name.PackageName;

class WheelFilenameTest {

    @Test
    void thePartsAreGiven() throws MalformedFilenameException {
        WheelFilename wheel = WheelFilename.parse(
                "Torch_Vision.X-0.29.1+cu130-2b-cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl");
        assertThat(wheel.name()).isEqualTo(PackageName.pypi("torch-vision-x"));
        assertThat(wheel.version()).hasToString("0.29.1+cu130");
        assertThat(wheel.build()).isEqualTo("2b");
        assertThat(wheel.pythonTags()).containsExactly("cp312");
        assertThat(wheel.abiTags()).containsExactly("abi3");
        assertThat(wheel.platformTags()).containsExactly("manylinux_2_17_x86_64", "manylinux2014_x86_64");
        assertThat(wheel.compressedTags()).isEqualTo("cp312-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64");
        assertThat(wheel.isPurePython()).isFalse();
    }

    @Test
    void aCompressedSetStandsForEveryCombination() throws MalformedFilenameException {
        WheelFilename wheel = WheelFilename.parse("six-1.0-py2.py3-none-any.whl");
        assertThat(wheel.tags())
                .containsExactly(new WheelTag("py2", "none", "any"), new WheelTag("py3", "none", "any"));
        assertThat(wheel.isPurePython()).isTrue();
        assertThat(wheel.build()).isNull();
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            x-1.0-py3-none-any.zip        | at offset 22 found the end, expected `.whl` before the end | another extension
            x-1.0-py3-none-any.WHL        | at offset 22 found the end, expected `.whl` before the end | capitals
            x-1.0-py3-none.whl            | found 4 parts between dashes                   | a part too few
            x-1.0-b-py3-none-any-cu1.whl  | at offset 6 found `b`, expected a digit, with which a build tag starts | seven parts without build tag
            x-1.0-1-2-3-py3-none-any.whl  | found 8 parts between dashes                   | parts too many
            x-1.0-py3-none-any-CU130.whl  | at offset 19 found `C`, expected a small letter, a digit, `_` or `.` of a variant label (PEP 825) | a label in capitals
            x-1.0--py3-none-any.whl       | at offset 6 found `-`, expected a member of the Python tag | an empty build tag
            -1.0-py3-none-any.whl         | at offset 0 found `-`, expected the name | no name
            x__y-1.0-py3-none-any.whl     | at offset 2 found `_`, expected no second `_` | two underscores
            x@y-1.0-py3-none-any.whl      | at offset 1 found `@`, expected a letter, a digit, `_` or `.` of the name | a character that no name has
            x-1.0%2Bcpu-py3-none-any.whl  | decode the percent signs of a URL first        | a name as in a URL
            x-main-py3-none-any.whl       | in place of the version, at offset 2 found `m`, expected a digit (PEP 440 | no version
            x-1.0-3py-none-any.whl        | at offset 6 found `3`, expected a letter of a Python tag | a tag that is none
            x-1.0-p+3-none-any.whl        | at offset 7 found `+`, expected a letter, a digit or `_` of a Python tag | a tag that is none
            x-1.0-py3.-none-any.whl       | at offset 10 found `-`, expected a member of the Python tag | an empty member
            x-1.0-py3-none-.whl           | at offset 15 found `.`, expected a member of the platform tag | an empty tag
            x-1.0-py3-none-a/b.whl        | at offset 16 found `/`, expected no part of a path and no control character | a path
            ../x-1.0-py3-none-any.whl     | at offset 2 found `/`, expected a letter, a digit, `_` or `.` of the name | a folder
            """)
    void otherTextsAreRefused(String text, String problem, String why) {
        assertThatThrownBy(() -> WheelFilename.parse(text))
                .as(why)
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessageStartingWith("`" + text + "` is no wheel file name: ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "torch-2.8.0-cp313-cp313-manylinux_2_28_x86_64-cu129.whl, '', cu129",
        "torch-2.8.0-cp313-cp313-win_amd64-00000000.whl, '', 00000000",
        "torch-2.8.0-1-cp313-cp313-win_amd64-cu129.whl, 1, cu129",
        "torch-2.8.0-1-cp313-cp313-win_amd64.whl, 1, ''"
    })
    void aVariantLabelFollowsThePlatform(String text, String build, String variant) throws MalformedFilenameException {
        WheelFilename wheel = WheelFilename.parse(text);
        assertThat(wheel.variant()).isEqualTo(variant.isEmpty() ? Optional.empty() : Optional.of(variant));
        assertThat(wheel.build()).isEqualTo(build.isEmpty() ? null : build);
        assertThat(wheel.pythonTags()).containsExactly("cp313");
    }

    @Test
    void aNameThatStandsForTooManyTagsIsRefused() {
        String many = "a" + ".a1.a2.a3.a4.a5.a6.a7.a8.a9.a10";
        assertThatThrownBy(() -> WheelFilename.parse("x-1-" + many + "-" + many + "-" + many + ".whl"))
                .hasMessageContaining("its tags stand for more than 1000 combinations");
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            torchvision-0.29.1.tar.gz    | torchvision     | 0.29.1  | as PEP 625 has it
            Foo.Bar_x-1.0.zip            | foo-bar-x       | 1.0     | the older extension
            python-dateutil-2.8.2.tar.gz | python-dateutil | 2.8.2   | an older name with a dash
            foo-1.0-1.tar.gz             | foo-1-0         | 1       | the last dash parts, even where it should not
            """)
    void sourceDistributionsAreRead(String text, String name, String version, String rule)
            throws MalformedFilenameException {
        SdistFilename sdist = SdistFilename.parse(text);
        assertThat(sdist.name()).as(rule).hasToString(name);
        assertThat(sdist.version()).as(rule).hasToString(version);
    }

    @Test
    void aKnownProjectSettlesWhereTheVersionBegins() throws MalformedFilenameException {
        SdistFilename sdist = SdistFilename.parse("Foo_x-1.0-1.tar.gz", PackageName.pypi("foo-x"));
        assertThat(sdist.version()).hasToString("1.0.post1");
        assertThat(sdist.extension()).isEqualTo(".tar.gz");
        assertThatThrownBy(() -> SdistFilename.parse("foo-1.0.tar.gz", PackageName.pypi("bar")))
                .hasMessageContaining("does not begin with the name of the project `bar`");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            foo-1.0.tar.bz2   | at offset 15 found the end, expected `.tar.gz` or `.zip` before the end | another extension
            foo.tar.gz        | at offset 3 found `.`, expected a dash between name and version before it | no version
            -1.0.tar.gz       | at offset 0 found `-`, expected the name | no name
            foo-main.zip      | in place of the version, at offset 4 found `m`, expected a digit (PEP 440 | no version
            a/foo-1.0.tar.gz  | at offset 1 found `/`, expected no part of a path and no control character | a folder
            """)
    void otherSourceDistributionsAreRefused(String text, String problem, String why) {
        assertThatThrownBy(() -> SdistFilename.parse(text))
                .as(why)
                .isInstanceOf(MalformedFilenameException.class)
                .hasMessageContaining(problem);
    }
}
