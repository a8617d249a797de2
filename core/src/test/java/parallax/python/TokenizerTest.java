package parallax.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {

    private static final String LINE = "<newline>";

    static Stream<Arguments> texts() {
        return Stream.of(
                tokens("", ""),
                tokens("# only a comment", ""),
                tokens("a", "a <newline>"),
                tokens("a\r\nb\rc\n", "a <newline> b <newline> c <newline>"),
                tokens("a = (1,\n  # more\n\n 2)\n", "a = ( 1 , 2 ) <newline>"),
                tokens("a \\\n  + b\n", "a + b <newline>"),
                tokens(
                        "if a:\n\n  # x\n  b\n# y\n  c\nd\n",
                        "if a : <newline> <indent> b <newline> c <newline> <dedent> d <newline>"),
                tokens("if a:\n\tb\n\tc\n", "if a : <newline> <indent> b <newline> c <newline> <dedent>"),
                tokens("if a:\n    b\n\f    c\n", "if a : <newline> <indent> b <newline> c <newline> <dedent>"),
                tokens("  \fa\n", "a <newline>"),
                tokens(
                        "x=-1_000+0xF_f-0b1*0o7/1.5e-3//1j%.5j@00",
                        "x = - 1_000 + 0xF_f - 0b1 * 0o7 / 1.5e-3 // 1j % .5j @ 00 <newline>"),
                tokens("1if 2else 3", "1 if 2 else 3 <newline>"),
                tokens("1..real,007.5,0777j", "1. . real , 007.5 , 0777j <newline>"),
                tokens("a**=b>>=c<<=d//=e", "a **= b >>= c <<= d //= e <newline>"),
                tokens("def f()->x:...", "def f ( ) -> x : ... <newline>"),
                tokens("a:=b!=c<=d@=e", "a := b != c <= d @= e <newline>"),
                tokens("rb'\\'' Br\"\" u'' ''", "rb'\\'' Br\"\" u'' '' <newline>"),
                tokens("'''a\n'b''' '' ''''''", "'''a\n'b''' '' '''''' <newline>"),
                tokens("'a\\\nb'", "'a\\\nb' <newline>"),
                tokens("\u00e9t\u00e9 = \u5909", "\u00e9t\u00e9 = \u5909 <newline>"),
                tokens("f'{a}' f\"{{}}\" f''", "f'{a}' f\"{{}}\" f'' <newline>"),
                tokens("f'{f'{f'{1}'}'}'", "f'{f'{f'{1}'}'}' <newline>"),
                tokens("f'{a:{b}.{c}}{d!r:>{w}}'", "f'{a:{b}.{c}}{d!r:>{w}}' <newline>"),
                tokens(
                        "f'{a!=b}{{{c}}}{(lambda:1)()}{ {1:2}[1] }'",
                        "f'{a!=b}{{{c}}}{(lambda:1)()}{ {1:2}[1] }' <newline>"),
                tokens("f'{\na # c}\n}'", "f'{\na # c}\n}' <newline>"),
                tokens("f'\\N{DASH}{a}\\{b}' rf'\\N{c}'", "f'\\N{DASH}{a}\\{b}' rf'\\N{c}' <newline>"),
                tokens("t'{a=}' f'''{\n1:\n}'''", "t'{a=}' f'''{\n1:\n}''' <newline>"));
    }

    private static Arguments tokens(String text, String expected) {
        return Arguments.of(text, expected);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void cutsIntoTokens(String text, String expected) throws Exception {
        assertThat(String.join(" ", TokenTexts.of(text.getBytes(UTF_8)))).isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                tokens("a = '\n", "line 1: a string is not ended"),
                tokens("a\nb = '''\n\n", "line 2: a string is not ended"),
                tokens("a = (1,\n[2)\n", "line 2: `)` closes nothing"),
                tokens("\na = (1,\n\n", "line 2: `(` is not closed"),
                tokens("a)", "line 1: `)` closes nothing"),
                tokens("if a:\n    b\n  c\n", "line 3: indentation matches no outer level"),
                tokens("if a:\n        b\n\tc\n", "line 3: tabs and spaces are mixed"),
                tokens("a \\ b\n", "line 1: a backslash is not the last of its line"),
                tokens("a \\\n", "line 2: the text ends behind a backslash"),
                tokens("a = `b`", "line 1: a backtick, as in Python 2"),
                tokens("a <> b", "line 1: `<>`, as in Python 2"),
                tokens("\n\nprint \"a\"", "line 3: a statement `print`, as in Python 2"),
                tokens("if a: exec code in b", "line 1: a statement `exec`, as in Python 2"),
                tokens("raise E, 'x'", "line 1: `raise` with a comma, as in Python 2"),
                tokens("0777", "line 1: an integer with leading zeros, as in Python 2"),
                tokens("10L", "line 1: a number with `L`, as in Python 2"),
                tokens("1_000_", "line 1: a number without digits"),
                tokens("0x", "line 1: a number without digits"),
                tokens("1a", "line 1: a number runs into a name"),
                tokens("a ? b", "line 1: `?` outside of a string"),
                tokens("a ! b", "line 1: `!` outside of a replacement field"),
                tokens("a\u00a0= 1", "line 1: a character that no name may have"),
                tokens("a\0b", "line 1: a NUL byte"),
                tokens("'a\0b'", "line 1: a NUL byte"),
                tokens("f'{a'", "line 1: a string is not ended"),
                tokens("f'}'", "line 1: a single `}` in an f-string"),
                tokens("f'{a:'", "line 1: a replacement field is not closed"),
                tokens("f'{a\n", "line 1: a replacement field is not closed"),
                tokens("f'{(}'", "line 1: `}` closes nothing"),
                tokens("@a\nb = 1\n", "line 2: a decorator without a definition"),
                tokens("@a\n", "line 2: a decorator without a definition"),
                tokens("def f()\n", "line 1: a definition without a name or a colon"),
                tokens("(".repeat(201), "line 1: brackets nested more than 200 deep"),
                tokens("f'{".repeat(150) + "f'", "line 1: brackets nested more than 200 deep"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void tellsWhyATextIsNotPython3(String text, String reason) {
        assertThat(Sources.reason(text)).isEqualTo(reason);
    }

    @Test
    void levelsOfIndentationAreBoundedAsInCpython() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append(" ".repeat(i)).append("if a:\n");
        }
        assertThat(Sources.reason(text + " ".repeat(100) + "b\n"))
                .isEqualTo("line 101: more than 100 levels of indentation");
    }

    @Test
    void printAndExecAreFunctionsToo() {
        for (String text : List.of("print(a)", "print\n", "exec = 1", "print in a", "print if a else b", "print, a")) {
            Sources.tokenised(text);
        }
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                Arguments.of("a = 'é'".getBytes(UTF_8), ""),
                Arguments.of("\ufeffa = 'é'".getBytes(UTF_8), ""),
                Arguments.of("# -*- coding: latin-1 -*-\na = 'é'".getBytes(ISO_8859_1), ""),
                Arguments.of(
                        "#!/usr/bin/python\n# vim: set fileencoding=iso-8859-15 :\na = 'é'".getBytes(ISO_8859_1), ""),
                Arguments.of("\n# coding: cp1252\na = 'é'".getBytes(ISO_8859_1), ""),
                Arguments.of("\ufeff# coding: UTF8\na = 'é'".getBytes(UTF_8), ""),
                Arguments.of(
                        "a = 'é'".getBytes(ISO_8859_1),
                        "byte at offset 5 is not UTF-8, and no other encoding is named"),
                Arguments.of(
                        "a\n# coding: latin-1\nb = 'é'".getBytes(ISO_8859_1),
                        "byte at offset 25 is not UTF-8, and no other encoding is named"),
                Arguments.of("# coding: ascii\n'é'".getBytes(UTF_8), "bytes that are not of its encoding `ascii`"),
                Arguments.of("# coding: klingon\n".getBytes(UTF_8), "encoding `klingon` is not known"),
                Arguments.of(
                        "# coding: utf-16\n".getBytes(UTF_8), "encoding `utf-16` cannot be the encoding of a source"),
                Arguments.of(
                        "\ufeff# coding: latin-1\n".getBytes(UTF_8),
                        "byte order mark of UTF-8, but encoding `latin-1`"),
                Arguments.of(
                        new byte[] {'\'', (byte) 0xC0, (byte) 0x80, '\''},
                        "byte at offset 1 is not UTF-8, and no other encoding is named"),
                Arguments.of(
                        new byte[] {'\'', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '\''},
                        "byte at offset 1 is not UTF-8, and no other encoding is named"),
                Arguments.of(
                        new byte[] {'\'', (byte) 0xF0, (byte) 0x9F},
                        "byte at offset 1 is not UTF-8, and no other encoding is named"));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void findsTheEncoding(byte[] text, String reason) throws Exception {
        if (reason.isEmpty()) {
            assertThat(TokenTexts.of(text)).containsExactly("a", "=", "'é'", LINE);
        } else {
            assertThat(Sources.reason(text)).isEqualTo(reason);
        }
    }
}
