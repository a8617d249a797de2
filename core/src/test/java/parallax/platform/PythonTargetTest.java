package parallax.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTargetTest {

    private static WheelFilename wheel(String tags) throws MalformedFilenameException {
        return WheelFilename.parse("x-1.0-" + tags + ".whl");
    }

    @ParameterizedTest(name = "{0} on {1}, {2}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_28_x86_64    | COMPATIBLE | its own tag
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_27_x86_64.manylinux_2_34_x86_64 | COMPATIBLE | one of a set
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux_2_31_x86_64    | PLATFORM   | a newer glibc
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux2014_x86_64     | COMPATIBLE | manylinux2014 is glibc 2.17
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-manylinux1_x86_64        | COMPATIBLE | manylinux1 is glibc 2.5
            3.12  | manylinux_2_28_aarch64 | cp312-cp312-manylinux2010_aarch64    | PLATFORM   | manylinux2010 is for Intel alone
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-linux_x86_64             | COMPATIBLE | the plain tag
            3.12  | manylinux2014_x86_64   | cp312-cp312-manylinux_2_17_x86_64    | COMPATIBLE | a target by its old name
            3.12  | linux_x86_64           | cp312-cp312-manylinux_2_5_x86_64     | PLATFORM   | without a C library no manylinux
            3.12  | manylinux_2_28_x86_64  | cp312-cp312-musllinux_1_2_x86_64     | PLATFORM   | musl is not glibc
            3.12  | musllinux_1_2_x86_64   | cp312-cp312-musllinux_1_1_x86_64     | COMPATIBLE | an older musl
            3.12  | musllinux_1_2_x86_64   | cp312-cp312-manylinux_2_5_x86_64     | PLATFORM   | glibc is not musl
            3.12  | manylinux_2_28_x86_64  | cp311-cp311-manylinux_2_28_x86_64    | ABI        | another Python, whose stable ABI would do
            3.12  | manylinux_2_28_x86_64  | cp313-cp313-manylinux_2_28_x86_64    | PYTHON     | a newer Python
            3.12  | manylinux_2_28_x86_64  | pp310-pypy310_pp73-manylinux_2_28_x86_64 | PYTHON | another interpreter
            3.12  | manylinux_2_28_x86_64  | cp39-abi3-manylinux_2_28_x86_64      | COMPATIBLE | the stable ABI of an older Python
            3.12  | manylinux_2_28_x86_64  | cp313-abi3-manylinux_2_28_x86_64     | PYTHON     | the stable ABI of a newer Python
            3.13t | manylinux_2_28_x86_64  | cp313-cp313t-manylinux_2_28_x86_64   | COMPATIBLE | free-threaded
            3.13t | manylinux_2_28_x86_64  | cp313-cp313-manylinux_2_28_x86_64    | ABI        | not free-threaded
            3.13  | manylinux_2_28_x86_64  | cp313-cp313t-manylinux_2_28_x86_64   | ABI        | free-threaded for the other
            3.13t | manylinux_2_28_x86_64  | cp39-abi3-manylinux_2_28_x86_64      | ABI        | free-threaded has no abi3
            3.15t | manylinux_2_28_x86_64  | cp315-abi3t-manylinux_2_28_x86_64    | COMPATIBLE | free-threaded has abi3t
            3.15t | manylinux_2_28_x86_64  | cp315-abi3.abi3t-manylinux_2_28_x86_64 | COMPATIBLE | the pair of PEP 803
            3.15  | manylinux_2_28_x86_64  | cp315-abi3.abi3t-manylinux_2_28_x86_64 | COMPATIBLE | the pair of PEP 803
            3.12  | manylinux_2_36_armv8l  | cp312-cp312-manylinux_2_31_armv7l    | COMPATIBLE | a 32-bit system on a newer processor
            3.12  | win_amd64              | py3-none-any                         | COMPATIBLE | for every platform
            3.12  | win_amd64              | py2.py3-none-any                     | COMPATIBLE | for both generations
            3.12  | win_amd64              | py2-none-any                         | PYTHON     | for the old generation
            3.12  | win_amd64              | cp312-none-win_amd64                 | COMPATIBLE | no Python ABI
            3.12  | win_amd64              | cp312-cp312-win32                    | PLATFORM   | 32 bit
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_11_0_arm64        | COMPATIBLE | an older macOS
            3.12  | macosx_11_0_arm64      | cp312-cp312-macosx_14_0_arm64        | PLATFORM   | a newer macOS
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_10_9_universal2   | COMPATIBLE | both processors in one
            3.12  | macosx_14_0_arm64      | cp312-cp312-macosx_10_9_x86_64       | PLATFORM   | the other processor
            3.12  | macosx_14_0_x86_64     | cp312-cp312-macosx_10_9_x86_64       | COMPATIBLE | an older macOS on Intel
            3.12  | macosx_26_0_arm64      | cp312-cp312-macosx_15_0_arm64        | COMPATIBLE | the numbers jump from 15 to 26
            """)
    void wheelsFitOrTellWhichPartDoesNot(String python, String platform, String tags, String answer, String rule)
            throws MalformedTargetException, MalformedFilenameException {
        Compatibility compatibility = PythonTarget.parse(python, platform).compatible(wheel(tags));
        String found = switch (compatibility) {
            case Compatibility.Compatible _ -> "COMPATIBLE";
            case Compatibility.Incompatible(var part) -> part.name();
        };
        assertThat(found).as(rule).isEqualTo(answer);
        assertThat(compatibility.isCompatible()).isEqualTo(answer.equals("COMPATIBLE"));
    }

    @Test
    void theRankTellsWhichWheelIsPreferred() throws MalformedTargetException, MalformedFilenameException {
        PythonTarget target = PythonTarget.parse("3.12", "manylinux_2_28_x86_64");
        int before = -1;
        for (String tags : new String[] {
            "cp312-cp312-linux_x86_64",
            "cp312-cp312-manylinux_2_28_x86_64",
            "cp312-cp312-manylinux_2_17_x86_64",
            "cp312-cp312-manylinux2014_x86_64",
            "cp312-abi3-manylinux_2_28_x86_64",
            "cp312-none-manylinux_2_28_x86_64",
            "cp311-abi3-manylinux_2_28_x86_64",
            "py312-none-manylinux_2_28_x86_64",
            "py3-none-manylinux_2_28_x86_64",
            "cp312-none-any",
            "py312-none-any",
            "py3-none-any",
            "py311-none-any"
        }) {
            assertThat(target.compatible(wheel(tags)))
                    .isInstanceOfSatisfying(
                            Compatibility.Compatible.class,
                            found -> assertThat(found.tag()).hasToString(tags));
            int rank = ((Compatibility.Compatible) target.compatible(wheel(tags))).rank();
            assertThat(rank).as(tags).isGreaterThan(before);
            before = rank;
        }
    }

    @Test
    void glibcMayBeToldApart() throws MalformedTargetException {
        assertThat(PythonTarget.parseLinux("3.12", "x86_64", "2.28").tags())
                .isEqualTo(PythonTarget.parse("3.12", "manylinux_2_28_x86_64").tags());
    }

    @Test
    void aTargetSaysWhatItIs() throws MalformedTargetException {
        PythonTarget target = PythonTarget.parse("3.13t", "win_amd64");
        assertThat(target).hasToString("CPython 3.13t on win_amd64");
        assertThat(target.pythonVersion()).isEqualTo("3.13");
        assertThat(target.isFreeThreaded()).isTrue();
    }

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(delimiter = '|', textBlock = """
            3      | win_amd64               | `3` is no Python known here
            2.7    | win_amd64               | `2.7` is no Python known here
            3.x    | win_amd64               | `3.x` is no Python known here
            3.12t  | win_amd64               | from 3.13 on 3.Nt
            3.12   | linux-64                | `linux-64` is no platform known here
            3.12   | manylinux_2_x86_64      | is no platform known here
            3.12   | manylinux_3_1_x86_64    | names glibc 3
            3.12   | macosx_10_9_arm64       | began with 11_0
            3.12   | macosx_11_0_sparc       | is no platform known here
            3.12   | manylinux_2_99999_x86_64 | is no platform known here
            """)
    void otherTargetsAreRefused(String python, String platform, String problem) {
        assertThatThrownBy(() -> PythonTarget.parse(python, platform))
                .isInstanceOf(MalformedTargetException.class)
                .hasMessageContaining(problem);
    }
}
