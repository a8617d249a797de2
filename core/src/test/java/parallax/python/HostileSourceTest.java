package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts made to cost time or memory. The limit of time is far above what any of them needs, and far below what a
/// step that is not linear would take.
class HostileSourceTest {

    private static final int BYTES = 10_000_000;
    private static final Duration LONG = Duration.ofSeconds(20);

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("open brackets", "", "(", "", "line 1: brackets nested more than 200 deep"),
                arguments("open fields", "", "f'{", "", "line 1: brackets nested more than 200 deep"),
                arguments("one statement", "", "a,", "", "line 1: more than 4000000 tokens in one statement"),
                arguments("a string without end", "'''", "a\n", "", "line 1: a string is not ended"),
                arguments(
                        "an f-string without end",
                        "f'''",
                        "{a + b}     \n",
                        "",
                        "line 1: more than 4000000 tokens in one statement"),
                arguments("definitions", "", "def f():0\n", "", "more than 100000 definitions"),
                arguments("long names", "", "def " + "x".repeat(390) + "(a):0\n", "", ""),
                arguments("decorators", "", "@a\n", "", "line 3333334: a decorator without a definition"),
                arguments("numbers", "", "0x", "", "line 1: a number runs into a name"),
                arguments("a long number", "", "1", "", ""),
                arguments("a long hexadecimal number", "0x", "f", "", ""),
                arguments("a long fraction", "0.", "1", "e5", ""),
                arguments("a long name", "", "é", "", ""),
                arguments("a long name of a function", "def ", "é", "(): pass", ""),
                arguments("blank lines", "", "\n", "", ""),
                arguments("joined lines", "a", "\\\n", "\nb", ""),
                arguments("comments", "", "#\n", "", ""),
                arguments("one comment", "#", "a", "", ""),
                arguments("empty statements", "a", ";", "", "line 1: more than 4000000 tokens in one statement"),
                arguments("statements in one line", "a", "; bbb + ccc", "", ""),
                arguments("assignments", "", "a=1\n", "", ""),
                arguments(
                        "chained assignments", "", "a=(b)=", "c", "line 1: more than 4000000 tokens in one statement"),
                arguments("lambdas", "", "lambda ", "", ""),
                arguments("adjacent strings", "a=(", "'a' ", ")", ""),
                arguments("a long docstring", "'''", "\\x41{}\r", "'''", ""),
                arguments("a long value", "a = '", "\\\\", "'", ""),
                arguments("exports", "", "__all__+=['a']\n", "", ""),
                arguments("imports", "import a", ", bbbbbbb.ccc as d", "", ""),
                arguments("deep brackets around much", "x=" + "(".repeat(199), "abcdef+", "a" + ")".repeat(199), ""),
                arguments(
                        "deep brackets around a literal", "x=" + "(".repeat(199), "'abcd',", "a" + ")".repeat(199), ""),
                arguments("deep brackets around a text", "x=" + "(".repeat(199), "'abcd' ", ")".repeat(199), ""),
                arguments(
                        "deep fields around much", "x=" + "f'{".repeat(99), "abcdef + b + ", "a" + "}'".repeat(99), ""),
                arguments("deep formats around much", "x=f'" + "{a:".repeat(99), "b ", "}".repeat(99) + "'", ""),
                arguments(
                        "much in one format",
                        "x=f'{a:",
                        "{b}",
                        "}'",
                        "line 1: more than 4000000 tokens in one statement"),
                arguments("much between fields", "x=f'{a}", "{{\\N{DASH}}}", "{b}'", ""),
                arguments("trailing commas", "a=[", "(a,),", "]", "line 1: more than 4000000 tokens in one statement"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aHostileTextIsReadOrRefusedInBoundedTime(
            String what, String start, String repeated, String end, String reason) {
        int times = BYTES / repeated.length();
        String text = start + repeated.repeat(what.equals("a long name") ? times / 2 : times) + end;
        ModuleOutline outline = assertTimeoutPreemptively(LONG, () -> Sources.outline(text));
        if (outline instanceof ModuleOutline.NotTokenised no) {
            assertThat(no.reason()).isEqualTo(reason);
        } else {
            assertThat(reason).isEmpty();
            assertThat(((ModuleOutline.Tokenised) outline).assignments()).hasSizeLessThanOrEqualTo(2000);
        }
    }

    static Stream<Arguments> loads() {
        String open = "CDLL(".repeat(190);
        return Stream.of(
                arguments("imports of one module", "from a import (", "bb as cc, ", "d)"),
                arguments("loads", "", "CDLL('a.so')\n", ""),
                arguments("texts in nested loads", open, "'a.so', ", ")".repeat(190)),
                arguments("variables in nested loads", "b='c'\n" + open, "b,", ")".repeat(190)),
                arguments("lines in one statement", "f(", "\n\nCDLL(),", ")"),
                arguments("lines before nested loads", "f(" + "\n".repeat(100_000), "CDLL(),", ")"),
                arguments("operators", "f(", "torch.ops.a.b, ", ")"),
                arguments("conditions", "if a: pass\n", "elif b: import c\n", ""),
                arguments("long conditions", "if a: pass\n", "elif " + "b + ".repeat(500) + "b: import c\n", ""),
                arguments("handlers", "try: pass\n", "except E: import a\n", ""),
                arguments("names of handlers", "try: pass\nexcept (", "E, ", "F): import a\n"),
                arguments("returns", "def f():\n", " if a: return\n import b\n", ""),
                arguments("deep imports", deep(), " ".repeat(98) + "import a\n", ""),
                arguments("variables", "", "a = a + 'b'\n", ""),
                arguments("functions", "a = 1\n", "def f(a):CDLL(a)\nf('a')\n", ""),
                arguments("raising functions", "", "def f(): raise a\ntry: import a\nexcept: f()\n", ""));
    }

    private static String deep() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 98; i++) {
            text.append(" ".repeat(i)).append(i % 2 == 0 ? "if a:\n" : "for b in c:\n");
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loads")
    void whatAHostileTextLoadsIsReadInBoundedTime(String what, String start, String repeated, String end) {
        byte[] text = (start + repeated.repeat(BYTES / repeated.length()) + end).getBytes(UTF_8);
        ModuleLoads loads = assertTimeoutPreemptively(LONG, () -> ModuleLoadsReader.read(text));
        assertThat(loads.statements()).as(what).hasSizeLessThanOrEqualTo(20_000);
        assertThat(loads.statements().isEmpty() && loads.unread().isEmpty()).isEqualTo(what.equals("variables"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void aHostileTextHasLoadsOrAReason(String what, String start, String repeated, String end, String reason) {
        int times = BYTES / repeated.length() / (what.equals("a long name") ? 2 : 1);
        byte[] text = (start + repeated.repeat(times) + end).getBytes(UTF_8);
        ModuleLoads loads = assertTimeoutPreemptively(LONG, () -> ModuleLoadsReader.read(text));
        assertThat(loads.statements()).hasSizeLessThanOrEqualTo(20_000);
    }

    @ParameterizedTest
    @MethodSource("alike")
    void manyModulesThatAreAlikeAreComparedInBoundedTime(String module) {
        Map<String, ModuleOutline> left = new HashMap<>();
        Map<String, ModuleOutline> right = new HashMap<>();
        ModuleOutline outline = Sources.outline(module);
        for (int i = 0; i < 20_000; i++) {
            left.put("a/m" + i + ".py", outline);
            right.put("b/m" + i + ".py", Sources.outline(module + "\nx" + i + "()\n"));
        }
        List<ModuleMove> moves = assertTimeoutPreemptively(LONG, () -> ModuleMoves.find(left, right));
        assertThat(moves).hasSizeLessThanOrEqualTo(40_000);
    }

    static Stream<Arguments> alike() {
        return Stream.of(arguments("def f(a, b, c): return a + b + c + d + e + f(g) + h(i)\n".repeat(3)));
    }
}
