package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.version.DebianVersion;
import parallax.version.Strictness;

class DebianRelationsTest {

    /// The first two are fields of `python3-torchvision` and `python3-torch` in Debian 12.
    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '¦', textBlock = """
            python3-numpy (>= 1:1.22.0), python3-pil, libc6 (>= 2.34) => python3-numpy (>= 1:1.22.0), python3-pil, libc6 (>= 2.34)
            python3 (<< 3.12), python3 (>= 3.11~), python3:any        => python3 (<< 3.12), python3 (>= 3.11~), python3:any
            a|b(=1)|c (  >>  2 )                                      => a | b (= 1) | c (>> 2)
            libjpeg-dev [amd64 arm64], x [!i386 !armel]               => libjpeg-dev [amd64 arm64], x [!i386 !armel]
            gcc:native (>= 4:12) [linux-any] <!nocheck> <a !b>        => gcc:native (>= 4:12) [linux-any] <!nocheck> <a !b>
            ¦¦                                                        => ¦¦
            ¦  a  ,  b  ¦                                             => a, b
            """)
    void fieldsAreReadAndPrinted(String text, String normal) throws MalformedRequirementException {
        DebianRelations relations = DebianRelations.parse(text);
        assertThat(relations).hasToString(normal).isEqualTo(DebianRelations.parse(normal));
        assertThat(relations.original()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '¦', textBlock = """
            a,        => `a,` is no relation: at offset 2 found the end, expected a package name after the last `,`
            a,,b      => `a,,b` is no relation: at offset 2 found `,`, expected a package name
            a |       => `a |` is no relation: at offset 3 found the end, expected a package name
            a b       => `a b` is no relation: at offset 2 found `b`, expected `,`, `|` or the end
            a (1)     => `a (1)` is no relation: at offset 3 found `1`, expected one of `<<`, `<=`, `=`, `>=`, `>>`
            a (< 1)   => `a (< 1)` is no relation: at offset 3 found `<`, expected one of `<<`, `<=`, `=`, `>=`, `>>`
            a (>= 1   => `a (>= 1` is no relation: at offset 7 found the end, expected `)` after the version
            a [       => `a [` is no relation: at offset 3 found the end, expected a name or `]`
            a []      => `a []` is no relation: at offset 3 found `]`, expected at least one name
            a:        => `a:` is no relation: at offset 2 found the end, expected an architecture behind the `:`
            A_b       => `A_b` is no relation: at offset 1 found `_`, expected `,`, `|` or the end
            """)
    void whatIsWrongIsSaidWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> DebianRelations.parse(text))
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessage(message + " (Debian Policy 7.1)");
    }

    @Test
    void aVersionThatIsNoneIsSaidWithItsPlace() {
        assertThatThrownBy(() -> DebianRelations.parse("a (>= 1_0)"))
                .hasMessage(
                        "`a (>= 1_0)` is no relation: at offset 6, `1_0` is no Debian version: at offset 1 found `_`,"
                                + " expected letters, digits and `.-+~:` in the upstream part"
                                + " (deb-version(7): [epoch:]upstream[-revision])");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            a,        => a
            ,a,,b     => a, b
            a (< 1)   => a (<= 1)
            a (> 1)   => a (>= 1)
            """)
    void lenientReadsOldForms(String text, String normal) throws MalformedRequirementException {
        assertThat(DebianRelations.parse(text, Strictness.LENIENT)).hasToString(normal);
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            libc6 | 2.36-9 | libc6                     | true
            libc6 | 2.36-9 | libc6 (>= 2.34)           | true
            libc6 | 2.36-9 | libc6 (<< 2.36)           | false
            libc6 | 2.36-9 | libc6 (= 2.36)            | false
            libc6 | 2.36-9 | libc6 (>> 2.36~)          | true
            libc6 | 2.36-9 | libc6.1                   | false
            b     | 1      | 'a (>= 2) | b (<= 1)'     | true
            b     | 1      | a, b                      | false
            """, quoteCharacter = '\'')
    void aPackageSatisfiesOrNot(String name, String version, String relation, boolean satisfied) throws Exception {
        assertThat(DebianRelations.parse(relation)
                        .areSatisfiedBy(PackageName.of(Ecosystem.DEBIAN, name), DebianVersion.parse(version)))
                .isEqualTo(satisfied);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a                | amd64         | true
            a [amd64 arm64]  | arm64         | true
            a [amd64 arm64]  | i386          | false
            a [!amd64]       | amd64         | false
            a [!amd64]       | i386          | true
            a [linux-any]    | amd64         | true
            a [linux-any]    | hurd-i386     | false
            a [hurd-any]     | hurd-i386     | true
            a [any-i386]     | hurd-i386     | true
            a [any]          | riscv64       | true
            """)
    void aRelationHoldsForSomeArchitectures(String relation, String architecture, boolean applies) throws Exception {
        assertThat(DebianRelations.parse(relation).items().getFirst().getFirst().appliesTo(architecture))
                .isEqualTo(applies);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,", "a|", "(", "a (", "[", "a [x ", "<", "a <x> ", ":", " ", "é", "a (>= 1"})
    void aMillionCharactersAreReadToo(String piece) {
        String text = "a" + piece.repeat(1_000_000 / piece.length());
        for (Strictness strictness : Strictness.values()) {
            try {
                assertThat(DebianRelations.parse(text, strictness).items()).isNotEmpty();
            } catch (MalformedRequirementException e) {
                assertThat(e.getMessage()).hasSizeLessThan(400);
            }
        }
    }
}
