package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.DebianArchitecture;
import parallax.requirement.DebianRelation.Term;
import parallax.testkit.SeededGenerator;
import parallax.version.DebianConstraint;
import parallax.version.DebianConstraint.Operator;
import parallax.version.DebianVersion;
import parallax.version.Strictness;

/// Rules of Debian Policy 7.1, one row each.
final class DebianRelationTest {

    private static final PackageName LIBC = PackageName.of(Ecosystem.DEBIAN, "libc6");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            libc6                                        ; libc6
            libc6 (>= 2.28)                              ; libc6 (>= 2.28)
            libc6(>=2.28)                                ; libc6 (>= 2.28)
            '  libc6\\n ( >=\\t2.28 ) '                  ; libc6 (>= 2.28)
            libc6 (= 0:2.28-0)                           ; libc6 (= 2.28-0)
            python3:any (<< 3.12)                        ; python3:any (<< 3.12)
            libc6-dev:native                             ; libc6-dev:native
            g++ (>> 4:10)                                ; g++ (>> 4:10)
            libc6 [amd64 i386]                           ; libc6 [amd64 i386]
            libc6[ !hurd-any  !x32 ]                     ; libc6 [!hurd-any !x32]
            libc6 <!nocheck>                             ; libc6 <!nocheck>
            libc6 < !nocheck cross> <stage1 >            ; libc6 <!nocheck cross> <stage1>
            libc6:any(<=1)[any]<pkg.linux.nosource>      ; libc6:any (<= 1) [any] <pkg.linux.nosource>
            """)
    void hasANormalForm(String text, String normal) throws Exception {
        String raw = text.replace("\\n", "\n").replace("\\t", "\t");
        DebianRelation relation = DebianRelation.parse(raw);
        assertThat(relation).hasToString(normal).isEqualTo(DebianRelation.parse(normal));
        assertThat(DebianRelation.parse(raw, Strictness.LENIENT)).isEqualTo(relation);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(textBlock = """
            libc6            , 2.28      , true
            libc6 (>= 2.28)  , 2.28      , true
            libc6 (>= 2.28)  , 2.28-1    , true
            libc6 (>= 2.28)  , 2.28~rc1  , false
            libc6 (<< 2.28~) , 2.28~rc1  , false
            libc6 (<< 2.28)  , 2.28~rc1  , true
            libc6 (<< 2.28)  , 2.28-0    , false
            libc6 (<= 2.28)  , 2.28-0    , true
            libc6 (<= 2.28)  , 2.28-1    , false
            libc6 (= 2.28)   , 0:2.28-00 , true
            libc6 (= 2.28)   , 2.28-1    , false
            libc6 (>> 2.28)  , 2.28      , false
            libc6 (>> 2.28)  , 1:0       , true
            libc6:any        , 1         , true
            libc6-dev        , 2.28      , false
            """)
    void asksForANameAndAVersion(String text, String version, boolean satisfied) throws Exception {
        assertThat(DebianRelation.parse(text).isSatisfiedBy(LIBC, DebianVersion.parse(version)))
                .isEqualTo(satisfied);
    }

    @Test
    void aNameOfAnotherEcosystemIsAnotherName() throws Exception {
        DebianRelation relation = DebianRelation.parse("libc6");
        assertThat(relation.isSatisfiedBy(PackageName.conda("libc6"), DebianVersion.parse("1")))
                .isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(textBlock = """
            aa                        , amd64     , true
            aa [amd64]                , amd64     , true
            aa [amd64]                , i386      , false
            aa [i386 linux-any]       , amd64     , true
            aa [!i386]                , amd64     , true
            aa [!i386]                , i386      , false
            aa [!i386 !linux-any]     , amd64     , false
            aa [!i386 !linux-any]     , hurd-amd64, true
            aa [!amd64 linux-any]     , amd64     , false
            aa [linux-any !amd64]     , amd64     , true
            aa [!amd64 hurd-any]      , i386      , true
            aa [AMD64]                , amd64     , true
            """)
    void holdsForSomeArchitectures(String text, String architecture, boolean applies) throws Exception {
        DebianRelation relation = DebianRelation.parse(text, Strictness.LENIENT);
        assertThat(relation.appliesTo(new DebianArchitecture(architecture))).isEqualTo(applies);
    }

    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(nullValues = "none", textBlock = """
            aa                         , none           , true
            aa <!nocheck>              , none           , true
            aa <!nocheck>              , nocheck        , false
            aa <cross>                 , none           , false
            aa <cross stage1>          , cross          , false
            aa <cross stage1>          , cross stage1   , true
            aa <cross> <stage1>        , stage1         , true
            aa <!nocheck !cross>       , cross          , false
            aa <!nocheck> <!cross>     , cross          , true
            """)
    void holdsInSomeBuilds(String text, String profiles, boolean applies) throws Exception {
        Set<String> active = profiles == null ? Set.of() : Set.of(profiles.split(" ", -1));
        assertThat(DebianRelation.parse(text).appliesWith(active)).isEqualTo(applies);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            ""              ; at offset 0 found the end, expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)
            +a              ; at offset 0 found `+`, expected a letter or digit at the start of a package name (Debian Policy 5.6.1)
            é               ; at offset 0 found `é`, expected a package name of small letters, digits, `+`, `-` and `.` (Debian Policy 5.6.1)
            aa bb           ; at offset 3 found `b`, expected `(`, `[`, `<` or the end (Debian Policy 7.1)
            aa | bb         ; at offset 3 found `|`, expected `(`, `[`, `<` or the end (Debian Policy 7.1)
            aa:             ; at offset 3 found the end, expected an architecture behind `:` (Debian Policy 7.1)
            aa: any         ; at offset 3 found ` `, expected an architecture behind `:` (Debian Policy 7.1)
            aa:-x           ; at offset 3 found `-`, expected an architecture behind `:` (Debian Policy 7.1)
            aa (>= )        ; at offset 7 found `)`, expected a version (Debian Policy 7.1)
            aa (== 1)       ; at offset 5 found `=`, expected a version (Debian Policy 7.1)
            aa (>=> 1)      ; at offset 6 found `>`, expected a version (Debian Policy 7.1)
            aa (>= 1 2)     ; at offset 9 found `2`, expected `)` behind the version (Debian Policy 7.1)
            aa (>= 1        ; at offset 8 found the end, expected `)` behind the version (Debian Policy 7.1)
            aa (>= 1-)      ; at offset 7 `1-` is no Debian version: at offset 2 found the end, expected a revision behind the last `-` (Debian Policy 5.6.12)
            aa []           ; at offset 4 found `]`, expected an architecture (Debian Policy 7.1)
            aa [!]          ; at offset 5 found `]`, expected an architecture (Debian Policy 7.1)
            aa [!!i386]     ; at offset 5 found `!`, expected an architecture (Debian Policy 7.1)
            aa [i386!x32]   ; at offset 8 found `!`, expected a blank or `]` behind an architecture (Debian Policy 7.1)
            aa [i386        ; at offset 8 found the end, expected a blank or `]` behind an architecture (Debian Policy 7.1)
            aa [i386] [x32] ; at offset 10 found `[`, expected `<` or the end (Debian Policy 7.1)
            aa [i386] (= 1) ; at offset 10 found `(`, expected `<` or the end (Debian Policy 7.1)
            aa (= 1) bb     ; at offset 9 found `b`, expected `[`, `<` or the end (Debian Policy 7.1)
            aa <>           ; at offset 4 found `>`, expected a build profile (Debian Policy 7.1)
            aa <!>          ; at offset 5 found `>`, expected a build profile (Debian Policy 7.1)
            aa <x!y>        ; at offset 5 found `!`, expected a blank or `>` behind a build profile (Debian Policy 7.1)
            aa <x           ; at offset 5 found the end, expected a blank or `>` behind a build profile (Debian Policy 7.1)
            aa <x> [i386]   ; at offset 7 found `[`, expected `<` or the end (Debian Policy 7.1)
            """)
    void refusesWithPlaceAndRule(String text, String message) {
        for (Strictness strictness : Strictness.values()) {
            assertThatThrownBy(() -> DebianRelation.parse(text, strictness))
                    .isInstanceOf(MalformedRequirementException.class)
                    .hasMessage("`" + text + "` is no Debian relation: " + message);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            a              ; a             ; at offset 1 found the end, expected a second character of the package name (Debian Policy 5.6.1)
            libGL          ; libgl         ; at offset 3 found `G`, expected `(`, `[`, `<` or the end (Debian Policy 7.1)
            lib_a          ; lib_a         ; at offset 3 found `_`, expected `(`, `[`, `<` or the end (Debian Policy 7.1)
            aa:AMD64       ; aa:amd64      ; at offset 3 found `A`, expected an architecture behind `:` (Debian Policy 7.1)
            aa (< 1)       ; aa (<= 1)     ; at offset 4 found `<`, expected one of `<<`, `<=`, `=`, `>=`, `>>` (Debian Policy 7.1)
            aa (>1)        ; aa (>= 1)     ; at offset 4 found `>`, expected one of `<<`, `<=`, `=`, `>=`, `>>` (Debian Policy 7.1)
            aa (1)         ; aa (= 1)      ; at offset 4 found `1`, expected one of `<<`, `<=`, `=`, `>=`, `>>` (Debian Policy 7.1)
            aa (>= 1_2)    ; aa (>= 1_2)   ; "at offset 7 `1_2` is no Debian version: at offset 1 found `_`, expected letters, digits, `.`, `+`, `~`, `-` and `:` in the upstream version (Debian Policy 5.6.12)"
            aa [x32 !i386] ; aa [x32 !i386]; at offset 8 found `!`, expected a `!` before all architectures of a list or before none (Debian Policy 7.1)
            aa <x><y>      ; aa <x> <y>    ; at offset 6 found `<`, expected a blank between groups of build profiles (deb-src-control(5))
            """)
    void readsLenientlyWhatDpkgStillTakes(String text, String normal, String message) throws Exception {
        assertThat(DebianRelation.parse(text, Strictness.LENIENT)).hasToString(normal);
        assertThatThrownBy(() -> DebianRelation.parse(text))
                .hasMessage("`" + text + "` is no Debian relation: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2", "1|2", "(1", "1[2", "1>2", "=1"})
    void aVersionThatWouldEndEarlyIsRefusedInARelation(String version) throws Exception {
        DebianConstraint constraint =
                new DebianConstraint(Operator.EQUAL, DebianVersion.parse(version, Strictness.LENIENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianRelation(LIBC, null, constraint, List.of(), List.of()));
    }

    @Test
    void partsThatCannotBeReadBackAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianRelation(PackageName.pypi("torch"), null, null, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new DebianRelation(PackageName.of(Ecosystem.DEBIAN, "a b"), null, null, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianRelation(LIBC, "AMD64", null, List.of(), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianRelation(LIBC, null, null, List.of(new Term(false, "!x")), List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebianRelation(LIBC, null, null, List.of(), List.of(List.of())));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DebianRelation(LIBC, null, null, List.of(), List.of(List.of(new Term(true, "a>b")))))
                .withMessage("`!a>b` cannot be a part of a Debian relation (Debian Policy 7.1)");
    }

    @Test
    void whatIsPrintedReadsBackEqual() {
        SeededGenerator.forEachSeed(3_000, generator -> {
            OddDebianRelations odd = new OddDebianRelations(generator.below(Integer.MAX_VALUE));
            DebianRelation relation = DebianRelation.parse(odd.valid());
            DebianRelation again = DebianRelation.parse(relation.toString());
            assertThat(again).isEqualTo(relation).hasSameHashCodeAs(relation).hasToString(relation.toString());
        });
    }

    @Test
    void longTextsAreAnsweredAtOnce() throws Exception {
        String words = "i386 ".repeat(200_000);
        assertThat(DebianRelation.parse("aa [" + words + "]").architectures()).hasSize(200_000);
        assertThat(DebianRelation.parse("aa" + " <x>".repeat(200_000)).profiles())
                .hasSize(200_000);
        for (String sign : List.of("(", "[", "<", "<x", "!", " ", ":", "(>=", "|", ",")) {
            assertThatThrownBy(() -> DebianRelation.parse("aa " + sign.repeat(300_000) + "é"))
                    .isInstanceOf(MalformedRequirementException.class);
        }
    }

    @Test
    void theWholeGrammarIsKeptInParts() throws Exception {
        DebianRelation relation =
                DebianRelation.parse("libc6:native (>= 2.28) [!x32 !any-arm] <!nocheck cross> <stage1>");
        assertThat(relation.name()).isEqualTo(LIBC);
        assertThat(relation.qualifier()).isEqualTo("native");
        assertThat(relation.constraint())
                .isEqualTo(new DebianConstraint(Operator.LATER_OR_EQUAL, DebianVersion.parse("2.28")));
        assertThat(relation.architectures().stream().map(Term::word).collect(Collectors.joining(",")))
                .isEqualTo("x32,any-arm");
        assertThat(relation.profiles())
                .isEqualTo(List.of(
                        List.of(new Term(true, "nocheck"), new Term(false, "cross")),
                        List.of(new Term(false, "stage1"))));
    }
}
