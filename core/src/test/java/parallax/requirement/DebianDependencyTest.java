package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.RecordedTable;
import parallax.testkit.SeededGenerator;
import parallax.version.Strictness;

/// Fields of Debian Policy 7.1: made ones, and real ones of bookworm.
final class DebianDependencyTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ''                                      ; ''                                  ; 0
            ' \\n '                                 ; ''                                  ; 0
            aa                                      ; aa                                  ; 1
            'aa|bb (>=1),cc'                        ; 'aa | bb (>= 1), cc'                ; 2
            'aa |bb\\n ,cc [i386],\\n dd <!nocheck>'; 'aa | bb, cc [i386], dd <!nocheck>' ; 3
            """)
    void hasANormalForm(String text, String normal, int items) throws Exception {
        DebianDependency dependency = DebianDependency.parse(text.replace("\\n", "\n"));
        assertThat(dependency).hasToString(normal).isEqualTo(DebianDependency.parse(normal));
        assertThat(dependency.alternatives()).hasSize(items);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            'aa,'     ; aa     ; at offset 3 found the end
            ',aa'     ; aa     ; 'at offset 0 found `,`'
            'aa, ,bb' ; 'aa, bb' ; 'at offset 4 found `,`'
            ','       ; ''     ; 'at offset 0 found `,`'
            """)
    void emptyItemsAreLeftOutLeniently(String text, String normal, String place) throws Exception {
        assertThat(DebianDependency.parse(text, Strictness.LENIENT)).hasToString(normal);
        assertThatThrownBy(() -> DebianDependency.parse(text))
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessage("`" + text + "` is no Debian dependency: " + place
                        + ", expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            'aa, bb |'     ; 'at offset 8 found the end, expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)'
            'aa | , bb'    ; 'at offset 5 found `,`, expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)'
            'aa || bb'     ; 'at offset 4 found `|`, expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)'
            'aa, bb cc'    ; 'at offset 7 found `c`, expected `(`, `[`, `<`, `|`, `,` or the end (Debian Policy 7.1)'
            'aa; bb'       ; 'at offset 2 found `;`, expected `(`, `[`, `<`, `|`, `,` or the end (Debian Policy 7.1)'
            'aa (= 1); bb' ; 'at offset 8 found `;`, expected `[`, `<`, `|`, `,` or the end (Debian Policy 7.1)'
            """)
    void refusesWithThePlaceInTheField(String text, String message) {
        for (Strictness strictness : Strictness.values()) {
            assertThatThrownBy(() -> DebianDependency.parse(text, strictness))
                    .isInstanceOf(MalformedRequirementException.class)
                    .hasMessage("`" + text + "` is no Debian dependency: " + message);
        }
    }

    @Test
    void anItemHasARelation() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DebianDependency(List.of(List.of())));
    }

    @Test
    void realFieldsAreWrittenAsDpkgWritesThem() throws Exception {
        for (String field : RecordedTable.lines("/parallax/requirement/debian-fields.txt")) {
            assertThat(DebianDependency.parse(field)).hasToString(field);
        }
    }

    @Test
    void whatIsPrintedReadsBackEqual() {
        SeededGenerator.forEachSeed(5_000, generator -> {
            OddDebianRelations odd = new OddDebianRelations(generator.below(Integer.MAX_VALUE));
            String text = odd.any();
            for (Strictness strictness : Strictness.values()) {
                Optional<DebianDependency> read = parse(text, strictness);
                if (read.isPresent()) {
                    DebianDependency again = DebianDependency.parse(read.get().toString(), strictness);
                    assertThat(again).isEqualTo(read.get()).hasSameHashCodeAs(read.get());
                    assertThat(again).hasToString(read.get().toString());
                    assertThat(parse(text, Strictness.LENIENT)).isEqualTo(read);
                }
            }
        });
    }

    private static Optional<DebianDependency> parse(String text, Strictness strictness) {
        try {
            return Optional.of(DebianDependency.parse(text, strictness));
        } catch (MalformedRequirementException e) {
            assertThat(e.getMessage()).containsPattern(" \\((Debian Policy [0-9.]+|deb-src-control\\(5\\))\\)$");
            return Optional.empty();
        }
    }
}
