package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleLoadsReaderTest {

    private static ModuleLoads read(String text) {
        ModuleLoads loads = ModuleLoadsReader.read(text.getBytes(UTF_8));
        assertThat(loads.unread()).as(text).isEmpty();
        return loads;
    }

    /// One statement as `line level function blocks: what`.
    private static String show(LoadStatement statement) {
        String what = switch (statement) {
            case ModuleImport one -> "import " + ".".repeat(one.level()) + one.module() + " " + one.names();
            case LibraryLoad one -> "load " + one.callee() + " " + one.literals();
            case OperatorUse one -> "use " + one.via() + " " + one.operator();
            case ModuleCall one -> "call " + one.name() + " " + one.literals();
        };
        Placement placement = statement.placement();
        String blocks =
                placement.blocks().stream().map(ModuleLoadsReaderTest::show).collect(Collectors.joining(" "));
        return statement.line()
                + " " + placement.level()
                + (placement.function().isEmpty() ? "" : " in " + placement.function())
                + (blocks.isEmpty() ? "" : " " + blocks)
                + ": " + what;
    }

    private static String show(Block block) {
        return switch (block) {
            case Block.Condition one -> (one.holds() ? "if(" : "unless(") + one.text() + ")";
            case Block.Guarded one ->
                "try" + one.handlers().stream().map(ModuleLoadsReaderTest::show).toList();
            case Block.InHandler one -> "except@" + one.line() + "/" + one.tryLine();
            case Block.WithoutError one -> "else@" + one.line() + "/" + one.tryLine();
        };
    }

    private static String show(Handler handler) {
        String raises = handler.reraises() == Handler.Reraise.NO
                ? ""
                : " " + handler.reraises() + (handler.raised().isEmpty() ? "" : " " + handler.raised());
        return handler.line() + String.join("|", handler.caught()) + raises;
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("import a.b as c, d", List.of("1 MODULE: import a.b []", "1 MODULE: import d []")),
                arguments("from . import (a,\n  b as c)", List.of("1 MODULE: import . [a, b]")),
                arguments("from ...x.y import *", List.of("1 MODULE: import ...x.y [*]")),
                arguments("from .... import a", List.of("1 MODULE: import .... [a]")),
                arguments("lazy import a", List.of("1 DEFERRED: import a []")),
                arguments("importlib.import_module('a.b')", List.of("1 MODULE: import a.b []")),
                arguments("x = import_module('.b', __name__)", List.of("1 MODULE: import .b []")),
                arguments("__import__(\"a\")", List.of("1 MODULE: import a []")),
                arguments("import_module(name)", List.of()),
                arguments("def f():\n  import a", List.of("2 DEFERRED in f: import a []")),
                arguments(
                        "class A:\n  import a\n  def f(self): import b",
                        List.of("2 MODULE: import a []", "3 DEFERRED in f: import b []")),
                arguments(
                        "f = lambda x, y: __import__('a'), __import__('b')",
                        List.of("1 DEFERRED: import a []", "1 MODULE: import b []")),
                arguments("def f(x=CDLL('a.so')): pass", List.of("1 MODULE: load CDLL [a.so]")),
                arguments(
                        "if TYPE_CHECKING:\n  import a\nelse:\n  import b",
                        List.of(
                                "2 NEVER if(TYPE_CHECKING): import a []",
                                "4 MODULE unless(TYPE_CHECKING): import b []")),
                arguments(
                        "if typing.TYPE_CHECKING: import a", List.of("1 NEVER if(typing.TYPE_CHECKING): import a []")),
                arguments(
                        "try:\n  import a\nexcept (ImportError, x.OSError) as e: pass\nexcept:\n  raise",
                        List.of("2 MODULE try[3ImportError|OSError, 4 YES]: import a []")),
                arguments(
                        "try: import a\nexcept ImportError as e:\n  raise RuntimeError('no') from e",
                        List.of("1 MODULE try[2ImportError YES RuntimeError]: import a []")),
                arguments(
                        "try: import a\nexcept ImportError as e:\n  if x: raise e",
                        List.of("1 MODULE try[2ImportError MAYBE]: import a []")),
                arguments(
                        "def no(e):\n  print(e)\n  raise ImportError(e)\ntry: import a\nexcept ImportError as e: no(e)",
                        List.of("4 MODULE try[5ImportError YES ImportError]: import a []")),
                arguments(
                        "try: x\nexcept E:\n  import a\nelse:\n  import b\nfinally:\n  import c",
                        List.of(
                                "3 MODULE except@2/1: import a []",
                                "5 MODULE else@4/1: import b []",
                                "7 MODULE: import c []")),
                arguments(
                        "with contextlib.suppress(ImportError, OSError):\n  import a",
                        List.of("2 MODULE try[1ImportError|OSError]: import a []")),
                arguments(
                        "if a: pass\nelif b:\n  import c\nelse: import d",
                        List.of("3 MODULE unless(a) if(b): import c []", "4 MODULE unless(a) unless(b): import d []")),
                arguments(
                        "for x in y:\n  import a\nwhile f(x): import b",
                        List.of("2 MODULE if(for x in y): import a []", "3 MODULE if(f(x)): import b []")),
                arguments(
                        "if _load_library(\"_C\"):\n  import a",
                        List.of(
                                "1 MODULE: load _load_library [_C]",
                                "2 MODULE if(_load_library(\"_C\")): import a []")),
                arguments(
                        "ctypes.CDLL(\n  os.path.join(here, 'lib', r'a.so'))",
                        List.of("1 MODULE: load CDLL [lib, a.so]")),
                arguments(
                        "p = Path(x) / 'a.so'\ntorch.ops.load_library(p)",
                        List.of("2 MODULE: load load_library [a.so]")),
                arguments("n = f'lib{x}_a'\nCDLL(n, mode=n)", List.of("2 MODULE: load CDLL [lib, _a, lib, _a]")),
                arguments(
                        "p = 'a'\ndef f(p):\n  CDLL(p)\ndef g():\n  CDLL(p)",
                        List.of("3 DEFERRED in f: load CDLL []", "5 DEFERRED in g: load CDLL [a]")),
                arguments(
                        "def f(n):\n  if os.name == 'nt':\n    return\n  try:\n    CDLL(n)\n  except OSError: pass",
                        List.of("5 DEFERRED in f unless(os.name == 'nt') try[6OSError]: load CDLL []")),
                arguments(
                        "def start():\n  from . import _C\nstart()",
                        List.of("2 DEFERRED in start: import . [_C]", "3 MODULE: call start []")),
                arguments("print('torch.so')", List.of()),
                arguments(
                        "@torch.library.register_fake('a::b')\ndef f(): torch.ops.a.c()",
                        List.of("1 MODULE: use register_fake a::b")),
                arguments("lib.impl('a::b.out', f)", List.of("1 MODULE: use impl a::b")),
                arguments("impl('b', f)\nx = 'a::b'", List.of()),
                arguments("x = torch.ops.a.b.default", List.of("1 MODULE: use ops a::b")),
                arguments(
                        "if has():\n  register_autograd('a::b')",
                        List.of("2 MODULE if(has()): use register_autograd a::b")),
                arguments(
                        "\n\nf(1,\n  register_fake(\n   'a::b'),\n  register_fake('a::c'))",
                        List.of("4 MODULE: use register_fake a::b", "6 MODULE: use register_fake a::c")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void statementsAreFoundWhereTheyStand(String text, List<String> expected) {
        assertThat(read(text).statements().stream().map(ModuleLoadsReaderTest::show))
                .containsExactlyElementsOf(expected);
        // A comment and other line ends change nothing.
        assertThat(read("# x\n" + text.replace("\n", "\r\n")).statements()).hasSize(expected.size());
    }

    static Stream<Arguments> constants() {
        return Stream.of(
                arguments("A = True\nB = False", "{A=true, B=false}"),
                arguments("A = True\nif x: A = True", "{}"),
                arguments("A = f()\nA = True", "{}"),
                arguments("A = True\nA, B = f()", "{}"),
                arguments("A = True\nA |= f()", "{}"),
                arguments("A = True\ndef f():\n  global A\n  A = False", "{}"),
                arguments("A = True\ndef f():\n  A = False\n  B = True", "{A=true}"),
                arguments("A: bool = True", "{}"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantIsGivenOneValueOnce(String text, String expected) {
        assertThat(read(text).constants()).hasToString(expected);
    }

    @Test
    void aTextThatIsNoPython3HasAReason() {
        ModuleLoads loads = ModuleLoadsReader.read("import a\nprint 'x'\n".getBytes(UTF_8));
        assertThat(loads.unread()).isEqualTo("line 2: a statement `print`, as in Python 2");
        assertThat(loads.statements()).isEmpty();
        assertThat(ModuleLoadsReader.read("else:\n pass".getBytes(UTF_8)).unread())
                .isEqualTo("line 1: a clause that belongs to no statement");
        assertThat(ModuleLoadsReader.read(new byte[ModuleReader.LONGEST + 1]).unread())
                .isEqualTo("longer than 33554432 bytes");
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                arguments("ImportError", true),
                arguments("ModuleNotFoundError", true),
                arguments("OSError", true),
                arguments("Exception", true),
                arguments("BaseException", true),
                arguments("", true),
                arguments("(KeyError, builtins.OSError)", true),
                arguments("some_errors", true),
                arguments("KeyError", false),
                arguments("RuntimeError", false));
    }

    @ParameterizedTest
    @MethodSource("guards")
    void guardedIsWhatATryAroundItMayCatch(String caught, boolean guarded) {
        ModuleLoads loads = read("try: import a\nexcept " + caught + ": pass");
        assertThat(loads.imports().getFirst().placement().isGuarded()).isEqualTo(guarded);
    }

    @Test
    void theTextOfAStatementIsOneShortLine() {
        assertThat(read("import \\\n  a").imports().getFirst().text()).isEqualTo("import \\ a");
        assertThat(read("from a import (" + "name, ".repeat(1000) + ")")
                        .imports()
                        .getFirst()
                        .text())
                .hasSize(201)
                .endsWith("…");
    }
}
