package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.SeededGenerator;

class CodeDigestTest {

    private static final String MODULE = """
            #!/usr/bin/env python
            '''Doc.'''
            from __future__ import annotations
            import os, sys
            __version__ = '1.0'
            @decorator(x, y=1)
            class C(Base, metaclass=M):
                '''Doc.'''
                attribute: int = 0x1F
                def method(self, a, b=None, *c, **d) -> Dict[str, int]:
                    '''Doc.'''
                    for i, j in enumerate(c):
                        if i % 2 == 0 and j is not None:
                            yield f'{i:>{b}} {j!r}' + "text"
                    else:
                        return [x ** 2 for x in d if x]
                    with open(os.path.join(a, 'b')) as file: return file.read()
                async def other(self): await self.x[1:2, ...]; print(-1.5e3)
            try:
                value = {'a': 1, **C().b} if sys.argv else lambda x: x
            except (A, B) as e:
                raise X('m') from e
            while not value: value += (1, 2)
            """;

    static Stream<Arguments> samePrograms() {
        return Stream.of(
                arguments("a = 'x'", "a = \"x\""),
                arguments("a = 'x' 'y'", "a = (\n  'x'\n  'y'\n)"),
                arguments("a = u'x'", "a = 'x'"),
                arguments("a = '\\x41\\u0042\\103\\n'", "a = '''ABC\n'''"),
                arguments("a = r'\\d'", "a = '\\\\d'"),
                arguments("a = '\\d'", "a = '\\\\d'"),
                arguments("a = b'\\xff'", "a = B\"\\377\""),
                arguments("a = f'x{b}' 'y'", "a = f'x' f'{ b }y'"),
                arguments("a = f'{{}}{b:{c}}'", "a = f'{{' f'}}{b:{c}}'"),
                arguments("a = 255", "a = 0XFF"),
                arguments("a = 1000.0", "a = 1e3"),
                arguments("a = 1_000", "a = 1000"),
                arguments("a = 0b11 + 0o7", "a = 3 + 7"),
                arguments("a = 1j", "a = 1.0J"),
                arguments("f(a, b)", "f(\n    a,\n    b,\n)"),
                arguments("f(a)", "f(a,)"),
                arguments("a = [1]", "a = [1,]"),
                arguments("a = {1: 2}", "a = {1: 2,}"),
                arguments("a = (1, 2)", "a = (1, 2,)"),
                arguments("a[1, 2]", "a[1, 2,]"),
                arguments("from a import b", "from a import (b,)"),
                arguments("from a import b, c", "from a import (\n  b,\n  c,\n)"),
                arguments("def f(a, b): pass", "def f(\n  a,\n  b,\n): pass"),
                arguments("class C: pass", "class C(): pass"),
                arguments("a = b + c", "a = (b +\n   c)"),
                arguments("a = b, c", "a = (b, c)"),
                arguments("a = b = c", "a = b = ((c))"),
                arguments("if a: b", "if (a):\n    b"),
                arguments("for a in b, c: d", "for a in (b, c):\n  d"),
                arguments("def f(): return a", "def f():\n    return (a)"),
                arguments("if a: b; c\nd", "if a:\n  b\n  c\nd"),
                arguments("a; b;", "a\nb"),
                arguments("ª = 1", "a = 1"),
                arguments("if a:\n  b", "if a:\n\tb"));
    }

    @ParameterizedTest
    @MethodSource("samePrograms")
    void spellingsOfOneProgramHaveOneDigest(String left, String right) {
        assertThat(Sources.tokenised(left).code())
                .isEqualTo(Sources.tokenised(right).code());
        assertThat(Sources.between(left, right).kinds()).containsExactly(DifferenceKind.LAYOUT);
    }

    static Stream<Arguments> otherPrograms() {
        return Stream.of(
                arguments("a = 'x'", "a = b'x'"),
                arguments("a = 'x'", "a = f'x'"),
                arguments("a = f'x'", "a = t'x'"),
                arguments("a = f'{b}'", "a = f'{{b}}'"),
                arguments("a = f'{b=}'", "a = f'{b = }'"),
                arguments("a = f'{b!r}'", "a = f'{b!s}'"),
                arguments("a = f'{b:c}'", "a = f'{b:d}'"),
                arguments("a = t'{b}'", "a = t'{ b }'"),
                arguments("a = r'\\n'", "a = '\\n'"),
                arguments("a = '\\N{DASH}'", "a = r'\\N{DASH}'"),
                arguments("a = 10", "a = 10.0"),
                arguments("a = 1.0", "a = 1j"),
                arguments("f((a,))", "f(a)"),
                arguments("f((a,))", "f((a))"),
                arguments("a = (1,)", "a = (1)"),
                arguments("a[1,]", "a[1]"),
                arguments("match[a,]", "match[a]"),
                arguments("1[a,]", "1[a]"),
                arguments("...[a,]", "...[a]"),
                arguments("match (a,):\n case 1: b", "match (a):\n case 1: b"),
                arguments("a = (lambda b, c: d,)", "a = (lambda b, c: d)"),
                arguments("a = b in (c, d)", "a = b in c, d"),
                arguments("for a in b in (c, d): e", "for a in b in c, d: e"),
                arguments("assert (a, b)", "assert a, b"),
                arguments("return_(a, b)", "return_((a, b))"),
                arguments("a = (b)(c)", "a = b((c)(c))"),
                arguments("a = (b) + (c)", "a = b + (d)"),
                arguments("if a:\n  b\nc", "if a:\n  b\n  c"),
                arguments("if a:\n  def f(): pass", "if a:\n  b\ndef f(): pass"),
                arguments("if a:\n  x\n  def f(): pass", "if a:\n  x\ndef f(): pass"),
                arguments("a b".replace(' ', '\n'), "ab"),
                arguments("a = 1\nb()", "b()\na = 1"),
                arguments("a = 1\nb = 2", "b = 2\na = 1"),
                arguments("a: int = 1", "a: str = 1"),
                arguments("a: int = 1", "a = 1"),
                arguments("def f(): pass\ndef g(): pass", "def g(): pass\ndef f(): pass"),
                arguments("def f(a=1): pass", "def f(a=2): pass"),
                arguments("def f(): pass", "async def f(): pass"),
                arguments("def f(): pass", "class f: pass"),
                arguments("import a", "import b"),
                arguments("'a', 'b'", "'a' 'b', ''"));
    }

    @ParameterizedTest
    @MethodSource("otherPrograms")
    void otherProgramsHaveOtherDigests(String left, String right) {
        assertThat(Sources.tokenised(left).code())
                .isNotEqualTo(Sources.tokenised(right).code());
        assertThat(Sources.between(left, right).gravest()).isEqualTo(DifferenceKind.CODE);
    }

    @Test
    void layoutAndCommentsNeverChangeTheCode() {
        ModuleOutline.Tokenised expected = Sources.tokenised(MODULE);
        SeededGenerator.forEachSeed(300, generator -> {
            StringBuilder text = new StringBuilder();
            boolean comments = false;
            for (String line : MODULE.lines().toList()) {
                text.append(line).append(generator.pick(List.of("", "", " ", "\t", "  \f")));
                if (generator.below(4) == 0) {
                    text.append(generator.pick(List.of(" #", "# it's \"a\" comment", "#é {")));
                    comments = true;
                }
                text.append(generator.pick(List.of("\n", "\r\n", "\r", "\n\n", "\n   \n", "\n\f\n")));
                if (generator.below(5) == 0) {
                    text.append(generator.text(" \t", 9)).append("# a line\n");
                    comments = true;
                }
            }
            ModuleOutline.Tokenised outline = Sources.tokenised(text.toString());
            assertThat(outline.code()).isEqualTo(expected.code());
            assertThat(outline.documentation()).isEqualTo(expected.documentation());
            assertThat(outline.definitions()).isEqualTo(expected.definitions());
            assertThat(outline.comments().equals(expected.comments())).isEqualTo(!comments);
        });
    }

    @Test
    void everyTokenCounts() throws Exception {
        byte[] source = MODULE.getBytes(UTF_8);
        String expected = Sources.tokenised(MODULE).code();
        Tokenizer tokenizer = new Tokenizer(SourceText.decode(source), (_, _) -> {});
        List<String> unseen = new ArrayList<>();
        int changes = 0;
        while (tokenizer.next()) {
            TokenLine line = tokenizer.line();
            for (int i = 0; i < line.size; i++) {
                String token = MODULE.substring(line.starts[i], line.ends[i]);
                if (token.equals("'''Doc.'''")) {
                    continue;
                }
                String changed =
                        MODULE.substring(0, line.starts[i]) + other(line, i, token) + MODULE.substring(line.ends[i]);
                if (Sources.outline(changed) instanceof ModuleOutline.Tokenised outline) {
                    changes++;
                    if (outline.code().equals(expected)) {
                        unseen.add(token + " at " + line.starts[i]);
                    }
                }
            }
        }
        assertThat(unseen).isEmpty();
        assertThat(changes).isGreaterThan(150);
    }

    private static String other(TokenLine line, int token, String text) {
        return switch (line.kinds[token]) {
            case Token.NAME -> text + "_";
            case Token.NUMBER -> "7" + text.replace("0x", "0");
            case Token.STRING -> "'other'";
            case Token.FORMAT_TEXT, Token.SPEC_TEXT -> text + "x";
            case Token.OPERATOR -> text.equals(",") ? "+" : text.equals("+") ? "-" : ",";
            default -> text + text;
        };
    }
}
