package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.finding.Comparison;
import parallax.testkit.SeededGenerator;

/// Whatever a user writes as a reference ends in an answer or in one clear message.
class ReferenceTroubleTest {

    /// Two excerpts of what a user typed and the words around them.
    private static final int LONGEST_MESSAGE = 600;

    private static final String RIGHT = "conda-forge::torchvision";

    private final Parallax parallax = Parallax.over(Recorded.snapshot());

    private Trouble trouble(String... references) {
        return catchThrowableOfType(Trouble.class, () -> parallax.compare(List.of(references), TargetRequest.DEFAULT));
    }

    /// Against `conda-forge::torchvision`; the message in full, and how the hint begins.
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
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
            pypi::torchvision==9.9           | torchvision 9.9 is not recorded at PyPI                                                                  | recorded releases, newest first: 0.28.0, 0.27.1
            conda-forge::torchvision=0.16.0  | conda-forge never released torchvision 0.16.0: the list of its versions is recorded up to 0.27.1         | the nearest are 0.15.2 and 0.16.1; recorded releases, newest first: 0.28.0
            conda-forge::torchvision=0.24.0=cpu* | `conda-forge::torchvision=0.24.0=cpu*` selects no recorded build at conda-forge                      | recorded builds of that version: torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda
            conda-forge::torchvision=0.27.0=cpu* | `conda-forge::torchvision=0.27.0=cpu*` selects no recorded build at conda-forge                      | no build of that version is recorded
            torchvision                      | `torchvision` names no source                                                                            | write both sides as `SOURCE::SPEC`, for example `pypi::torchvision`
            https://example.org/x            | `https://example.org/x` looks like a file, folder or address, and is no artifact that can be read          | name the package at its source:
            environment.yml                  | `environment.yml` looks like a file, folder or address, and is no artifact that can be read                | name the package at its source:
            pkg:pypi                         | `pkg:pypi` is no package URL: a type and a name are needed                                               | for example `pkg:pypi/torchvision@0.24.0`
            pkg:pypi/                        | `pkg:pypi/` is no package URL: a type and a name are needed                                              | for example `pkg:pypi/torchvision@0.24.0`
            pkg:pypi/@1.0                    | `pkg:pypi/@1.0` is no package URL: a type and a name are needed                                          | for example `pkg:pypi/torchvision@0.24.0`
            pkg:deb/torchvision              | `pkg:deb/torchvision`: package URLs of type `deb` are not known                                          | known types: pypi, conda
            pkg:pypi/torch%zz                | `pkg:pypi/torch%zz`: `torch%zz` is not percent-encoded                                                   | behind `%` stand two hexadecimal digits
            pkg:conda/numpy?channel=nowhere  | `pkg:conda/numpy?channel=nowhere`: there is no source `nowhere`                                          | known sources:
            pypi::torch@https://x/y.whl      | `pypi::torch@https://x/y.whl`: a reference takes a name and a version, no address and no marker          | choose the platform and Python with --platform and --python
            """)
    void aBadReferenceSaysWhatIsWrong(String reference, String message, String hint) {
        for (Trouble trouble : List.of(trouble(reference, RIGHT), trouble(RIGHT, reference))) {
            assertThat(trouble).hasMessage(message);
            assertThat(trouble.hint()).startsWith(hint);
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
            torchvision>=0.2           | `torchvision>=0.2`: a name without source may carry one exact version only                                   | write it like `torchvision==0.24.0`, or write both sides out
            torchvision==0.16.0        | conda-forge never released torchvision 0.16.0: the list of its versions is recorded up to 0.27.1             | the nearest are 0.15.2 and 0.16.1; recorded releases, newest first:
            "=0.24.0"                  | `=0.24.0` does not begin with a package name                                                                 | write a name, or a name with a version: `torchvision==0.24.0`
            "[x]"                      | `[x]` does not begin with a package name                                                                     | write a name
            pypi::torchvision          | `pypi::torchvision` is one side; compare needs two, or one bare package name                                 | for example `parallax compare pypi::torchvision conda-forge::torchvision`
            ""                         | a reference is empty                                                                                         | write a name such as `torchvision`
            """)
    void oneTextAloneSaysWhatIsWrong(String text, String message, String hint) {
        Trouble trouble = trouble(text);
        assertThat(trouble).hasMessage(message);
        assertThat(trouble.hint()).startsWith(hint);
    }

    /// The hint promises packages by name, so each of them must really be comparable in the data that is shipped.
    @Test
    void thePackagesThatTheHintNamesCanBeCompared() {
        String hint = Objects.requireNonNull(trouble("no-such-package-anywhere").hint());
        String named = hint.substring("the recorded data holds ".length(), hint.indexOf(" and what they need"));
        assertThat(named.split(", ")).hasSizeGreaterThan(1).allSatisfy(name -> {
            Comparison comparison = parallax.compare(List.of(name), TargetRequest.DEFAULT);
            assertThat(comparison.findings()).isNotEmpty();
        });
    }

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource(delimiter = '|', textBlock = """
            pypi::torchvision        | conda-forge::numpy       | `torchvision` is called `torchvision` at conda-forge; `numpy` is called `numpy` at PyPI
            conda-forge::numpy       | pypi::torch              | `numpy` is called `numpy` at PyPI; `torch` is called `pytorch` at conda-forge
            pypi::torch              | conda-forge::libtorch    | `torch` is called `pytorch` at conda-forge; no counterpart of `libtorch` at PyPI is known
            pytorch::torchvision     | conda-forge::pytorch     | `torchvision` is called `torchvision` at conda-forge; `pytorch` is called `pytorch` at pytorch channel
            pypi::torch              | pypi::torchvision        | compare one package at two sources, or two versions of one package
            pypi::torch==2.9.0       | pytorch-index::torchvision | `torch` is called `torch` at PyTorch wheel index; `torchvision` is called `torchvision` at PyPI
            """)
    void twoProjectsAreNotCompared(String left, String right, String hint) {
        Trouble trouble = trouble(left, right);
        assertThat(trouble).hasMessage("`" + left + "` and `" + right + "` are different projects");
        assertThat(trouble.hint()).isEqualTo(hint);
    }

    @ParameterizedTest(name = "{0} against {1}")
    @CsvSource({
        "pypi::torch, conda-forge::pytorch",
        "pypi::torch, conda-forge::pytorch-cpu",
        "conda-forge::pytorch, conda-forge::pytorch-cpu",
        "pytorch::torchvision-cpu, conda-forge::torchvision",
        "pytorch::torchtriton, pypi::triton",
        "anaconda::torchvision, pypi::torchvision",
        "pypi::torchvision==0.24.0, pypi::torchvision==0.23.0",
        "pytorch-index::torch, pypi::torch"
    })
    void counterpartsAreCompared(String left, String right) {
        assertThatCode(() -> parallax.compare(List.of(left, right), TargetRequest.DEFAULT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            conda-forge::torchvision          | for example `parallax compare pypi::torchvision conda-forge::torchvision`
            conda-forge::pytorch=2.9          | for example `parallax compare pypi::torch conda-forge::pytorch=2.9`
            conda-forge::pytorch>=2.9         | for example `parallax compare pypi::torch 'conda-forge::pytorch>=2.9'`
            pypi::torch                       | for example `parallax compare pypi::torch conda-forge::pytorch`
            pytorch-index::torchvision        | for example `parallax compare pytorch-index::torchvision conda-forge::torchvision`
            pytorch::torchvision              | for example `parallax compare pypi::torchvision pytorch::torchvision`
            conda-forge::libtorch             | nothing is recorded of a counterpart at PyPI; write the other side as `SOURCE::SPEC` behind it
            """)
    void oneSideIsToldItsCounterpart(String text, String hint) {
        Trouble trouble = trouble(text);
        assertThat(trouble).hasMessage("`" + text + "` is one side; compare needs two, or one bare package name");
        assertThat(trouble.hint()).isEqualTo(hint);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            conda-forge::torchvision=0.17.0           | conda-forge never released torchvision 0.17.0: the list of its versions is recorded up to 0.27.1 | the nearest are 0.16.1 and 0.18.0; recorded releases, newest first: 0.28.0, 0.27.1, 0.27.0, 0.26.0, 0.25.0, 0.24.1 and 26 older
            conda-forge::torchvision=0.17             | conda-forge never released torchvision 0.17: the list of its versions is recorded up to 0.27.1   | the nearest are 0.16.1 and 0.18.0; recorded
            conda-forge::torchvision~=0.16.5          | no release that `conda-forge::torchvision~=0.16.5` selects is recorded at conda-forge            | recorded releases, newest first: 0.28.0
            conda-forge::torchvision>=9               | no release that `conda-forge::torchvision>=9` selects is recorded at conda-forge                 | recorded releases, newest first: 0.28.0
            conda-forge::torchvision=0.29.0           | torchvision 0.29.0 is not recorded at conda-forge                                                | recorded releases, newest first: 0.28.0
            conda-forge::numpy=1.0.4                  | numpy 1.0.4 is not recorded at conda-forge                                                       | the nearest is
            pypi::torchvision==0.17.9                 | PyPI never released torchvision 0.17.9: the list of its versions is recorded up to 0.18.0        | the nearest are 0.17.2 and 0.18.0; recorded
            pypi::torchvision==0.17.9.*               | PyPI never released torchvision 0.17.9: the list of its versions is recorded up to 0.18.0        | the nearest are 0.17.2 and 0.18.0; recorded
            pypi::torchvision==0.0.1                  | PyPI never released torchvision 0.0.1: the list of its versions is recorded up to 0.18.0         | the nearest is 0.1.6; recorded
            pytorch::torchvision=0.22.0               | pytorch channel never released torchvision 0.22.0: the newest it ever carried is 0.20.1          | recorded releases, newest first: 0.20.1
            pypi::torchvision==0.24.0+cu130           | PyPI carries no versions with a local label such as `+cu130`                                     | write `pytorch-index::torchvision==0.24.0+cu130` for that build, or `torchvision==0.24.0` for PyPI's
            pypi::torchvision==0.24.0+cu999           | PyPI carries no versions with a local label such as `+cu999`                                     | write `torchvision==0.24.0`
            pytorch-index::torchvision==0.24.0+cu999  | torchvision 0.24.0+cu999 is not recorded at PyTorch wheel index                                  | recorded of that release: 0.24.0, 0.24.0+cu130, 0.24.0+e437e35, 0.24.0+xpu
            conda-forge::torchvision=0.24.0+cu130     | torchvision 0.24.0+cu130 is not recorded at conda-forge                                          | a build is chosen by its build string: `conda-forge::torchvision=0.24.0=cuda*`
            """)
    void aReleaseThatIsNotThereHasNeighbours(String reference, String message, String hint) {
        Trouble trouble = catchThrowableOfType(Trouble.class, () -> parallax.inspect(reference, TargetRequest.DEFAULT));
        assertThat(trouble).hasMessage(message);
        assertThat(trouble.hint()).startsWith(hint);
    }

    @Test
    void aPlatformBesideTheChannelSelectsItsBuilds() throws Trouble {
        String inChannel = "conda-forge/osx-arm64::torchvision=0.26.0";
        String inBrackets = "conda-forge::torchvision[version='0.26.0',subdir=osx-arm64]";
        TargetRequest mac = new TargetRequest(null, null, "osx-arm64", null);
        assertThat(parallax.compare(List.of(inChannel, "pypi::torchvision"), mac)
                        .left()
                        .build())
                .isEqualTo("torchvision-0.26.0-cpu_py313_h92fad83_0.conda")
                .isEqualTo(parallax.compare(List.of(inBrackets, "pypi::torchvision"), mac)
                        .left()
                        .build());
        assertThat(parallax.compare(List.of(inChannel, "pypi::torchvision"), TargetRequest.DEFAULT)
                        .scope())
                .contains("`conda-forge/osx-arm64::torchvision=0.26.0` selects builds for osx-arm64 only; --platform"
                        + " chooses the platform that is compared.");
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
                "conda.anaconda.org/pytorch::torchvision",
                "conda-forge/linux-64::torchvision",
                "https://conda.anaconda.org/conda-forge/linux-64/::torchvision",
                "PKG:pypi/torchvision",
                "conda-forge::conda-forge::torchvision"
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
            assertThat(trouble.getMessage()).isNotBlank().doesNotContain("null").hasSizeLessThan(LONGEST_MESSAGE);
            assertThat(trouble.hint()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
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
                assertThat(trouble.getMessage())
                        .as("inspect %s", text)
                        .isNotBlank()
                        .hasSizeLessThan(LONGEST_MESSAGE);
            }
        });
    }
}
