package parallax.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.TargetRequest;
import parallax.finding.Comparison;
import parallax.finding.Impact;

/// The contract of the command line: arguments in, questions to the library, exit status, and nothing on standard
/// output where there is trouble.
class CommandLineTest {

    @ParameterizedTest(name = "parallax {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    compare torchvision                            | compare [torchvision] default
                    compare pypi::torchvision cf::torchvision      | compare [pypi::torchvision, cf::torchvision] default
                    compare --format json torchvision              | compare [torchvision] default
                    compare torchvision --format=json              | compare [torchvision] default
                    --format json compare torchvision              | compare [torchvision] default
                    --offline --debug compare torchvision          | compare [torchvision] default
                    compare torchvision --python 3.12 --cuda none  | compare [torchvision] null/3.12/null/none
                    compare --python 3.9 torchvision --python 3.12 | compare [torchvision] null/3.12/null/null
                    compare torchvision --target linux-64,cuda=13.0 --platform osx-arm64 | compare [torchvision] linux-64,cuda=13.0/null/osx-arm64/null
                    compare --all -- torchvision                   | compare [torchvision] default
                    compare -- --torchvision                       | compare [--torchvision] default
                    -- compare torchvision                         | compare [torchvision] default
                    check a.whl                                    | check [a.whl] with [] among [] host null default
                    check a.whl b.whl --with c.whl --with=d.whl    | check [a.whl, b.whl] with [c.whl, d.whl] among [] host null default
                    check --with c.whl a.whl --among x --among y   | check [a.whl] with [c.whl] among [x, y] host null default
                    --with c.whl check a.whl --host cuda=none      | check [a.whl] with [c.whl] among [] host cuda=none default
                    check a.whl --host glibc=2.17 --host glibc=2.28,libs=/a:/b | check [a.whl] with [] among [] host glibc=2.28,libs=/a:/b default
                    check a.whl --assume-dependencies --python 3.12 | check [a.whl] with [] among [] host null assuming null/3.12/null/null
                    check a.whl --complete | check [a.whl] with [] among [] host null complete default
                    matrix torchvision torch                       | matrix torchvision torch [] with [] host null default
                    matrix a b ./x ./y.whl --with c --with d --host cuda=none | matrix a b [./x, ./y.whl] with [c, d] host cuda=none default
                    inspect pypi::torchvision==0.24.0              | inspect pypi::torchvision==0.24.0 default
                    why dependency.coupling                        | why dependency.coupling [torchvision] default
                    why dependency.coupling torchaudio             | why dependency.coupling [torchaudio] default
                    why dependency.coupling a b --python=3.12      | why dependency.coupling [a, b] null/3.12/null/null
                    sources                                        | sources
                    """)
    void whatIsTypedIsWhatIsAsked(String line, String asked) {
        Run run = Run.ofLine(line);
        assertThat(run.error()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.asked()).containsExactly(asked);
        assertThat(run.out()).isNotEmpty().endsWith("\n");
    }

    @ParameterizedTest(name = "parallax {0}")
    @CsvSource(delimiter = '|', textBlock = """
                    comapre torchvision              | unknown command `comapre`                   | did you mean `compare`?
                    torchvision                      | unknown command `torchvision`               | to compare a package: `parallax compare torchvision`; all commands: `parallax --help`
                    compare                          | `compare` needs NAME                        | for example `parallax compare torchvision`
                    compare a b c                    | unexpected argument `c`                     | see `parallax compare --help`
                    compare x --formt json           | unknown option `--formt`                    | did you mean `--format`?
                    compare x --form json            | unknown option `--form`                     | did you mean `--format`?
                    compare x -format json           | unknown option `-format`                    | did you mean `--format`?
                    compare x --xylophone            | unknown option `--xylophone`                | see `parallax compare --help`
                    compare x -x                     | unknown option `-x`                         | see `parallax compare --help`
                    compare x --format jsno          | unknown value `jsno` for `--format`         | did you mean `json`? It is one of text, json, md, html, sarif
                    compare x --format yaml          | unknown value `yaml` for `--format`         | it is one of text, json, md, html, sarif
                    compare x --format JSON          | unknown value `JSON` for `--format`         | it is one of text, json, md, html, sarif
                    compare x --format=              | unknown value `` for `--format`             | it is one of text, json, md, html, sarif
                    compare x --fail-on risks        | unknown value `risks` for `--fail-on`       | did you mean `risk`? It is one of breaks, risk, changes, note, never
                    compare x --color=yes            | unknown value `yes` for `--color`           | it is one of auto, always, never
                    compare x --all=yes              | option `--all` takes no value               | see `parallax compare --help`
                    compare x --python               | option `--python` needs a value             | see `parallax compare --help`
                    compare x --python --all         | option `--python` needs a value             | see `parallax compare --help`
                    compare x --python=              | option `--python` needs a value             | see `parallax compare --help`
                    check                            | `check` needs REF                           | for example `parallax check ./torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl ./torch-2.13.0+cpu-cp311-cp311-manylinux_2_28_x86_64.whl`
                    check x --with                   | option `--with` needs a value               | see `parallax check --help`
                    check x --with= --with y         | option `--with` needs a value               | see `parallax check --help`
                    check x --fail-on unknown        | unknown value `unknown` for `--fail-on`     | it is one of breaks, risk, changes, note, never
                    check x --complete --assume-dependencies | `--assume-dependencies` and `--complete` contradict each other | the one takes requirements that were not given as installed, the other as missing
                    check x --assume-dependencies=no | option `--assume-dependencies` takes no value | see `parallax check --help`
                    matrix                           | `matrix` needs ROWS                         | for example `parallax matrix torchvision torch ./wheels`
                    matrix torchvision               | `matrix` needs COLUMNS                      | for example `parallax matrix torchvision torch ./wheels`
                    matrix a b --format sarif        | unknown value `sarif` for `--format`        | it is one of text, json, md, html
                    matrix a b --among c             | unknown option `--among`                    | see `parallax matrix --help`
                    inspect                          | `inspect` needs REFERENCE                   | for example `parallax inspect conda-forge::torchvision`
                    inspect a b                      | unexpected argument `b`                     | see `parallax inspect --help`
                    inspect x --format sarif         | unknown value `sarif` for `--format`        | it is one of text, json, md, html
                    inspect x --fail-on risk         | unknown option `--fail-on`                  | see `parallax inspect --help`
                    why                              | `why` needs FINDING-ID                      | for example `parallax why dependency.coupling`
                    why a b c d                      | unexpected argument `d`                     | see `parallax why --help`
                    sources x                        | unexpected argument `x`                     | see `parallax sources --help`
                    completion                       | `completion` needs SHELL                    | for example `source <(parallax completion bash)`
                    completion fsh                   | unknown shell `fsh`                         | did you mean `fish`? It is one of bash, zsh, fish
                    help comprae                     | unknown command `comprae`                   | did you mean `compare`? It is one of compare, check, matrix, inspect, why, sources, eval, completion, help, version
                    --offline                        | no command given                            | see `parallax --help`
                    --verison                        | unknown option `--verison`                  | did you mean `--version`?
                    compare torch                    | no package `torch` is recorded              | did you mean `torchvision`?
                    """)
    void troubleSaysWhatIsWrongAndWhatToDo(String line, String error, String hint) {
        Run run = Run.ofLine(line);
        assertThat(run.error()).isEqualTo("error: " + error + "\n\nhint: " + hint + "\n");
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0} found, --fail-on {1}: {2}")
    @CsvSource(textBlock = """
                    BREAKS,  breaks,  1
                    RISK,    breaks,  0
                    RISK,    risk,    1
                    BREAKS,  risk,    1
                    CHANGES, risk,    0
                    CHANGES, changes, 1
                    NOTE,    changes, 0
                    NOTE,    note,    1
                    BREAKS,  never,   0
                    """)
    void failsOnWhatIsGraveEnough(Impact found, String threshold, int status) {
        Run run = new Run.Setting().withImpact(found).run("compare", "torchvision", "--fail-on", threshold);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).contains("dependency.coupling");
    }

    @Test
    void comparingFailsOnNothingUnlessTold() {
        Run run = new Run.Setting().withImpact(Impact.BREAKS).run("compare", "torchvision");
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest(name = "{0} found, --fail-on {1}: {2}")
    @CsvSource(textBlock = """
                    BREAKS,  '',      1
                    BREAKS,  breaks,  1
                    BREAKS,  note,    1
                    BREAKS,  never,   0
                    RISK,    '',      0
                    RISK,    breaks,  0
                    RISK,    risk,    1
                    NOTE,    risk,    0
                    NOTE,    never,   0
                    """)
    void aCheckFailsOnWhatBreaksUnlessTold(Impact found, String threshold, int status) {
        Run.Setting setting = new Run.Setting().withImpact(found);
        Run run = threshold.isEmpty()
                ? setting.run("check", "torchvision.whl")
                : setting.run("check", "torchvision.whl", "--fail-on", threshold);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).startsWith(found == Impact.BREAKS ? "BREAKS  " : "CANNOT TELL  ");
    }

    @Test
    void aCheckOfTooManyIsRefused() {
        String[] words = new String[202];
        Arrays.fill(words, "a.whl");
        words[0] = "check";
        assertThat(Run.of(words).error()).startsWith("error: unexpected argument `a.whl`\n");
        assertThat(Run.of(Arrays.copyOf(words, 201)).error()).isEmpty();
    }

    @Test
    void theHintOfACheckRepeatsTheWholeQuestion() {
        Run run = Run.ofLine("check a.whl --host cuda=none --with b.whl --python 3.12 --with c*.whl --among w"
                + " --assume-dependencies --fail-on never");
        assertThat(run.out())
                .endsWith("Everything: parallax check a.whl --with b.whl --with 'c*.whl' --host cuda=none --among w"
                        + " --assume-dependencies --python 3.12 --all\n");
    }

    @Test
    void withoutArgumentsTheHelpGoesToStandardErrorAndTheRunHasFailed() {
        Run run = Run.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.error()).contains("Usage: parallax [OPTIONS] COMMAND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "version", "--debug --version"})
    void tellsItsVersion(String line) {
        assertThat(Run.ofLine(line)).isEqualTo(new Run(0, "parallax 0.1.0\n", "", List.of()));
    }

    @Test
    void theVersionIsTheOneOfTheProject() throws Exception {
        String pom = Files.readString(Path.of(System.getProperty("basedir", ""), "pom.xml"), StandardCharsets.UTF_8);
        assertThat(pom).contains("<version>" + VersionCommand.NUMBER + "</version>");
    }

    @Test
    void whatAUserTypedIsNotObeyedByTheTerminal() {
        Run run = Run.of("compare", "torch\u001b]0;owned\u0007\u202e\nx");
        assertThat(run.error())
                .startsWith("error: no package `torch\\x1b]0;owned\\x07\\u202e\\nx` is recorded\n")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void anExtremelyLongWordIsRefusedLikeAShortOne() {
        Run run = Run.of("x".repeat(1_000_000));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).startsWith("error: unknown command `xxx");
    }

    @Test
    void stackTracesAreForDebuggingAlone() {
        Run plain = Run.of("compare", "torch");
        Run debug = Run.of("compare", "torch", "--debug");
        assertThat(plain.error()).doesNotContain("\tat ");
        assertThat(debug.error()).startsWith(plain.error()).contains("parallax.Trouble", "\tat parallax.cli.");
    }

    @Test
    void anUnexpectedFailureIsOneLineWithoutStackTrace() {
        SmallAnswers broken = new SmallAnswers(Impact.NOTE) {
            @Override
            public Comparison compare(List<String> references, TargetRequest target) {
                throw new IllegalStateException("lost the table");
            }
        };
        Run run = new Run.Setting().run(OutputStream.nullOutputStream(), broken, "compare", "torchvision");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.error()).isEqualTo("""
                        error: unexpected IllegalStateException: lost the table

                        hint: this is a defect of parallax; run again with --debug to see where
                        """);
        Run debug = new Run.Setting().run(OutputStream.nullOutputStream(), broken, "--debug", "compare", "torchvision");
        assertThat(debug.error()).contains("\tat parallax.cli.CompareCommand.run");
    }

    @ParameterizedTest(name = "{0}, NO_COLOR={1}, TERM={2}, terminal {3}: {4}")
    @CsvSource(textBlock = """
                    auto,   NO_COLOR, '', true,  true
                    auto,   NO_COLOR, 1,  true,  false
                    auto,   TERM, dumb,   true,  false
                    auto,   TERM, xterm,  true,  true
                    auto,   TERM, xterm,  false, false
                    always, NO_COLOR, 1,  false, true
                    never,  TERM, xterm,  true,  false
                    """)
    void coloursWhereTheyAreWanted(String when, String name, String value, boolean terminal, boolean color) {
        Run.Setting setting = new Run.Setting().withEnvironment(name, value);
        Run run = (terminal ? setting.withTerminal(100) : setting).run("compare", "torchvision", "--color", when);
        assertThat(run.out().contains("\u001b[")).isEqualTo(color);
    }

    @Test
    void linesFitTheTerminal() {
        Run wide = new Run.Setting().withTerminal(140).run("compare", "torchvision", "--color", "never");
        Run narrow = new Run.Setting().withTerminal(20).run("compare", "torchvision", "--color", "never");
        assertThat(wide.out().lines()).anyMatch(line -> line.length() > 100);
        assertThat(narrow.out()).isNotEqualTo(wide.out());
    }

    @Test
    void hintsRepeatTheTargetThatWasAskedFor() {
        Run run = Run.of("compare", "pypi::torchvision", "cf::torchvision=0.*", "--python", "3.12");
        assertThat(run.out())
                .contains("parallax compare pypi::torchvision 'cf::torchvision=0.*' --python 3.12 --all\n")
                .contains("parallax why dependency.coupling pypi::torchvision 'cf::torchvision=0.*' --python 3.12\n");
    }

    @Test
    void theSameCommandWritesTheSameBytes() {
        for (String format : List.of("text", "json", "md", "html", "sarif")) {
            assertThat(Run.of("compare", "torchvision", "--format", format))
                    .isEqualTo(Run.of("compare", "torchvision", "--format", format));
            assertThat(Run.of("check", "torchvision", "--format", format))
                    .isEqualTo(Run.of("check", "torchvision", "--format", format));
        }
    }
}
