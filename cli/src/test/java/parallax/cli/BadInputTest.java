package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.ArtifactAccess;

/// What a user can get wrong, from the command line down to the recorded data: the exit status is 2, standard output
/// stays empty, and the message is this one.
class BadInputTest {

    private static final int MEGABYTE = 1_000_000;

    /// `·` stands for a blank inside an argument; `…` at the end of a hint for the list that follows there.
    @ParameterizedTest(name = "parallax {0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '~', textBlock = """
            frobnicate => unknown command `frobnicate` => to compare a package: `parallax compare frobnicate`; all commands: `parallax --help`
            compar torchvision => unknown command `compar` => did you mean `compare`?
            compare => `compare` needs NAME => for example `parallax compare torchvision`
            compare a b c => unexpected argument `c` => see `parallax compare --help`
            compare@ => unknown command `compare@` => did you mean `compare`?
            compare torchvision --frobnicate => unknown option `--frobnicate` => see `parallax compare --help`
            compare torchvision --format xml => unknown value `xml` for `--format` => it is one of text, json, md, html, sarif
            compare torchvision --python => option `--python` needs a value => see `parallax compare --help`
            compare torchvision --python three => --python `three` is no Python version => write it like `3.12`, or `3.13t` for free-threaded
            compare torchvision --python 3 => --python `3` is no Python version => write it like `3.12`, or `3.13t` for free-threaded
            compare torchvision --python 3.12.1 => --python `3.12.1` is no Python version => write it like `3.12`, or `3.13t` for free-threaded
            compare torchvision --platform linux => `linux` is no platform => name a conda platform (linux-64, linux-aarch64, osx-arm64, osx-64, win-64) or a wheel platform (manylinux_2_28_x86_64, macosx_11_0_arm64, win_amd64)
            compare torchvision --platform manylinux_2_99 => `manylinux_2_99` is no platform => name a conda platform (linux-64, linux-aarch64, osx-arm64, osx-64, win-64) or a wheel platform (manylinux_2_28_x86_64, macosx_11_0_arm64, win_amd64)
            compare torchvision --cuda 13 => --cuda `13` is no CUDA version => write it like `12.9`, or `none`
            compare torchvision --cuda twelve => --cuda `twelve` is no CUDA version => write it like `12.9`, or `none`
            compare torchvision --target linux-64,foo=1 => --target `linux-64,foo=1`: `foo=1` is not understood => write it like `linux-64,python=3.12,cuda=12.9,glibc=2.28`
            compare torchvision --target linux-64,glibc=two => glibc `two` is no version => write it like `glibc=2.28`
            compare torchvision --target linux-64 --platform osx-arm64 => --platform says `osx-arm64`, but `linux-64` is asked for too => give it once
            compare torchvision --platform linux-s390x => neither side is known to build for linux-s390x, any Python, with or without CUDA => PyPI has linux-64, …
            compare torchaudio => nothing is recorded of `torchaudio` at conda-forge, and a name without source stands for PyPI against conda-forge => it is recorded as pypi::torchaudio, pytorch-index::torchaudio, pytorch::torchaudio: compare two of them, for example `parallax compare pypi::torchaudio pytorch::torchaudio`
            compare faiss-gpu => nothing is recorded of `faiss-gpu` at PyPI and conda-forge, and a name without source stands for PyPI against conda-forge => look at it with `parallax inspect pytorch::faiss-gpu`
            compare torchvison => nothing is recorded of a package `torchvison` => did you mean `torchvision`? the recorded data holds torchvision, torch, numpy, pillow and what they need; see `parallax sources`
            compare no-such-package => nothing is recorded of a package `no-such-package` => the recorded data holds torchvision, torch, numpy, pillow and what they need; see `parallax sources`
            compare 日本語 => nothing is recorded of a package `日本語` => the recorded data holds torchvision, torch, numpy, pillow and what they need; see `parallax sources`
            compare ==0.24.0 => `==0.24.0` does not begin with a package name => write a name, or a name with a version: `torchvision==0.24.0`
            compare [x] => `[x]` does not begin with a package name => write a name, or a name with a version: `torchvision==0.24.0`
            compare torchvision@0.24 => `torchvision@0.24`: `@0.24` is not understood => a version is written `torchvision==0.24`
            compare torchvision@main => `torchvision@main`: `@main` is not understood => a name with a version is written `torchvision==0.24.0`
            compare torchvision;python_version<"3" => `torchvision;python_version<"3"`: `;python_version<"3"` is not understood: no marker can be given => write `torchvision`, and choose the platform and Python with --platform and --python
            compare torchvision[extra] => `torchvision[extra]`: `[extra]` is not understood: a name without source takes neither extras nor conda keywords => write `torchvision` or `torchvision==0.24.0`, or both sides with their sources
            compare torchvision>=0.20 => `torchvision>=0.20`: a name without source may carry one exact version only => write it like `torchvision==0.24.0`, or write both sides out, for example `pypi::torchvision>=1.0` and `conda-forge::torchvision>=1.0`
            compare torchvision·0.24.0 => `torchvision 0.24.0`: `0.24.0` is not understood => a version is written `torchvision==0.24.0`
            compare torchvision===0.24.0 => `torchvision===0.24.0`: a name without source may carry one exact version only => write it like `torchvision==0.24.0`, or write both sides out, for example `pypi::torchvision>=1.0` and `conda-forge::torchvision>=1.0`
            compare torchvision== => `torchvision==`: a name without source may carry one exact version only => write it like `torchvision==0.24.0`, or write both sides out, for example `pypi::torchvision>=1.0` and `conda-forge::torchvision>=1.0`
            compare torchvision 0.24.0 => `0.24.0` is no second side => a version is written behind the name: `torchvision==0.24.0`
            compare torchvision numpy => `torchvision` names no source => write both sides as `SOURCE::SPEC`, for example `pypi::torchvision`
            compare torchvision:0.24 => `torchvision:0.24`: `:0.24` is not understood => a version is written `torchvision==0.24`
            compare torchvision==0.17.0 => conda-forge never released torchvision 0.17.0: the list of its versions is recorded up to 0.27.1 => the nearest are 0.16.1 and 0.18.0; recorded releases, newest first: …
            compare torchvision==0.24.0+cu130 => PyPI carries no versions with a local label such as `+cu130` => write `pytorch-index::torchvision==0.24.0+cu130` for that build, or `torchvision==0.24.0` for PyPI's
            compare torchvision==9.9 => torchvision 9.9 is not recorded at PyPI => recorded releases, newest first: …
            compare torchvision-extra-decoders => nothing is recorded of `torchvision-extra-decoders` at PyPI, and a name without source stands for PyPI against conda-forge => look at it with `parallax inspect conda-forge::torchvision-extra-decoders`
            compare conda-forge::torchvision => `conda-forge::torchvision` is one side; compare needs two, or one bare package name => for example `parallax compare pypi::torchvision conda-forge::torchvision`
            compare pypi::torch => `pypi::torch` is one side; compare needs two, or one bare package name => for example `parallax compare pypi::torch conda-forge::pytorch`
            compare conda-forge::libtorch => `conda-forge::libtorch` is one side; compare needs two, or one bare package name => nothing is recorded of a counterpart at PyPI; write the other side as `SOURCE::SPEC` behind it
            compare pypi::torchvision conda-forge::numpy => `pypi::torchvision` and `conda-forge::numpy` are different projects => `torchvision` is called `torchvision` at conda-forge; `numpy` is called `numpy` at PyPI
            compare pypi::torch conda-forge::libtorch => `pypi::torch` and `conda-forge::libtorch` are different projects => `torch` is called `pytorch` at conda-forge; no counterpart of `libtorch` at PyPI is known
            compare pypi::torch pypi::torchvision => `pypi::torch` and `pypi::torchvision` are different projects => compare one package at two sources, or two versions of one package
            compare pypi::torchvision=0.24.0 conda-forge::torchvision => `pypi::torchvision=0.24.0`: `torchvision=0.24.0` is no requirement: at offset 11 found `=`, expected one of ===, ~=, ==, !=, <=, >=, <, > (PEP 440) => Python specifiers write `==` where conda writes `=`
            compare pypi::torchvision[gdown] conda-forge::torchvision => `pypi::torchvision[gdown]`: a reference takes a name and a version, no extras => leave out the brackets: a comparison lists what the extras need by itself
            compare pypi::torchvision;python_version<"3" conda-forge::torchvision => `pypi::torchvision;python_version<"3"`: a reference takes a name and a version, no address and no marker => choose the platform and Python with --platform and --python
            compare pypi::pytorch conda-forge::pytorch => nothing is recorded of `pytorch` at PyPI => it is called `torch` there; recorded there: …
            compare pypi::torch conda-forge::torch => nothing is recorded of `torch` at conda-forge => it is called `pytorch` there; recorded there: …
            compare condaforge::torchvision pypi::torchvision => `condaforge::torchvision`: there is no source `condaforge` => did you mean `conda-forge`? known sources: …
            compare conda_forge::torchvision pypi::torchvision => `conda_forge::torchvision`: there is no source `conda_forge` => did you mean `conda-forge`? known sources: …
            compare conda::torchvision pypi::torchvision => `conda::torchvision`: there is no source `conda` => did you mean `conda-forge`? known sources: …
            compare pypi.org/simpel::torchvision conda-forge::torchvision => `pypi.org/simpel::torchvision`: there is no source `pypi.org/simpel` => did you mean `pypi`? known sources: …
            compare torchvision::pypi conda-forge::torchvision => `torchvision::pypi`: there is no source `torchvision` => did you mean `pypi::torchvision`? known sources: …
            compare ::torchvision conda-forge::torchvision => `::torchvision`: there is no source `` => known sources: …
            compare pypi:: conda-forge::torchvision => `pypi::` names no package after `::` => for example `pypi::torchvision==0.24.0` or `conda-forge::torchvision=0.24.0`
            compare conda-forge:torchvision => `conda-forge:torchvision` names no source => did you mean `conda-forge::torchvision`?
            compare conda-forge/torchvision => `conda-forge/torchvision` looks like a file, folder or address, and is no artifact that can be read => did you mean `conda-forge::torchvision`?
            compare conda-forge/linux-64/torchvision => `conda-forge/linux-64/torchvision` looks like a file, folder or address, and is no artifact that can be read => did you mean `conda-forge/linux-64::torchvision`?
            compare PyPI.org/simple/torchvision => `PyPI.org/simple/torchvision` looks like a file, folder or address, and is no artifact that can be read => did you mean `pypi::torchvision`?
            compare https://pypi.org/project/torchvision/ => `https://pypi.org/project/torchvision/` looks like a file, folder or address, and is no artifact that can be read => did you mean `pypi::torchvision`?
            compare https://anaconda.org/conda-forge/torchvision => `https://anaconda.org/conda-forge/torchvision` looks like a file, folder or address, and is no artifact that can be read => did you mean `conda-forge::torchvision`?
            compare https://example.org/torchvision => `https://example.org/torchvision` looks like a file, folder or address, and is no artifact that can be read => name the package at its source: `pypi::torchvision==0.24.0` or `conda-forge::torchvision=0.24.0`
            compare ./torchvision-0.24.0-cp312-cp312-linux_x86_64.whl => `./torchvision-0.24.0-cp312-cp312-linux_x86_64.whl` is one artifact; compare needs two => name a second one, or look at this one with `parallax inspect`
            compare environment.yml => `environment.yml` looks like a file, folder or address, and is no artifact that can be read => name the package at its source: `pypi::torchvision==0.24.0` or `conda-forge::torchvision=0.24.0`
            compare conda-forge::linux-64/torchvision pypi::torchvision => `conda-forge::linux-64/torchvision`: `linux-64/torchvision` is no match spec: found `/` at offset 8, expected letters, digits, `.`, `_`, `-` or `*` in a package name (CEP 26) => the platform belongs to the source: `conda-forge/linux-64::torchvision`
            compare conda-forge/linux::torchvision pypi::torchvision => `conda-forge/linux::torchvision`: there is no conda platform `linux` => platforms: linux-64, linux-aarch64, osx-64, osx-arm64, win-64, noarch
            compare pypi/linux-64::torchvision conda-forge::torchvision => `pypi/linux-64::torchvision`: PyPI has no folders for platforms => choose the platform with `--platform linux-64`
            compare conda-forge/linux-64::torchvision[subdir=osx-64] pypi::torchvision => `conda-forge/linux-64::torchvision[subdir=osx-64]` names two platforms, `linux-64` and `osx-64` => write one, for example `conda-forge/linux-64::torchvision`
            compare conda-forge::torchvision[md5=0123456789abcdef0123456789abcdef] pypi::torchvision => `conda-forge::torchvision[md5=0123456789abcdef0123456789abcde…`: builds cannot be chosen by `md5` => choose by `version`, `build`, `build_number` and `subdir`
            compare conda-forge::torchvision[channel=pytorch] pypi::torchvision => `conda-forge::torchvision[channel=pytorch]` names two sources, conda-forge and `pytorch` => write one, for example `conda-forge::torchvision`
            compare conda-forge::torchvision[colour=red] pypi::torchvision => `conda-forge::torchvision[colour=red]`: `torchvision[colour=red]` is no match spec: found `colour` at offset 12, expected a keyword of a match spec, such as `version` or `build` (CEP 29) => a conda spec is written `torchvision=0.24.0`, `torchvision=0.24.0=cuda129*` or `torchvision[version='>=0.24',build='cuda*']`
            compare conda-forge::torchvision=0.24.0=cpu* pypi::torchvision => `conda-forge::torchvision=0.24.0=cpu*` selects no recorded build at conda-forge => recorded builds of that version: torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda, torchvision-0.24.0-cuda129_py313_h7de4b66_2.conda
            compare conda-forge::torchvision~=0.16.5 pypi::torchvision => no release that `conda-forge::torchvision~=0.16.5` selects is recorded at conda-forge => recorded releases, newest first: …
            compare conda-forge::torch* pypi::torch => nothing is recorded of `torch*` at conda-forge => recorded there: …
            compare pkg:pypi/torchvision@%zz conda-forge::torchvision => `pkg:pypi/torchvision@%zz`: `%zz` is not percent-encoded => behind `%` stand two hexadecimal digits; a `%` itself is written `%25`
            compare pkg:pypi/torchvision@main conda-forge::torchvision => `pkg:pypi/torchvision@main`: `main` is no PEP 440 version: at offset 0 found `m`, expected a digit (PEP 440: [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]) => for example `pkg:pypi/torchvision@0.24.0`
            compare pkg:npm/left-pad conda-forge::torchvision => `pkg:npm/left-pad`: package URLs of type `npm` are not known => known types: pypi, conda
            compare pkg:pypi conda-forge::torchvision => `pkg:pypi` is no package URL: a type and a name are needed => for example `pkg:pypi/torchvision@0.24.0`
            compare pkg:conda/torchvision?channel=bioconda pypi::torchvision => `pkg:conda/torchvision?channel=bioconda`: there is no source `bioconda` => known sources: …
            inspect torchvison => nothing is recorded of a package `torchvison` => did you mean `torchvision`? the recorded data holds torchvision, torch, numpy, pillow and what they need; see `parallax sources`
            inspect pytorch::torchvision=0.22.0 => pytorch channel never released torchvision 0.22.0: the newest it ever carried is 0.20.1 => recorded releases, newest first: …
            inspect pypi::torchvision==0.17.9 => PyPI never released torchvision 0.17.9: the list of its versions is recorded up to 0.18.0 => the nearest are 0.17.2 and 0.18.0; recorded releases, newest first: …
            inspect pytorch-index::torchvision==0.24.0+cu999 => torchvision 0.24.0+cu999 is not recorded at PyTorch wheel index => recorded of that release: 0.24.0, 0.24.0+cu130, 0.24.0+e437e35, 0.24.0+xpu
            inspect torchvision@0.24 => `torchvision@0.24`: `@0.24` is not understood => a version is written `torchvision==0.24`
            inspect a b => unexpected argument `b` => see `parallax inspect --help`
            why => `why` needs FINDING-ID => for example `parallax why dependency.coupling`
            why coupling => there is no finding `coupling` in pypi::torchvision against conda-forge::torchvision => did you mean `dependency.coupling/torch`? findings there: …
            why no.such.finding numpy => there is no finding `no.such.finding` in pypi::numpy against conda-forge::numpy => findings there: …
            why release.lag torchvision@1 => `torchvision@1`: `@1` is not understood => a version is written `torchvision==1`
            why dependency.pairing torchvision numpy => `torchvision` names no source => write both sides as `SOURCE::SPEC`, for example `pypi::torchvision`
            check => `check` needs REF => for example `parallax check ./torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl ./torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl`
            check x --fail-on works => unknown value `works` for `--fail-on` => it is one of breaks, risk, changes, note, never
            check x --format xml => unknown value `xml` for `--format` => it is one of text, json, md, html, sarif
            check x --with => option `--with` needs a value => see `parallax check --help`
            check x --frobnicate => unknown option `--frobnicate` => see `parallax check --help`
            chekc x => unknown command `chekc` => did you mean `check`?
            matrix torchvision => `matrix` needs COLUMNS => for example `parallax matrix torchvision torch ./wheels`
            matrix torchvision torch --format sarif => unknown value `sarif` for `--format` => it is one of text, json, md, html
            matrix torchvision torch --fail-on risk => unknown option `--fail-on` => see `parallax matrix --help`
            sources pypi => unexpected argument `pypi` => see `parallax sources --help`
            completion powershell => unknown shell `powershell` => it is one of bash, zsh, fish
            help compar => unknown command `compar` => did you mean `compare`? It is one of compare, check, matrix, inspect, why, sources, eval, completion, help, version
            version 1 => unexpected argument `1` => see `parallax version --help`
            """)
    void isToldInOneMessage(String line, String error, String hint) {
        Run run = run(line.split(" ", -1));
        String[] told = run.error().split("\n\nhint: ", -1);
        assertThat(told).hasSize(2);
        assertThat(told[0]).isEqualTo("error: " + error);
        if (hint.endsWith("…")) {
            assertThat(told[1]).startsWith(hint.substring(0, hint.length() - 1)).endsWith("\n");
        } else {
            assertThat(told[1]).isEqualTo(hint + "\n");
        }
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    /// `X` is where a megabyte stands.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X",
                "--X",
                "compare X",
                "compare torchvision==X",
                "compare torchvision@X",
                "compare torchvision;X",
                "compare X::torchvision pypi::torchvision",
                "compare pypi::X conda-forge::torchvision",
                "compare pypi::torchvision==X conda-forge::torchvision",
                "compare conda-forge::torchvision=0.24=X pypi::torchvision",
                "compare conda-forge/X::torchvision pypi::torchvision",
                "compare conda-forge::torchvision[X] pypi::torchvision",
                "compare ./X",
                "compare pkg:X/torchvision pypi::torchvision",
                "compare pkg:pypi/torchvision@X pypi::torchvision",
                "compare pkg:pypi/torchvision@%X pypi::torchvision",
                "compare torchvision --python X",
                "compare torchvision --platform X",
                "compare torchvision --cuda X",
                "compare torchvision --target X",
                "compare torchvision --target python=X",
                "compare torchvision --target glibc=X",
                "compare torchvision --python 3.12 --target python=X",
                "compare torchvision --format X",
                "compare torchvision --fail-on=X",
                "compare torchvision pypi::torchvision X",
                "check X",
                "check ./X",
                "check X ./b.whl",
                "check ./b.whl --with X",
                "check ./b.whl --among X",
                "check ./b.whl --host X",
                "check ./b.whl --host glibc=X",
                "check ./b.whl --format X",
                "check ./b.whl --fail-on=X",
                "check ./b.whl --python X",
                "matrix X",
                "matrix X torch",
                "matrix torchvision X",
                "matrix torchvision torch X",
                "matrix torchvision torch ./b.whl --host X",
                "matrix torchvision torch --format X",
                "inspect X",
                "why X",
                "why release.lag X",
                "sources X",
                "sources -o X",
                "completion X",
                "help X"
            })
    void isNotRepeatedWhenItIsLong(String line) {
        for (String filler : new String[] {"x", "1", "é", "\u001b", "\uD83D\uDE00", "\uD800"}) {
            Run run = run(
                    line.replace("X", filler.repeat(MEGABYTE / filler.length())).split(" ", -1));
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.error()).startsWith("error: ").hasSizeLessThan(1500).doesNotContain("\u001b");
        }
    }

    @Test
    void aLongFileNameIsShownLonger() {
        String file = "missing/" + "x".repeat(150) + "/report.txt";
        assertThat(run("sources", "-o", file).error())
                .isEqualTo("error: cannot write `" + file + "`: its folder does not exist\n");
    }

    private static Run run(String... arguments) {
        for (int index = 0; index < arguments.length; index++) {
            arguments[index] = arguments[index].replace('·', ' ');
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Run run = new Run.Setting().run(out, new Answers.Recorded(ArtifactAccess.PLAIN), arguments);
        return new Run(run.status(), out.toString(StandardCharsets.UTF_8), run.error(), run.asked());
    }
}
