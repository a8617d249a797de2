package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rules of CEP 29, "String matching", one row each.
final class StringMatcherTest {

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = ';', textBlock = """
            equality                        ; cpu_py39          ; cpu_py39               ; true
            equality takes all of it        ; cpu               ; cpu_py39               ; false
            equality ignores letter case    ; CPU_mkl           ; cpu_MKL                ; true
            a dot is a dot                  ; 1.0               ; 1x0                    ; false
            a glob at the end               ; cuda*             ; cuda129_py312_0        ; true
            a glob may stand for nothing    ; cuda*             ; cuda                   ; true
            a glob at the start             ; *_cp313           ; 1_cp313                ; true
            a glob takes all of it          ; *_cp313           ; 1_cp313t               ; false
            a glob inside                   ; cpu_mkl_*_102     ; cpu_mkl_h1234567_102   ; true
            several globs                   ; cuda*_mkl*302     ; cuda129_mkl_py39_h_302 ; true
            a glob ignores letter case      ; *MKL              ; 1_h5e43f62_mkl         ; true
            several stars are one           ; a**b              ; ab                     ; true
            a star alone                    ; *                 ; anything               ; true
            special characters in a glob    ; a+.*              ; a+.b                   ; true
            and they stay literal           ; a+.*              ; aa.b                   ; false
            a regular expression            ; ^py3[0-9]+_\\d$   ; py312_4                ; true
            anchors hold                    ; ^py3$             ; xpy3                   ; false
            letter case in an expression    ; ^CPU.*$           ; cpu_py39               ; true
            alternatives                    ; ^(cpu|cuda).*$    ; cuda129                ; true
            an anchor binds one alternative ; ^a|b$             ; xb                     ; true
            the other anchor too            ; ^a|b$             ; ax                     ; true
            neither of them                 ; ^a|b$             ; xbx                    ; false
            a count                         ; ^h[0-9a-f]{7}_0$  ; h5a7de54_0             ; true
            a count that does not fit       ; ^h[0-9a-f]{7}_0$  ; h5a7de5_0              ; false
            a range of counts               ; ^a{2,3}$          ; aaa                    ; true
            beyond the range                ; ^a{2,3}$          ; aaaa                   ; false
            an open count                   ; ^a{2,}$           ; aaaaaa                 ; true
            a negated class                 ; ^[^a-z]+$         ; 12_3                   ; true
            a class with a bracket          ; ^[]a]+$           ; a]                     ; true
            a class with a dash at its end  ; ^[a-]+$           ; a-a                    ; true
            an optional letter              ; ^py39t?$          ; py39                   ; true
            a lazy repetition               ; ^a.*?b$           ; axxb                   ; true
            a group without capture         ; ^(?:ab)+$         ; abab                   ; true
            an escaped dot                  ; ^1\\.8$           ; 1x8                    ; false
            a word character                ; ^\\w+\\W\\w+$     ; a.b                    ; true
            a repetition of nothing         ; ^(a*)*b$          ; aab                    ; true
            """)
    void matchesAsTheRuleSays(String rule, String pattern, String text, boolean expected) throws Exception {
        assertThat(StringMatcher.parse(pattern).matches(text)).as(rule).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            ^(a$ ; `^(a$` is no regular expression: found `(` at offset 1, expected a `)` that closes it (CEP 29)
            ^(*a)$ ; `^(*a)$` is no regular expression: found `*` at offset 2, expected something to repeat before it (CEP 29)
            ^(?!a)$ ; `^(?!a)$` is no regular expression: found `(?` at offset 1, expected a group `(…)` or `(?:…)`, without lookaround and flags (CEP 29)
            ^(a)\\1$ ; `^(a)\\1$` is no regular expression: found `\\1` at offset 4, expected `\\d`, `\\w`, `\\s`, their opposites, or a sign behind the backslash (CEP 29)
            ^a{3,2}$ ; `^a{3,2}$` is no regular expression: found bounds in the wrong order at offset 2, expected `{m,n}` with m below n (CEP 29)
            ^a{9999}$ ; `^a{9999}$` is no regular expression: found `9999` at offset 3, expected a repetition count below 1000 (CEP 29)
            ^a)$ ; `^a)$` is no regular expression: found `)` at offset 2, expected a `(` before it (CEP 29)
            ^*$ ; `^*$` is no regular expression: found `*` at offset 1, expected something to repeat before it (CEP 29)
            ^a{2$ ; `^a{2$` is no regular expression: found `{` at offset 2, expected `{m}`, `{m,}` or `{m,n}` (CEP 29)
            ^a{2,1}$ ; `^a{2,1}$` is no regular expression: found bounds in the wrong order at offset 2, expected `{m,n}` with m below n (CEP 29)
            ^a{}$ ; `^a{}$` is no regular expression: found `{` at offset 2, expected `{m}`, `{m,}` or `{m,n}` (CEP 29)
            ^a{x}$ ; `^a{x}$` is no regular expression: found `x` at offset 3, expected a repetition count below 1000 (CEP 29)
            ^a**$ ; `^a**$` is no regular expression: found `*` at offset 3, expected one repetition, not two in a row (CEP 29)
            ^[a$ ; `^[a$` is no regular expression: found `[` at offset 1, expected a `]` that closes it (CEP 29)
            ^[z-a]$ ; `^[z-a]$` is no regular expression: found `z` at offset 2, expected a range of ascending characters (CEP 29)
            ^(?=a)$ ; `^(?=a)$` is no regular expression: found `(?` at offset 1, expected a group `(…)` or `(?:…)`, without lookaround and flags (CEP 29)
            ^\\1$ ; `^\\1$` is no regular expression: found `\\1` at offset 1, expected `\\d`, `\\w`, `\\s`, their opposites, or a sign behind the backslash (CEP 29)
            ^é$ ; `^é$` is no regular expression: found `é` at offset 1, expected ASCII characters in a regular expression (CEP 29)
            ^a{999}{999}$ ; `^a{999}{999}$` is no regular expression: found `{` at offset 7, expected one repetition, not two in a row (CEP 29)
            ^(a{999}){999}$ ; `^(a{999}){999}$` is no regular expression: found repetitions that unfold further at offset 0, expected a regular expression of 4096 steps at most (CEP 29)
            """)
    void saysWhatIsWrongAndWhere(String pattern, String message) {
        assertThatThrownBy(() -> StringMatcher.parse(pattern))
                .isInstanceOf(MalformedVersionException.class)
                .hasMessage(message);
    }

    /// Patterns that take a backtracking engine longer than anyone waits, on texts of some length.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+$",
                "^(a|aa)+$",
                "^(a|a)*$",
                "^(a*)*$",
                "^(a?){64}a{64}$",
                "^(.*a){20}$",
                "^((a{1,30}){1,30})$",
                "*a*a*a*a*a*b"
            })
    void hostilePatternsEnd(String pattern) throws Exception {
        String text = "a".repeat(2_000) + "c";
        assertThat(StringMatcher.parse(pattern).matches(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"^((a{99}){99}){99}$", "^(((((a{9}){9}){9}){9}){9}$", "^(()|){999}{999}$"})
    void hugeProgramsEndInAMessage(String pattern) {
        assertThatThrownBy(() -> StringMatcher.parse(pattern)).isInstanceOf(MalformedVersionException.class);
    }

    @Test
    void deepNestingAndLongPatternsEndInAMessage() {
        assertThatThrownBy(() -> StringMatcher.parse("^" + "(".repeat(100) + "a" + ")".repeat(100) + "$"))
                .hasMessageContaining("found `(` at offset 33, expected groups nested no deeper than 32 (CEP 29)");
        assertThatThrownBy(() -> StringMatcher.parse("^" + "a".repeat(100_000) + "$"))
                .hasMessageContaining(
                        "found more at offset 512, expected a regular expression of 512 characters at most (CEP 29)");
    }

    @Test
    void agreesWithTheJdkOnRandomPatterns() throws Exception {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            String pattern = "^" + pattern(random, 0) + "$";
            Pattern expected;
            try {
                expected = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
            } catch (PatternSyntaxException e) {
                continue;
            }
            StringMatcher matcher = StringMatcher.parse(pattern);
            for (int i = 0; i < 8; i++) {
                String text = text(random);
                assertThat(matcher.matches(text))
                        .as("seed %d: %s on %s", seed, pattern, text)
                        .isEqualTo(expected.matcher(text).find());
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(7);
        for (int i = 0; i < length; i++) {
            text.append("ab1._A".charAt(random.nextInt(6)));
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        StringBuilder pattern = new StringBuilder();
        int parts = 1 + random.nextInt(3);
        for (int i = 0; i < parts; i++) {
            String atom = switch (random.nextInt(depth > 2 ? 7 : 9)) {
                case 0 -> "a";
                case 1 -> "b";
                case 2 -> ".";
                case 3 -> "\\d";
                case 4 -> "[a-b_]";
                case 5 -> "[^1]";
                case 6 -> "\\.";
                case 7 -> "(" + pattern(random, depth + 1) + ")";
                default -> "(?:" + pattern(random, depth + 1) + "|" + pattern(random, depth + 1) + ")";
            };
            String repetition = switch (random.nextInt(8)) {
                case 0 -> "*";
                case 1 -> "+";
                case 2 -> "?";
                case 3 -> "{2}";
                case 4 -> "{0,2}";
                default -> "";
            };
            pattern.append(atom).append(repetition);
        }
        return pattern.toString();
    }

    @Test
    void equalityIgnoresLetterCaseExceptInExpressions() throws Exception {
        assertThat(StringMatcher.parse("CPU*")).isEqualTo(StringMatcher.parse("cpu*"));
        assertThat(StringMatcher.parse("^\\D$")).isNotEqualTo(StringMatcher.parse("^\\d$"));
        assertThat(StringMatcher.parse("cpu").isExact()).isTrue();
        assertThat(StringMatcher.parse("cpu*").isExact()).isFalse();
        assertThat(StringMatcher.parse("^cpu$").isRegularExpression()).isTrue();
    }
}
