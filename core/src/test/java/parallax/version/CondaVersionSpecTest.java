package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.RecordedTable;
import parallax.version.CondaVersionSpec.Bound;
import parallax.version.CondaVersionSpec.Kind;

/// Rules of CEP 29, "Version matching", one row each, and conda's own answers for thousands of cases.
final class CondaVersionSpecTest {

    @ParameterizedTest(name = "{0}: {1} | {2} | {3}")
    @CsvSource(delimiter = ';', textBlock = """
            a version alone is exact                       ; 1.8             ; 1.8 1.8.0           ; 1.8.1 1.80
            two equals signs are exact                     ; ==1.8           ; 1.8 1.8.0           ; 1.8.1 1.8a
            one equals sign is fuzzy                       ; =1.8            ; 1.8 1.8.1 1.8rc1    ; 1.80 1.9
            a glob at the end is fuzzy                     ; 1.8.*           ; 1.8 1.8.1           ; 1.80 1.9
            the dot before it may be missing               ; 1.8*            ; 1.8 1.8.1           ; 1.80 1.9
            both signs of fuzziness are one                ; =1.8.*          ; 1.8 1.8.1           ; 1.80 1.9
            two equals signs and a glob are fuzzy          ; ==1.8.*         ; 1.8 1.8.1           ; 1.80 1.9
            several globs behind an operator are one       ; ==2.7.*.*       ; 2.7 2.7.1           ; 2.8
            a star admits all                              ; *               ; 0 1.8 1!2+cu118     ;
            an equals sign and a star admit all            ; =*              ; 0 1.8 1!2+cu118     ;
            exclusion of a version                         ; !=1.8           ; 1.8.1 1.9           ; 1.8 1.8.0
            exclusion of a series                          ; !=1.8.*         ; 1.9 1.80            ; 1.8 1.8.1
            less                                           ; <1.8            ; 1.7 1.8a1 1.8+cu118 ; 1.8 1.9
            less or equal                                  ; <=1.8           ; 1.8 1.8.0 1.8rc1    ; 1.8.1
            greater                                        ; >1.8            ; 1.8.1 1.8.post1     ; 1.8 1.8+cu118
            greater or equal                               ; >=1.8           ; 1.8 1.9             ; 1.8rc1 1.8+cu118
            a local label of letters is below its release  ; >=2.11.0        ; 2.11.0 2.11.1       ; 2.11.0+cu130
            compatible                                     ; ~=1.8.2         ; 1.8.2 1.8.9         ; 1.8.1 1.9
            compatible drops its last segment              ; ~=1.8           ; 1.8 1.9             ; 1.7 2.0
            a glob behind an ordered comparison is dropped ; >=1.8.*         ; 1.8 1.9 2           ; 1.7
            even several                                   ; >=2.*.*         ; 2.0 3.1             ; 1.9
            also behind less or equal                      ; <=1.8.*         ; 1.8 1.7             ; 1.8.1
            and behind less                                ; <1.8.*          ; 1.7                 ; 1.8
            a glob inside is string matching               ; *.7.*           ; 1.7.0 2.7.1         ; 1.7 1.8.7
            string matching does not know equal versions   ; 1.*.0           ; 1.8.0               ; 1.8
            a regular expression is string matching        ; ^1\\.[89]$      ; 1.8 1.9             ; 1.8.0 1.7
            a comma is and                                 ; >=1.8,<2        ; 1.8 1.9.9           ; 1.7 2
            a bar is or                                    ; 1.7|1.8         ; 1.7 1.8             ; 1.9
            and binds tighter than or                      ; >1.8,<2|==1.7   ; 1.9 1.7             ; 1.8 2
            parentheses group                              ; (1.7|1.8.*),!=1.8.2 ; 1.7 1.8.3       ; 1.8.2 1.9
            white space is dropped                         ; ' >= 1.8 , < 2 ' ; 1.8                ; 2
            an epoch counts                                ; >=1!164.3095,<1!165 ; 1!164.3095      ; 164.3095 1!165
            the pre-release of the upper bound stays out   ; >=2.8.0,<2.9.0a0 ; 2.8.0 2.8.9        ; 2.9.0a0 2.9.0 2.7
            a trailing underscore is a version's           ; >=1.1.1_        ; 1.1.1_ 1.1.1a 1.1.1 ; 1.1.1dev
            """)
    void admitsWhatTheRuleSays(String rule, String spec, String admitted, String refused) throws Exception {
        CondaVersionSpec parsed = CondaVersionSpec.parse(spec);
        for (String version : words(admitted)) {
            assertThat(parsed.contains(CondaVersion.parse(version)))
                    .as("%s: %s", rule, version)
                    .isTrue();
        }
        for (String version : words(refused)) {
            assertThat(parsed.contains(CondaVersion.parse(version)))
                    .as("%s: %s", rule, version)
                    .isFalse();
        }
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest(name = "{0} is printed as {1}")
    @CsvSource(delimiter = ';', textBlock = """
            1.8                  ; ==1.8
            ==1.8                ; ==1.8
            =1.8                 ; 1.8.*
            1.8*                 ; 1.8.*
            =*                   ; *
            >=1.8.*              ; >=1.8
            ' >= 1.8 , < 2.0A0 ' ; >=1.8,<2.0a0
            1.7|(1.8|1.9)        ; ==1.7|==1.8|==1.9
            (1.7|1.8),!=1.7.3    ; (==1.7|==1.8),!=1.7.3
            (>=1,<2)|3           ; >=1,<2|==3
            !=1.8.*              ; !=1.8.*
            ~=1.8.2              ; ~=1.8.2
            *.7.*                ; *.7.*
            ^1\\.8$              ; ^1\\.8$
            """)
    void printsTheCanonicalSpelling(String text, String canonical) throws Exception {
        CondaVersionSpec spec = CondaVersionSpec.parse(text);
        assertThat(spec).hasToString(canonical);
        assertThat(CondaVersionSpec.parse(canonical)).isEqualTo(spec).hasSameHashCodeAs(spec);
        assertThat(spec.original()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}: {1}, series {2}, exactly {3}")
    @CsvSource(delimiter = ';', textBlock = """
            *                    ; ANY         ;        ;
            1.8                  ; EXACT       ;        ; 1.8
            ==2.8.0              ; EXACT       ;        ; 2.8.0
            2.8.0,!=2.8.1        ; EXACT       ;        ; 2.8.0
            1.8.*                ; FUZZY       ; 1.8    ;
            =1.8                 ; FUZZY       ; 1.8    ;
            ~=1.8.2              ; FUZZY       ; 1.8    ;
            2.0.*,!=2.0.3        ; FUZZY       ; 2.0    ;
            17.0.6|17.0.6.*      ; FUZZY       ; 17.0.6 ;
            >=2.8.0,<2.9.0a0     ; RANGE       ; 2.8    ;
            >=2.8.1,<2.9         ; RANGE       ; 2.8    ;
            >=2.3,<3.0a0         ; RANGE       ; 2      ;
            >=3.12,<3.13.0a0     ; RANGE       ; 3.12   ;
            >=1.19,<3            ; RANGE       ;        ;
            >=1.26.4,<2.0a0      ; RANGE       ; 1      ;
            >=5.3.0              ; LOWER_BOUND ;        ;
            >=5.3.0,!=8.3.*      ; LOWER_BOUND ;        ;
            <82                  ; UPPER_BOUND ;        ;
            !=8.3.0              ; OTHER       ;        ;
            1.7|1.8              ; OTHER       ;        ;
            *.7.*                ; OTHER       ;        ;
            """)
    void saysWhatKindOfConstraintItIs(String text, Kind kind, String series, String exactly) throws Exception {
        CondaVersionSpec spec = CondaVersionSpec.parse(text);
        assertThat(spec.kind()).isEqualTo(kind);
        assertThat(spec.series().orElse(null)).isEqualTo(series);
        assertThat(spec.exactPin().map(CondaVersion::toString).orElse(null)).isEqualTo(exactly);
        assertThat(spec.isAny()).isEqualTo(kind == Kind.ANY);
    }

    @Test
    void theTightestBoundsAreGiven() throws Exception {
        CondaVersionSpec spec = CondaVersionSpec.parse(">=1.2,>=1.8,>1.8.0,>1,<3,<=2.1,<2.1,<2.5,!=1.9");
        assertThat(spec.lowerBound()).contains(new Bound(CondaVersion.parse("1.8"), false));
        assertThat(spec.upperBound()).contains(new Bound(CondaVersion.parse("2.1"), false));
        assertThat(CondaVersionSpec.parse("1.8|>=2").lowerBound()).isEmpty();
    }

    @Test
    void aComparedVersionCountsByValueAndAFuzzyOneBySpelling() throws Exception {
        assertThat(CondaVersionSpec.parse(">=1.0")).isEqualTo(CondaVersionSpec.parse(">=1.0.0"));
        assertThat(CondaVersionSpec.parse("1.*")).isNotEqualTo(CondaVersionSpec.parse("1.0.*"));
        assertThat(CondaVersionSpec.exactly(CondaVersion.parse("1.0"))).isEqualTo(CondaVersionSpec.parse("1.0"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            '' ; `` is no version spec: found the end at offset 0, expected a version, an operator or `*` (CEP 29)
            >=1.8, ; `>=1.8,` is no version spec: found the end at offset 6, expected a version, an operator or `*` (CEP 29)
            ,>=1.8 ; `,>=1.8` is no version spec: found `,` at offset 0, expected a version, an operator or `*` (CEP 29)
            1.7||1.8 ; `1.7||1.8` is no version spec: found `|` at offset 4, expected a version, an operator or `*` (CEP 29)
            (1.7|1.8 ; `(1.7|1.8` is no version spec: found `(` at offset 0, expected a `)` that closes it (CEP 29)
            1.7) ; `1.7)` is no version spec: found `)` at offset 3, expected a `(` before it (CEP 29)
            1.7(1.8) ; `1.7(1.8)` is no version spec: found `(` at offset 3, expected `,` or `|` (CEP 29)
            () ; `()` is no version spec: found `)` at offset 1, expected a version, an operator or `*` (CEP 29)
            >= ; `>=` is no version spec: found the end at offset 2, expected a version behind `>=` (CEP 29)
            .* ; `.*` is no version spec: found `.` at offset 0, expected a version before `.*` (CEP 29)
            =>1.8 ; `=>1.8` is no version spec: found `=>` at offset 0, expected `==`, `!=`, `<`, `<=`, `>`, `>=`, `=` or `~=` (CEP 29)
            ~=1 ; `~=1` is no version spec: found `1` at offset 2, expected two segments or more behind `~=` (CEP 29)
            ~=1.8.* ; `~=1.8.*` is no version spec: found `*` at offset 6, expected no glob behind `~=` (CEP 29)
            !=* ; `!=*` is no version spec: found `*` at offset 2, expected a version behind `!=`, as any version excluded admits none (CEP 29)
            <* ; `<*` is no version spec: found `*` at offset 1, expected a version behind `<` (CEP 29)
            >=1.*.2 ; `>=1.*.2` is no version spec: found `*` at offset 4, expected no glob inside a version behind `>=` (CEP 29)
            ^1.8 ; `^1.8` is no version spec: found the end at offset 4, expected the `$` that ends a regular expression (CEP 29)
            1.8$ ; `1.8$` is no version spec: found `$` at offset 3, expected a regular expression to start with `^` (CEP 29)
            >=1..8 ; `>=1..8` is no version spec: found `.` at offset 4, expected a letter or a digit (CEP 33)
            1.7 , >=1..8 ; `1.7 , >=1..8` is no version spec: found `.` at offset 10, expected a letter or a digit (CEP 33)
            1.8 1.9 ; `1.8 1.9` is no version spec: found ` ` at offset 3, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)
            1.7|^(a$ ; `1.7|^(a$` is no version spec: found `(` at offset 5, expected a `)` that closes it (CEP 29)
            1.*é ; `1.*é` is no version spec: found `é` at offset 3, expected a letter, a digit, `.`, `_`, `-`, `+`, `!` or `*` in a glob of versions (CEP 29)
            """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> CondaVersionSpec.parse(text))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "((", "1|(", "(1,"})
    void deepNestingEndsInAMessage(String open) {
        assertThatThrownBy(() -> CondaVersionSpec.parse(open.repeat(100_000) + "1"))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessageContaining("expected parentheses nested no deeper than 32 (CEP 29)");
    }

    @Test
    void manyClausesAreRead() throws Exception {
        String spec = "!=1.5,".repeat(100_000) + ">=1";
        assertThat(CondaVersionSpec.parse(spec).contains(CondaVersion.parse("1.4")))
                .isTrue();
        assertThat(CondaVersionSpec.parse(spec).contains(CondaVersion.parse("1.5")))
                .isFalse();
    }

    @Test
    void agreesWithCondaOnEveryRecordedCase() throws Exception {
        List<String> disagreements = new ArrayList<>();
        int cases = 0;
        for (List<String> row : RecordedTable.rows("/parallax/version/conda-version-specs.tsv")) {
            CondaVersionSpec spec = CondaVersionSpec.parse(row.getFirst());
            CondaVersionSpec again = CondaVersionSpec.parse(spec.toString());
            assertThat(again).isEqualTo(spec);
            for (String answer : row.get(1).split(" ", -1)) {
                cases++;
                CondaVersion version = CondaVersion.parse(answer.substring(1));
                boolean expected = answer.startsWith("+");
                if (spec.contains(version) != expected || again.contains(version) != expected) {
                    disagreements.add(spec.original() + " and " + version + ", conda: " + expected);
                }
            }
        }
        assertThat(cases).isGreaterThan(30_000);
        assertThat(disagreements).isEmpty();
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(delimiter = ';', textBlock = """
            >=1.0        ; <2          ; >=1.0,<2
            1.7|1.8      ; !=1.7.3     ; (1.7|1.8),!=1.7.3
            !=1.7.3      ; 1.7.*|1.8.* ; !=1.7.3,(1.7.*|1.8.*)
            >=1.0        ; *           ; >=1.0
            *            ; >=1.0       ; >=1.0
            >=1.0        ; >=1.0.0     ; >=1.0
            ^1[.].*$     ; >=1.2       ; ^1[.].*$,>=1.2
            """)
    void twoSpecsMakeOne(String left, String right, String both) throws MalformedVersionException {
        CondaVersionSpec joined = CondaVersionSpec.parse(left).and(CondaVersionSpec.parse(right));
        assertThat(joined.original()).isEqualTo(both);
        assertThat(joined).isEqualTo(CondaVersionSpec.parse(both));
    }
}
