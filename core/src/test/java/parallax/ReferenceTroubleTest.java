package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.finding.Comparison;
import parallax.testkit.SeededGenerator;

/// Whatever a user writes as a reference ends in an answer or in one clear message.
class ReferenceTroubleTest {

    private static final String RIGHT = "conda-forge::torchvision";

    private final Parallax parallax = Parallax.over(Recorded.snapshot());

    private Trouble trouble(String... references) {
        return catchThrowableOfType(Trouble.class, () -> parallax.compare(List.of(references), TargetRequest.DEFAULT));
    }

    /// Against `conda-forge::torchvision`; the message in full, and how the hint begins.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            ""                               | a reference is empty                                                                                     | write a name such as `torchvision`
            "   "                            | a reference is empty                                                                                     | write a name such as `torchvision`
            ::                               | `::`: there is no source ``                                                                              | known sources: pypi, pytorch-index, conda-forge
            ::torchvision                    | `::torchvision`: there is no source ``                                                                   | known sources: pypi
            pypi::                           | `pypi::` names no package after `::`                                                                     | for example `pypi::torchvision==0.24.0`
            pypy::torchvision                | `pypy::torchvision`: there is no source `pypy`                                                           | did you mean `pypi`? known sources:
            condaforge::numpy                | `condaforge::numpy`: there is no source `condaforge`                                                     | did you mean `conda-forge`?
            pypi::torchvison                 | nothing is recorded of `torchvison` at PyPI                                                              | did you mean `torchvision`? recorded there:
            pypi::zzzzzzzzzz                 | nothing is recorded of `zzzzzzzzzz` at PyPI                                                              | recorded there:
            pypi::pytorch                    | nothing is recorded of `pytorch` at PyPI                                                                 | it is called `torch` there; recorded there:
            conda-forge::torch               | nothing is recorded of `torch` at conda-forge                                                            | it is called `pytorch` there; recorded there:
            pypi::torchvision==9.9           | no release that `pypi::torchvision==9.9` selects is recorded at PyPI                                     | recorded releases, newest first: 0.28.0, 0.27.1
            conda-forge::torchvision=0.16.0  | no release that `conda-forge::torchvision=0.16.0` selects is recorded at conda-forge                     | recorded releases, newest first: 0.28.0
            conda-forge::torchvision=0.24.0=cpu* | `conda-forge::torchvision=0.24.0=cpu*` selects no recorded build at conda-forge                      | recorded builds of that version: torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda
            conda-forge::torchvision=0.27.0=cpu* | `conda-forge::torchvision=0.27.0=cpu*` selects no recorded build at conda-forge                      | no build of that version is recorded
            torchvision                      | `torchvision` names no source                                                                            | write both sides as `SOURCE::SPEC`, for example `pypi::torchvision`
            ./torchvision.whl                | `./torchvision.whl` looks like a file, folder or address; only recorded sources can be read              | name the package at its source:
            https://example.org/x            | `https://example.org/x` looks like a file, folder or address; only recorded sources can be read          | name the package at its source:
            environment.yml                  | `environment.yml` looks like a file, folder or address; only recorded sources can be read                | name the package at its source:
            pkg:pypi                         | `pkg:pypi` is no package URL: a type and a name are needed                                               | for example `pkg:pypi/torchvision@0.24.0`
            pkg:pypi/                        | `pkg:pypi/` is no package URL: a type and a name are needed                                              | for example `pkg:pypi/torchvision@0.24.0`
            pkg:pypi/@1.0                    | `pkg:pypi/@1.0` is no package URL: a type and a name are needed                                          | for example `pkg:pypi/torchvision@0.24.0`
            pkg:deb/torchvision              | `pkg:deb/torchvision`: package URLs of type `deb` are not known                                          | known types: pypi, conda
            pkg:pypi/torch%zz                | `pkg:pypi/torch%zz`: `torch%zz` is not percent-encoded                                                   | -
            pkg:conda/numpy?channel=nowhere  | `pkg:conda/numpy?channel=nowhere`: there is no source `nowhere`                                          | known sources:
            pypi::torch@https://x/y.whl      | `pypi::torch@https://x/y.whl`: a reference takes a name and a version, no address and no marker          | choose the platform and Python with --platform and --python
            """)
    void aBadReferenceSaysWhatIsWrong(String reference, String message, String hint) {
        for (Trouble trouble : List.of(trouble(reference, RIGHT), trouble(RIGHT, reference))) {
            assertThat(trouble).hasMessage(message);
            if (hint == null) {
                assertThat(trouble.hint()).isNull();
            } else {
                assertThat(trouble.hint()).startsWith(hint);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            pypi::torchvision=0.24.0             | `pypi::torchvision=0.24.0`: `torchvision=0.24.0` is no requirement | Python specifiers write `==` where conda writes `=`
            pypi::torchvision==                  | `pypi::torchvision==`:                                             | a Python requirement is written
            conda-forge::torchvision==0.24.0=    | `conda-forge::torchvision==0.24.0=`:                               | a conda spec is written
            conda-forge::torchvision[            | `conda-forge::torchvision[`:                                       | a conda spec is written
            """)
    void aMalformedSpecNamesItselfAndShowsTheRightSpelling(String reference, String message, String hint) {
        Trouble trouble = trouble(reference, RIGHT);
        assertThat(trouble.getMessage()).startsWith(message);
        assertThat(trouble.hint()).startsWith(hint);
    }

    /// One text alone: a bare name, or half a question.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            torchvison                 | nothing is recorded of a package `torchvison`                                                                | did you mean `torchvision`?
            pilow                      | nothing is recorded of a package `pilow`                                                                     | did you mean `pillow`?
            no-such-package-anywhere   | nothing is recorded of a package `no-such-package-anywhere`                                                  | the recorded data holds
            torchvision>=0.2           | `torchvision>=0.2`: a name without source may carry one exact version only                                   | write both sides out
            torchvision==0.16.0        | no release that `conda-forge::torchvision=0.16.0` selects is recorded at conda-forge                         | recorded releases, newest first:
            "=0.24.0"                  | nothing is recorded of a package `=0.24.0`                                                                   | the recorded data holds
            "[x]"                      | nothing is recorded of a package `[x]`                                                                       | the recorded data holds
            pypi::torchvision          | `pypi::torchvision` is one side; compare needs two, or one bare package name                                 | for example `parallax compare pypi::torchvision conda-forge::torchvision`
            ""                         | a reference is empty                                                                                         | write a name such as `torchvision`
            """)
    void oneTextAloneSaysWhatIsWrong(String text, String message, String hint) {
        Trouble trouble = trouble(text);
        assertThat(trouble).hasMessage(message);
        assertThat(trouble.hint()).startsWith(hint);
    }

    @Test
    void threeReferencesAreTooMany() {
        assertThat(trouble("a", "b", "c")).hasMessage("compare takes one package name or two references, not 3");
        assertThat(trouble()).hasMessage("compare takes one package name or two references, not 0");
    }

    @ParameterizedTest(name = "{0} is {1} against {2}")
    @CsvSource({
        "torch,               pypi::torch,               conda-forge::pytorch",
        "pytorch,             pypi::torch,               conda-forge::pytorch",
        "torchvision,         pypi::torchvision,         conda-forge::torchvision",
        "torchvision==0.24.0, pypi::torchvision==0.24.0, conda-forge::torchvision=0.24.0",
        "torchvision=0.24.0,  pypi::torchvision==0.24.0, conda-forge::torchvision=0.24.0",
        "TorchVision,         pypi::torchvision,         conda-forge::torchvision",
        "Pillow,              pypi::pillow,              conda-forge::pillow"
    })
    void aBareNameIsCompletedThroughTheNameMap(String text, String left, String right) throws Trouble {
        Comparison comparison = parallax.compare(List.of(text), TargetRequest.DEFAULT);
        assertThat(comparison.left().reference()).isEqualTo(left);
        assertThat(comparison.right().reference()).isEqualTo(right);
        assertThat(comparison.scope().getFirst()).contains(left, right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PyPI::torchvision",
                "pypi::TorchVision",
                "https://pypi.org/simple::torchvision",
                "pkg:pypi/torchvision",
                "pkg:pypi/torchvision@0.24.0",
                "pkg:PyPI/torchvision",
                " pypi :: torchvision ",
                "pkg:conda/torchvision?channel=pytorch&subdir=linux-64",
                "pypi::torchvision>=0.20,<0.25",
                "conda-forge::torchvision[version='>=0.24',build='cuda*']",
                "conda.anaconda.org/pytorch::torchvision"
            })
    void otherSpellingsAreUnderstood(String reference) {
        assertThatCode(() -> parallax.compare(List.of(reference, RIGHT), TargetRequest.DEFAULT))
                .doesNotThrowAnyException();
    }

    @Test
    void aTargetThatNobodyBuildsForIsSaid() {
        Trouble trouble = catchThrowableOfType(
                Trouble.class,
                () -> parallax.compare(List.of("torchvision"), new TargetRequest(null, null, "linux-s390x", null)));
        assertThat(trouble.getMessage()).startsWith("neither side is known to build for linux-s390x");
        assertThat(trouble.hint()).contains("PyPI has ", "linux-64", "conda-forge has ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "torchvision",
                "pypi::torchvision",
                "pypi::torchvision==",
                "pkg:pypi/",
                "/",
                "x::",
                "[",
                "=",
                "\u0000"
            })
    void aVeryLongTextEndsSoonAndInOneMessage(String start) {
        for (String filler :
                List.of("a", "=", "[", "::", "(", "1.", "<", " ", "é", "\uD83D\uDE00", "\uD800", "%41", "\n")) {
            String text = start + filler.repeat(100_000 / filler.length());
            assertAnsweredOrTrouble(List.of(text, RIGHT));
            assertAnsweredOrTrouble(List.of(text));
        }
    }

    /// Any other exception fails the test that asks.
    private void assertAnsweredOrTrouble(List<String> references) {
        try {
            parallax.compare(references, TargetRequest.DEFAULT);
        } catch (Trouble trouble) {
            assertThat(trouble.getMessage()).isNotBlank().doesNotContain("null");
        }
    }

    private static final List<String> PARTS = List.of(
            "pypi",
            "conda-forge",
            "pytorch",
            "::",
            ":",
            "torchvision",
            "torch",
            "numpy",
            "==",
            "=",
            ">=",
            "<",
            "~=",
            "!",
            "0.24.0",
            "0.*",
            "*",
            "cuda*",
            "[",
            "]",
            "version='",
            "'",
            "\"",
            ",",
            ";",
            "@",
            "?",
            "&",
            "#",
            "%",
            "%2",
            "%00",
            "pkg:",
            "pypi/",
            "conda/",
            "channel=",
            "build=",
            "subdir=",
            "/",
            "\\",
            ".",
            "..",
            "-",
            "_",
            "+",
            "|",
            "(",
            ")",
            " ",
            "\t",
            "\n",
            "\u0000",
            "é",
            "İ",
            "ß",
            "\uD83D\uDE00",
            "\uD800",
            "\u202E",
            "１",
            "",
            "~",
            "^",
            "$",
            "{",
            "}");

    @Test
    void randomTextsEndInAnAnswerOrInTrouble() {
        SeededGenerator.forEachSeed(3000, generator -> {
            StringBuilder text = new StringBuilder();
            for (int parts = 1 + generator.below(8); parts > 0; parts--) {
                text.append(generator.pick(PARTS));
            }
            for (List<String> references : List.of(List.of(text.toString()), List.of(text.toString(), RIGHT))) {
                assertAnsweredOrTrouble(references);
            }
            try {
                parallax.inspect(text.toString(), TargetRequest.DEFAULT);
            } catch (Trouble trouble) {
                assertThat(trouble.getMessage()).as("inspect %s", text).isNotBlank();
            }
        });
    }
}
