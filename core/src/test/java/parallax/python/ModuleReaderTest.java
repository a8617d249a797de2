package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleReaderTest {

    private static List<String> names(String text) {
        return Sources.tokenised(text).definitions().stream()
                .map(Definition::name)
                .toList();
    }

    private static Definition definition(String text, String name) {
        return Sources.tokenised(text).definitions().stream()
                .filter(definition -> definition.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> definitions() {
        return Stream.of(
                arguments("", List.of()),
                arguments("def f(): pass", List.of("f")),
                arguments(
                        "async def f():\n    def g(): pass\n    class C: pass",
                        List.of("f", "f.<locals>.g", "f.<locals>.C")),
                arguments(
                        "class C:\n    x = 1\n    def m(self):\n        pass\n    class D: y = 2",
                        List.of("C", "C.m", "C.D")),
                arguments("@a\n@b(1)\nclass C:\n  @c\n  async def m(self): pass", List.of("C", "C.m")),
                arguments("if a:\n  def f(): pass\nelse:\n  def f(): pass", List.of("f", "f#2")),
                arguments(
                        "def f():\n  def g(): pass\ndef f():\n  def g(): pass",
                        List.of("f", "f.<locals>.g", "f#2", "f#2.<locals>.g")),
                arguments(
                        "try:\n  class C: pass\nexcept E:\n  def f(): pass\nx = 1\ndef g(): pass",
                        List.of("C", "f", "g")),
                arguments("match a:\n  case 1:\n    def f(): pass", List.of("f")),
                arguments("def ª(): pass", List.of("a")),
                arguments("default = define = classy = 1", List.of()));
    }

    @ParameterizedTest
    @MethodSource("definitions")
    void namesAreQualifiedAndStandInTheOrderOfTheText(String text, List<String> expected) {
        assertThat(names(text).getFirst()).isEqualTo("<module>");
        assertThat(names(text).subList(1, names(text).size())).isEqualTo(expected);
    }

    static Stream<Arguments> signatures() {
        return Stream.of(
                arguments("def f(): pass", "()"),
                arguments("def f(a,b=1,*c,d=\"x\",**e): pass", "(a, b=1, *c, d='x', **e)"),
                arguments(
                        "def f(\n    a, # the first\n    /,\n    *,\n    b: int=-1,\n) -> 'C':\n  pass",
                        "(a, /, *, b: int = -1) -> 'C'"),
                arguments(
                        "def f(a: Optional[int]|None = None, *, b = (1,)): pass",
                        "(a: Optional[int] | None = None, *, b=(1,))"),
                arguments("def f[T: int, **P](a: Callable[P, T]) -> T: pass", "[T: int, **P](a: Callable[P, T]) -> T"),
                arguments(
                        "def f(a=lambda x, y=1: x + y, b={'k': [1, 2]}): pass",
                        "(a=lambda x, y=1: x + y, b={'k': [1, 2]})"),
                arguments("def f(a=not b, c=x if y else z): pass", "(a=not b, c=x if y else z)"),
                arguments(
                        "def f(a='it\\'s' \"!\", b=b'\\x00\\n', c=f\"{x}\"): pass",
                        "(a=\"it's!\", b=b'\\x00\\n', c=f\"{x}\")"),
                arguments("class f(A, metaclass=M): pass", "(A, metaclass=M)"),
                arguments("class f(): pass", ""),
                arguments("class f: pass", ""));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void signaturesHaveOneSpelling(String text, String expected) {
        assertThat(definition(text, "f").signature()).isEqualTo(expected);
    }

    @Test
    void aLongSignatureIsCutButStillTellsAChangeAtItsEnd() {
        String one = definition("def f(" + "argument, ".repeat(100) + "last=1): pass", "f")
                .signature();
        String other = definition("def f(" + "argument, ".repeat(100) + "last=2): pass", "f")
                .signature();
        assertThat(one).hasSizeLessThan(450).startsWith("(argument, argument, ").contains("… ");
        assertThat(one).isNotEqualTo(other);
        assertThat(one.substring(0, 400)).isEqualTo(other.substring(0, 400));
    }

    @Test
    void aLongNameIsCutButStillTellsItsEnd() {
        String start = "x".repeat(5000);
        assertThat(names("def " + start + "a(): pass").getLast())
                .hasSizeLessThan(450)
                .isNotEqualTo(names("def " + start + "b(): pass").getLast());
    }

    static Stream<Arguments> docstrings() {
        return Stream.of(
                arguments("def f():\n    \"\"\"Doc.\"\"\"\n    return 1", "def f():\n  'D' \"oc.\"\n  return 1", true),
                arguments("def f(): 'Doc.'", "def f(): r'Doc.'; ", true),
                arguments("def f():\n  # c\n  ('Doc.')", "def f(): u'Doc.'", true),
                arguments("def f(): 'Doc.'", "def f(): 'Dok.'", false),
                arguments("def f(): 'a\\x20b'", "def f(): 'a b'", true),
                arguments("def f(): 'a\\\nb'", "def f(): 'ab'", true),
                arguments("def f(): '''a\r\nb'''", "def f(): 'a\\nb'", true));
    }

    @ParameterizedTest
    @MethodSource("docstrings")
    void docstringsAreComparedByTheirValue(String left, String right, boolean same) {
        String one = definition(left, "f").docstring();
        assertThat(one).hasSize(32);
        assertThat(one.equals(definition(right, "f").docstring())).isEqualTo(same);
    }

    @ParameterizedTest
    @MethodSource("noDocstrings")
    void otherFirstStatementsAreNoDocstrings(String text) {
        assertThat(definition(text, "f").docstring()).isEmpty();
    }

    static List<String> noDocstrings() {
        return List.of(
                "def f(): pass",
                "def f(): f'{a}'",
                "def f(): b'a'",
                "def f(): 'a'.b()",
                "def f(): 'a', 'b'",
                "def f():\n  pass\n  'a'",
                "def f():\n  def g(): pass\n  'a'",
                "def f():\n  1\n  'a'");
    }

    @Test
    void codeOfADefinitionIsItsOwn() {
        String text = "@d\nclass C:\n    'doc'\n    x = 1\n    def m(self):\n        return 1\n    y = 2\n";
        Definition whole = definition(text, "C");
        assertThat(definition(text.replace("return 1", "return 2"), "C")).isEqualTo(whole);
        assertThat(definition(text.replace("def m", "def n"), "C")).isEqualTo(whole);
        assertThat(definition(text.replace("'doc'", "'docs'"), "C").code()).isEqualTo(whole.code());
        for (String other : List.of(
                text.replace("x = 1", "x = 3"),
                text.replace("@d", "@e"),
                text.replace("y = 2", ""),
                text.replace("x = 1", "x = 1; z = 1"))) {
            assertThat(definition(other, "C").code()).as(other).isNotEqualTo(whole.code());
        }
    }

    @Test
    void literalsOfTheModuleAreKeptWithTheirText() {
        ModuleOutline.Tokenised outline = Sources.tokenised("""
                from typing import Optional
                __version__ = '2.14.1+cpu'
                debug = False
                cuda: Optional[str] = None
                git_version = ("ab"
                    'cd')
                version = v = -1.5
                version_info = (1,
                    2, 3)
                table = {'a': [1, None], }
                computed = f()
                x: int
                x.y = 1
                if a:
                    debug = True
                debug = 0x1
                """);
        assertThat(outline.assignments())
                .containsExactly(
                        new Assignment("__version__", "", "'2.14.1+cpu'", 1),
                        new Assignment("debug", "", "False", 1),
                        new Assignment("cuda", "Optional[str]", "None", 1),
                        new Assignment("git_version", "", "'abcd'", 1),
                        new Assignment("version", "", "-1.5", 1),
                        new Assignment("v", "", "-1.5", 1),
                        new Assignment("version_info", "", "(1, 2, 3)", 1),
                        new Assignment("table", "", "{'a': [1, None]}", 1),
                        new Assignment("debug#2", "", "0x1", 6));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void exportsAreThoseInTheList(String text, List<String> names, boolean all) {
        ModuleOutline.Tokenised outline = Sources.tokenised(text);
        assertThat(outline.exports()).isEqualTo(names);
        assertThat(outline.exportsAll()).isEqualTo(all);
    }

    static Stream<Arguments> exports() {
        return Stream.of(
                arguments("", List.of(), true),
                arguments("__all__ = ['a', \"b\",]", List.of("a", "b"), true),
                arguments("__all__ = ('a',)\n__all__ += ['b']", List.of("a", "b"), true),
                arguments("__all__ = ['a']\n__all__ += x.__all__", List.of("a"), false),
                arguments("__all__ = ['a']\n__all__.append('b')", List.of("a"), false),
                arguments("__all__ = ['a'] + x", List.of(), false),
                arguments("__all__ = ('a')", List.of(), false),
                arguments("__all__ = ['a' 'b']", List.of(), false));
    }

    @Test
    void importsAreTopLevelNamesWhereverTheyStand() {
        String text = """
                import b.c as d, a
                from . import relative
                from .near import x
                from e.f import (g, h)
                lazy import i
                lazy from j import k
                try: import l
                except ImportError: l = None; import m
                def f():
                    from n import *
                    yield from o
                raise p from q
                """;
        assertThat(Sources.tokenised(text).imports()).containsExactly("a", "b", "e", "i", "j", "l", "m", "n");
    }

    @Test
    void linesAndTokensAreCounted() {
        ModuleOutline.Tokenised outline = Sources.tokenised("a = 1\r\n# x\r\rdef f(b):\n  'doc'\n  return b");
        assertThat(outline.lines()).isEqualTo(6);
        assertThat(outline.tokens()).isEqualTo(3 + 6 + 2);
        assertThat(outline.size()).isEqualTo(40);
    }

    @Test
    void aTextOffTheHeapIsReadAlike() {
        byte[] text = "def f(): pass".getBytes(UTF_8);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocate(text.length).copyFrom(MemorySegment.ofArray(text));
            assertThat(ModuleReader.read(segment, "digest")).isEqualTo(ModuleReader.read(text, "digest"));
        }
    }

    @Test
    void aTextTooLongIsOnlyDigested() {
        byte[] text = new byte[ModuleReader.LONGEST + 1];
        ModuleOutline whole = ModuleReader.read(text);
        assertThat(whole)
                .isEqualTo(new ModuleOutline.NotTokenised(whole.text(), text.length, "longer than 33554432 bytes"));
        assertThat(ModuleReader.read(MemorySegment.ofArray(text), whole.text())).isEqualTo(whole);
        text[5] = 1;
        assertThat(ModuleReader.read(text).text()).isNotEqualTo(whole.text());
    }
}
