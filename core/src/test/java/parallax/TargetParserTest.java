package parallax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.SeededGenerator;

class TargetParserTest {

    @ParameterizedTest(name = "{0}, --python {1}, --platform {2}, --cuda {3}: {4}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                            | -     | -                     | -    | linux-64, any Python, with or without CUDA
            linux-64                                     | -     | -                     | -    | linux-64, any Python, with or without CUDA
            linux-64,python=3.12,cuda=12.9,glibc=2.28    | -     | -                     | -    | linux-64, Python 3.12, CUDA 12.9, glibc 2.28
            python=3.12                                  | -     | osx-arm64             | -    | osx-arm64, Python 3.12, with or without CUDA
            platform=win-64 , cuda = none                | -     | -                     | -    | win-64, any Python, no CUDA
            -                                            | 3.13t | linux-aarch64         | none | linux-aarch64, Python 3.13t, no CUDA
            -                                            | -     | manylinux_2_28_x86_64 | 13.0 | linux-64, any Python, CUDA 13.0, glibc 2.28
            manylinux_2_28_x86_64,glibc=2.34             | -     | -                     | -    | linux-64, any Python, with or without CUDA, glibc 2.34
            -                                            | -     | macosx_11_0_arm64     | -    | osx-arm64, any Python, with or without CUDA
            -                                            | -     | win_amd64             | -    | win-64, any Python, with or without CUDA
            linux-64                                     | -     | linux-64              | -    | linux-64, any Python, with or without CUDA
            """)
    void aTargetIsReadFromItsOptions(String target, String python, String platform, String cuda, String described)
            throws Trouble {
        assertThat(TargetParser.parse(new TargetRequest(target, python, platform, cuda))
                        .describe())
                .isEqualTo(described);
    }

    @ParameterizedTest(name = "{0}, --python {1}, --platform {2}, --cuda {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            -                  | 3       | -          | -    | --python `3` is no Python version                          | write it like `3.12`, or `3.13t` for free-threaded
            -                  | 3.12.1  | -          | -    | --python `3.12.1` is no Python version                     | write it like `3.12`
            -                  | three   | -          | -    | --python `three` is no Python version                      | write it like `3.12`
            -                  | t       | -          | -    | --python `t` is no Python version                          | write it like `3.12`
            -                  | ""      | -          | -    | --python `` is no Python version                           | write it like `3.12`
            -                  | ３.１２  | -          | -    | --python `３.１２` is no Python version                      | write it like `3.12`
            -                  | -       | -          | 13   | --cuda `13` is no CUDA version                             | write it like `12.9`, or `none`
            -                  | -       | -          | cu13 | --cuda `cu13` is no CUDA version                           | write it like `12.9`, or `none`
            -                  | -       | -          | 12.  | --cuda `12.` is no CUDA version                            | write it like `12.9`, or `none`
            -                  | -       | beos-64    | -    | `beos-64` is no platform                                   | name a conda platform (linux-64,
            -                  | -       | ""         | -    | `` is no platform                                          | name a conda platform (linux-64,
            -                  | -       | LINUX-64   | -    | `LINUX-64` is no platform                                  | name a conda platform (linux-64,
            manylinux_2_999999999999_x86_64 | - | - | - | glibc `2.999999999999` is no version | write it like `glibc=2.28`
            glibc=two          | -       | -          | -    | glibc `two` is no version                                  | write it like `glibc=2.28`
            linux-64,colour=1  | -       | -          | -    | --target `linux-64,colour=1`: `colour=1` is not understood | write it like `linux-64,python=3.12
            linux-64,win-64    | -       | -          | -    | --target says `win-64`, but `linux-64` is asked for too    | give it once
            python=3.12        | 3.13    | -          | -    | --python says `3.13`, but `3.12` is asked for too          | give it once
            linux-64           | -       | win-64     | -    | --platform says `win-64`, but `linux-64` is asked for too  | give it once
            cuda=13.0          | -       | -          | none | --cuda says `none`, but `13.0` is asked for too            | give it once
            """)
    void aBadTargetNamesTheOption(
            String target, String python, String platform, String cuda, String message, String hint) {
        Trouble trouble = catchThrowableOfType(
                Trouble.class, () -> TargetParser.parse(new TargetRequest(target, python, platform, cuda)));
        assertThat(trouble).hasMessage(message);
        assertThat(trouble.hint()).startsWith(hint);
    }

    private static final List<String> PARTS = List.of(
            "linux-64",
            "win-64",
            "manylinux_2_28_x86_64",
            "manylinux_",
            "macosx_",
            "_",
            "python=",
            "cuda=",
            "glibc=",
            "platform=",
            "=",
            ",",
            "3.12",
            "3.13t",
            "none",
            ".",
            "t",
            "99999999999999999999",
            "-1",
            " ",
            "é",
            "\u0000",
            "");

    @Test
    void randomTargetsEndInATargetOrInTrouble() {
        SeededGenerator.forEachSeed(3000, generator -> {
            TargetRequest request = new TargetRequest(
                    textOrNull(generator), textOrNull(generator), textOrNull(generator), textOrNull(generator));
            try {
                assertThat(TargetParser.parse(request).describe()).isNotBlank();
            } catch (Trouble trouble) {
                assertThat(trouble.getMessage()).isNotBlank();
            }
        });
    }

    private static @Nullable String textOrNull(SeededGenerator generator) {
        StringBuilder text = new StringBuilder();
        for (int parts = generator.below(5); parts > 0; parts--) {
            text.append(generator.pick(PARTS));
        }
        return generator.chance() ? text.toString() : null;
    }

    @Test
    void veryLongTargetsEndSoon() {
        String longText = "9".repeat(100_000);
        for (TargetRequest request : List.of(
                new TargetRequest(longText, null, null, null),
                new TargetRequest(",".repeat(100_000), null, null, null),
                new TargetRequest(null, longText + ".1", null, null),
                new TargetRequest(null, null, "manylinux_2_28_" + longText, null),
                new TargetRequest(null, null, "manylinux_" + longText + "_1_x86_64", null),
                new TargetRequest(null, null, null, "1." + longText))) {
            assertThat(catchThrowableOfType(Trouble.class, () -> TargetParser.parse(request)))
                    .isNotNull();
        }
    }
}
