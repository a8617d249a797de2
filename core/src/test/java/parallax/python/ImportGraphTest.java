package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.python.Fallout.Kind;

class ImportGraphTest {

    /// As torchvision 0.29 has it, without what does not matter.
    private static final String[] VISION = {
        "v/__init__.py", "import torch\nfrom . import extension\nfrom v import (\n  _meta,\n  io,\n)\n",
        "v/extension.py", """
                def _load_library(name):
                    try:
                        path = find(name)
                        torch.ops.load_library(path)
                        return True
                    except (ImportError, OSError) as e:
                        warn(e)
                        return False

                def _has_ops(): return False

                if _load_library("_C_stable"):
                    def _has_ops(): return True
                """,
        "v/_meta.py", """
                import v.extension
                if v.extension._has_ops():
                    torch.library.register_autograd("v::roi", f)

                @torch.library.register_fake("v::nms")
                def nms(): pass
                """,
        "v/io/__init__.py", "from .image import read\n",
        "v/io/image.py",
                "from ..extension import _load_library\nif _load_library('image_stable'):\n  def has(): return True\n"
    };

    private static ImportGraph graph(String... files) {
        SortedMap<String, ModuleLoads> modules = new TreeMap<>();
        for (int i = 0; i < files.length; i += 2) {
            modules.put("site-packages/" + files[i], ModuleLoadsReader.read(files[i + 1].getBytes(UTF_8)));
        }
        return ImportGraph.of(modules);
    }

    private static String show(Fallout.Place place) {
        return place.module().replace("site-packages/", "") + ":" + place.line();
    }

    @Test
    void aSwallowedFailureComesBackAsAMissingOperator() {
        Fallout fallout = graph(VISION).fallout("site-packages/v/_C_stable.so", Set.of("v::nms", "v::roi"));
        assertThat(fallout.kind()).isEqualTo(Kind.FATAL);
        assertThat(fallout.certain()).isTrue();
        assertThat(fallout.loads()).extracting(ImportGraphTest::show).containsExactly("v/extension.py:12");
        Fallout.Swallowed swallowed = fallout.swallowed().getFirst();
        assertThat(show(swallowed.at())).isEqualTo("v/extension.py:12");
        assertThat(swallowed.module()).isEqualTo("site-packages/v/extension.py");
        assertThat(swallowed.line()).isEqualTo(6);
        assertThat(swallowed.caught()).containsExactly("ImportError", "OSError");
        assertThat(fallout.failing()).containsExactly("site-packages/v/_meta.py", "site-packages/v/__init__.py");
        Fallout.Breaking breaking = Objects.requireNonNull(fallout.breaking());
        assertThat(show(breaking.at())).isEqualTo("v/_meta.py:5");
        assertThat(breaking.at().text()).isEqualTo("@torch.library.register_fake(\"v::nms\")");
        assertThat(breaking.error()).isEqualTo("RuntimeError");
        assertThat(breaking.message()).isEqualTo("operator v::nms does not exist");
        assertThat(breaking.importedBy()).extracting(ImportGraphTest::show).containsExactly("v/__init__.py:3");
    }

    @Test
    void anOperatorOfAnotherLibraryIsNotMissed() {
        Fallout fallout = graph(VISION).fallout("site-packages/v/_C_stable.so", Set.of("v::other"));
        assertThat(fallout.kind()).isEqualTo(Kind.SWALLOWED);
        assertThat(fallout.breaking()).isNull();
    }

    @Test
    void anOperatorUsedOnAConditionMayBeMissed() {
        Fallout fallout = graph(VISION).fallout("site-packages/v/_C_stable.so", Set.of("v::roi"));
        assertThat(fallout.kind()).isEqualTo(Kind.FATAL);
        assertThat(fallout.certain()).isFalse();
        Fallout.Breaking breaking = Objects.requireNonNull(fallout.breaking());
        assertThat(breaking.error()).isEqualTo("AttributeError");
        assertThat(breaking.message()).isEqualTo("'_OpNamespace' 'v' object has no attribute 'roi'");
        assertThat(breaking.conditions()).containsExactly("v.extension._has_ops()");
    }

    @Test
    void aLibraryThatNothingAsksForLaterIsSwallowed() {
        Fallout fallout = graph(VISION).fallout("site-packages/v/image_stable.so", Set.of("image::decode"));
        assertThat(fallout.kind()).isEqualTo(Kind.SWALLOWED);
        assertThat(fallout.certain()).isTrue();
        assertThat(fallout.swallowed()).hasSize(1);
        assertThat(fallout.failing()).isEmpty();
    }

    /// Of package `a` with extension module `a._C`, unless said otherwise: what stands in `a/__init__.py` and
    /// `a/b.py`.
    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("from ._C import x", "", Kind.FATAL, true),
                arguments("from . import _C", "", Kind.FATAL, true),
                arguments("import a._C", "", Kind.FATAL, true),
                arguments("import a.b", "from a import _C", Kind.FATAL, true),
                arguments("", "from . import _C", Kind.PARTIAL, true),
                arguments("", "def f():\n  from . import _C", Kind.DEFERRED, true),
                arguments("", "if TYPE_CHECKING:\n  from . import _C", Kind.NOT_SEEN, false),
                arguments("", "from . import _D", Kind.NOT_SEEN, false),
                arguments("try: from . import _C\nexcept ImportError: _C = None", "", Kind.SWALLOWED, true),
                arguments("try: from . import _C\nexcept OSError: _C = None", "", Kind.FATAL, true),
                arguments("try: from . import _C\nexcept ModuleNotFoundError: _C = None", "", Kind.FATAL, true),
                arguments("try: from . import _C\nexcept ImportError: raise", "", Kind.FATAL, true),
                arguments("try: from . import _C\nexcept ImportError:\n  if x: raise", "", Kind.FATAL, false),
                arguments("try: from . import _C\nexcept errors: pass", "", Kind.FATAL, false),
                arguments("try: from . import _C\nfinally: pass", "", Kind.FATAL, true),
                arguments(
                        "try:\n  try: from . import _C\n  except KeyError: pass\nexcept Exception: pass",
                        "",
                        Kind.SWALLOWED,
                        true),
                arguments("try: from . import b\nexcept ImportError: pass", "from . import _C", Kind.PARTIAL, true),
                arguments("try: import x\nexcept ImportError:\n  from . import _C", "", Kind.FATAL, false),
                arguments(
                        "try: from . import _C\nexcept ImportError: from .b import f\nelse: from ._C import g",
                        "def f(): pass",
                        Kind.SWALLOWED,
                        true),
                arguments(
                        "try:\n  from . import _C\n  import a.b\nexcept ImportError: pass",
                        "from . import _C",
                        Kind.PARTIAL,
                        true),
                arguments("if x: from . import _C", "", Kind.FATAL, false),
                arguments("if x: from . import _C\nelse: import a._C", "", Kind.FATAL, true),
                arguments("if x: from . import _C\nif y: import a._C", "", Kind.FATAL, false),
                arguments("X = True\nif X: from . import _C", "", Kind.FATAL, true),
                arguments("X = False\nif X: from . import _C", "", Kind.DEFERRED, true),
                arguments("if sys.platform == 'win32': from . import _C", "", Kind.DEFERRED, true),
                arguments("if sys.platform != \"win32\": from . import _C", "", Kind.FATAL, true),
                arguments("def load():\n  from . import _C\nload()", "", Kind.FATAL, true),
                arguments(
                        "def load():\n  if os.name == 'nt':\n    return\n  from . import _C\nload()",
                        "",
                        Kind.FATAL,
                        true),
                arguments("def load():\n  if x: return\n  from . import _C\nload()", "", Kind.FATAL, false),
                arguments("import ctypes\nctypes.CDLL(here / '_C.so')", "", Kind.FATAL, true),
                arguments("try: CDLL('_C.so')\nexcept ImportError: pass", "", Kind.FATAL, true),
                arguments("try: CDLL('_C.so')\nexcept IOError: pass", "", Kind.SWALLOWED, true),
                arguments("from .b import open_ext\nopen_ext('_C')", "def open_ext(n): CDLL(n)", Kind.FATAL, true),
                arguments(
                        "from .b import open_ext\nopen_ext('_C')",
                        "def open_ext(n):\n  try: CDLL(n)\n  except OSError: pass",
                        Kind.SWALLOWED,
                        true));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatFollowsIsToldFromTheStatements(String init, String module, Kind kind, boolean certain) {
        Fallout fallout =
                graph("a/__init__.py", init, "a/b.py", module).fallout("site-packages/a/_C.abi3.so", Set.of());
        assertThat(fallout.kind()).isEqualTo(kind);
        assertThat(fallout.certain()).isEqualTo(certain);
        assertThat(fallout.breaking() == null).isEqualTo(kind != Kind.FATAL && kind != Kind.PARTIAL);
        assertThat(fallout.loads().isEmpty()).isEqualTo(kind == Kind.NOT_SEEN);
    }

    @Test
    void theChainGoesThroughThePackagesAround() {
        Fallout fallout = graph(
                        "a/__init__.py", "",
                        "a/b/__init__.py", "from . import _C",
                        "a/b/c.py", "x = 1",
                        "a/d.py", "import a.b.c",
                        "e/__init__.py", "from a.b.c import x",
                        "f/__init__.py", "try: import a.d\nexcept ImportError: pass")
                .fallout("site-packages/a/b/_C.cpython-311-x86_64-linux-gnu.so", Set.of());
        assertThat(fallout.kind()).isEqualTo(Kind.PARTIAL);
        assertThat(fallout.failing()).containsExactly("site-packages/a/b/__init__.py", "site-packages/a/d.py");
        assertThat(fallout.dependents()).containsExactly("e");
    }

    @Test
    void anErrorThatIsRaisedAnewReachesTheUserUnderItsNewName() {
        Fallout fallout = graph(
                        "a/__init__.py",
                        "try: import a.b\nexcept ImportError as e: raise RuntimeError('broken') from e",
                        "a/b.py",
                        "from . import _C")
                .fallout("site-packages/a/_C.so", Set.of());
        Fallout.Breaking breaking = Objects.requireNonNull(fallout.breaking());
        assertThat(breaking.error()).isEqualTo("RuntimeError");
        assertThat(show(breaking.at())).isEqualTo("a/b.py:1");
    }

    @Test
    void modulesThatImportEachOtherAreRunOnce() {
        Fallout fallout = graph(
                        "a/__init__.py",
                        "from . import b",
                        "a/b.py",
                        "import a.c",
                        "a/c.py",
                        "import a.b, a\nimport a._C")
                .fallout("site-packages/a/_C.so", Set.of());
        assertThat(fallout.failing())
                .containsExactly("site-packages/a/c.py", "site-packages/a/b.py", "site-packages/a/__init__.py");
    }

    @Test
    void testsOfAPackageDoNotCount() {
        Fallout fallout = graph("a/__init__.py", "", "a/tests/test_c.py", "from a import _C")
                .fallout("site-packages/a/_C.so", Set.of());
        assertThat(fallout.kind()).isEqualTo(Kind.NOT_SEEN);
    }

    @Test
    void aModuleThatCouldNotBeReadLeavesTheAnswerOpen() {
        Fallout fallout = graph("a/__init__.py", "from . import b", "a/b.py", "print 'x'", "a/c.py", "from . import _C")
                .fallout("site-packages/a/_C.so", Set.of());
        assertThat(fallout.notRead()).containsExactly("site-packages/a/b.py");
        assertThat(fallout.kind()).isEqualTo(Kind.PARTIAL);
    }

    @Test
    void loadsOfComputedNamesAreNamed() {
        Fallout fallout = graph("a/__init__.py", "for p in find(): CDLL(p)").fallout("site-packages/a/_C.so", Set.of());
        assertThat(fallout.kind()).isEqualTo(Kind.NOT_SEEN);
        assertThat(fallout.unnamedLoads()).extracting(ImportGraphTest::show).containsExactly("a/__init__.py:1");
    }

    @Test
    void foldersOfDebianAndOfEnvironmentsAreStripped() {
        SortedMap<String, ModuleLoads> modules = new TreeMap<>();
        modules.put(
                "usr/lib/python3/dist-packages/a/__init__.py", ModuleLoadsReader.read("import a._C".getBytes(UTF_8)));
        Fallout fallout = ImportGraph.of(modules).fallout("usr/lib/python3/dist-packages/a/_C.so", Set.of());
        assertThat(fallout.failing()).containsExactly("usr/lib/python3/dist-packages/a/__init__.py");
    }

    @Test
    void aLongChainOfImportsEndsWithoutOverflow() {
        String[] files = new String[20_000];
        for (int i = 0; i < files.length; i += 2) {
            files[i] = i == 0 ? "a/__init__.py" : "a/m" + i + ".py";
            files[i + 1] = "import a.m" + (i + 2) + "\n";
        }
        Fallout fallout = graph(files).fallout("site-packages/a/m20000.so", Set.of());
        assertThat(fallout.notRead()).isNotEmpty();
        assertThat(List.of(Kind.PARTIAL, Kind.SWALLOWED, Kind.FATAL)).contains(fallout.kind());
    }
}
