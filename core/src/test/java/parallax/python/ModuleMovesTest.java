package parallax.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parallax.python.ModuleMove.Likeness;
import parallax.python.PatchGuess.Verdict;

class ModuleMovesTest {

    private static String module(String... names) {
        StringBuilder text = new StringBuilder("import os\n");
        for (String name : names) {
            text.append("def %s(a, b):\n    '''Doc.'''\n    return os.%s(a + b)\n".formatted(name, name));
        }
        return text.toString();
    }

    private static final String SIX = module("a", "b", "c", "d", "e", "f");

    private static Map<String, ModuleOutline> side(String... pathsAndTexts) {
        Map<String, ModuleOutline> side = new TreeMap<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            side.put(pathsAndTexts[i], Sources.outline(pathsAndTexts[i + 1]));
        }
        return side;
    }

    @Test
    void aRenamedModuleIsFound() {
        assertThat(ModuleMoves.find(side("p/old.py", SIX), side("p/new.py", SIX)))
                .containsExactly(new ModuleMove("p/old.py", "p/new.py", Likeness.SAME_TEXT, 7, false));
        assertThat(ModuleMoves.find(side("p/old.py", SIX), side("p/new.py", SIX + "# more\n")))
                .containsExactly(new ModuleMove("p/old.py", "p/new.py", Likeness.SAME_CODE, 7, false));
    }

    @Test
    void aVendoredCopyIsFoundBesideTheOriginal() {
        Map<String, ModuleOutline> left = side("six.py", SIX);
        Map<String, ModuleOutline> right = side("six.py", SIX, "p/_vendor/six.py", SIX);
        assertThat(ModuleMoves.find(left, right))
                .containsExactly(new ModuleMove("six.py", "p/_vendor/six.py", Likeness.SAME_TEXT, 7, true));
        assertThat(ModuleMoves.find(right, left))
                .containsExactly(new ModuleMove("p/_vendor/six.py", "six.py", Likeness.SAME_TEXT, 7, true));
    }

    @Test
    void aPatchedCopyIsFoundByItsDefinitions() {
        String patched = SIX.replace("os.c(", "os.x(") + "def g(): pass\n";
        assertThat(ModuleMoves.find(side("six.py", SIX), side("p/extern/six.py", patched)))
                .containsExactly(new ModuleMove("six.py", "p/extern/six.py", Likeness.MOST_DEFINITIONS, 6, true));
    }

    @Test
    void whatIsAlikeByChanceIsNoMove() {
        assertThat(ModuleMoves.find(side("a/__init__.py", ""), side("b/__init__.py", "")))
                .isEmpty();
        assertThat(ModuleMoves.find(side("a.py", "x = 1\n"), side("b.py", "x = 1\n")))
                .isEmpty();
        assertThat(ModuleMoves.find(side("a.py", SIX), side("b.py", module("a", "b", "x", "y", "z", "w"))))
                .isEmpty();
        assertThat(ModuleMoves.find(side("a.py", SIX), side("a.py", SIX))).isEmpty();
    }

    @Test
    void ofSeveralCopiesTheClosestPathIsTold() {
        List<ModuleMove> moves =
                ModuleMoves.find(side("x/lib/six.py", SIX), side("a.py", SIX, "y/lib/six.py", SIX, "z.py", SIX));
        assertThat(moves).contains(new ModuleMove("x/lib/six.py", "y/lib/six.py", Likeness.SAME_TEXT, 7, false));
        assertThat(moves).hasSize(3);
    }

    @Test
    void foldersOfCopiesAreKnownByTheirNames() {
        for (String path : List.of(
                "pip/_vendor/a.py", "a/vendored/b/c.py", "extern/a.py", "x/third_party/y.py", "a/_internal/b.py")) {
            assertThat(ModuleMove.isVendored(path)).as(path).isTrue();
        }
        for (String path : List.of("vendor.py", "a/vendors/b.py", "internal/a.py")) {
            assertThat(ModuleMove.isVendored(path)).as(path).isFalse();
        }
    }

    @Test
    void fewChangedDefinitionsAreAPatch() {
        PatchGuess guess = PatchGuess.between(
                Sources.outline(SIX), Sources.outline(SIX.replace("os.c(", "os.x(") + "def g(): pass\n"));
        assertThat(guess.verdict()).isEqualTo(Verdict.PATCHED);
        assertThat(guess.definitions()).containsExactly("c", "g");
        assertThat(guess.kept()).isBetween(0.5, 0.9);
    }

    @Test
    void aPatchOfTheModulesOwnStatementsIsNamedSo() {
        PatchGuess guess = PatchGuess.between(Sources.outline(SIX), Sources.outline(SIX + "x = f()\n"));
        assertThat(guess.verdict()).isEqualTo(Verdict.PATCHED);
        assertThat(guess.definitions()).containsExactly("<module>");
        guess = PatchGuess.between(Sources.outline("v = 1\n" + SIX), Sources.outline("v = 2\n" + SIX));
        assertThat(guess.verdict()).isEqualTo(Verdict.PATCHED);
        assertThat(guess.definitions()).containsExactly("<module>");
    }

    @Test
    void otherVerdicts() {
        ModuleOutline six = Sources.outline(SIX);
        assertThat(PatchGuess.between(six, Sources.outline(SIX.replace("Doc", "Text")))
                        .verdict())
                .isEqualTo(Verdict.SAME_CODE);
        assertThat(PatchGuess.between(six, Sources.outline(module("a", "x", "y", "z", "v", "w")))
                        .verdict())
                .isEqualTo(Verdict.REWRITTEN);
        assertThat(PatchGuess.between(six, Sources.outline("print 'a'")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(PatchGuess.between(Sources.outline("a()"), Sources.outline("b()"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }
}
