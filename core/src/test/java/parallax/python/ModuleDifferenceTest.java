package parallax.python;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static parallax.python.DifferenceKind.CODE;
import static parallax.python.DifferenceKind.COMMENTS;
import static parallax.python.DifferenceKind.DOCSTRINGS;
import static parallax.python.DifferenceKind.IDENTICAL;
import static parallax.python.DifferenceKind.LAYOUT;
import static parallax.python.DifferenceKind.NOT_COMPARED;
import static parallax.python.DifferenceKind.VERSION;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.python.ModuleDifference.Change;
import parallax.python.ModuleDifference.DefinitionChange;
import parallax.python.ModuleDifference.ValueChange;

class ModuleDifferenceTest {

    private static final String MODULE = """
            # A module.
            '''Doc.'''
            import os
            __version__ = '1.0'
            LIMIT = 3

            def f(a, b=1):
                '''Doc of f.'''
                return a + b  # sum

            class C:
                '''Doc of C.'''
                x = 1
                def m(self):
                    return os.name
            """;

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("", "", List.of(IDENTICAL)),
                arguments("\n", "\r\n", List.of(LAYOUT)),
                arguments("\n\n", "\n", List.of(LAYOUT)),
                arguments("b=1", "b = 1", List.of(LAYOUT)),
                arguments("'1.0'", "\"1.0\"", List.of(LAYOUT)),
                arguments("# sum", "# the sum", List.of(COMMENTS)),
                arguments("  # sum", "", List.of(COMMENTS)),
                arguments("Doc of f", "Doc for f", List.of(DOCSTRINGS)),
                arguments("'''Doc.'''", "", List.of(DOCSTRINGS)),
                arguments("1.0", "1.1", List.of(VERSION)),
                arguments("__version__ = '1.0'\n", "", List.of(VERSION)),
                arguments("LIMIT = 3", "LIMIT = 3; git_version = 'ab'", List.of(VERSION)),
                arguments("LIMIT = 3", "LIMIT = 4", List.of(CODE)),
                arguments("LIMIT = 3", "LIMIT = f()", List.of(CODE)),
                arguments("a + b", "a - b", List.of(CODE)),
                arguments("b=1", "b=2", List.of(CODE)),
                arguments("import os", "import os, sys", List.of(CODE)),
                arguments("    x = 1\n", "", List.of(CODE)),
                arguments("__version__ = '1.0'\nLIMIT = 3", "LIMIT = 3\n__version__ = '1.0'", List.of(CODE)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theKindIsWhatWasChanged(String old, String changed, List<DifferenceKind> kinds) {
        assertThat(Sources.between(MODULE, MODULE.replace(old, changed)).kinds())
                .isEqualTo(kinds);
        assertThat(Sources.between(MODULE.replace(old, changed), MODULE).kinds())
                .isEqualTo(kinds);
    }

    @Test
    void kindsAreCombinedFromHarmlessToGrave() {
        String changed = MODULE.replace("# sum", "")
                .replace("1.0", "2")
                .replace("Doc of", "About")
                .replace("a + b", "b");
        ModuleDifference difference = Sources.between(MODULE, changed);
        assertThat(difference.kinds()).containsExactly(COMMENTS, DOCSTRINGS, VERSION, CODE);
        assertThat(difference.gravest()).isEqualTo(CODE);
        assertThat(difference.docstrings()).containsExactly("f", "C");
        assertThat(difference.values()).containsExactly(new ValueChange("__version__", "'1.0'", "'2'", true));
        assertThat(difference.definitions())
                .containsExactly(new DefinitionChange("f", Change.CODE, "(a, b=1)", "(a, b=1)"));
        assertThat(difference.statements()).isFalse();
    }

    @Test
    void definitionsAreToldWithWhatHappenedToThem() {
        String changed = """
                import sys
                __version__ = '1.0'
                LIMIT = 3
                NEW = None
                def f(a, b=2): return a + b
                class C(Base):
                    x = 2
                    def n(self, key=None): pass
                """;
        ModuleDifference difference = Sources.between(MODULE, changed);
        assertThat(difference.definitions())
                .containsExactly(
                        new DefinitionChange("f", Change.SIGNATURE, "(a, b=1)", "(a, b=2)"),
                        new DefinitionChange("C", Change.SIGNATURE_AND_CODE, "", "(Base)"),
                        new DefinitionChange("C.m", Change.REMOVED, "(self)", null),
                        new DefinitionChange("C.n", Change.ADDED, null, "(self, key=None)"));
        assertThat(difference.values()).containsExactly(new ValueChange("NEW", null, "None", false));
        assertThat(difference.importsAdded()).containsExactly("sys");
        assertThat(difference.importsRemoved()).containsExactly("os");
        assertThat(difference.statements()).isTrue();
    }

    @Test
    void anotherOrderIsToldEvenBesideAVersion() {
        String left = "version = '1'\ndef f(): pass\ndef g(): pass\n";
        String right = "version = '2'\ndef g(): pass\ndef f(): pass\n";
        ModuleDifference difference = Sources.between(left, right);
        assertThat(difference.kinds()).containsExactly(VERSION, CODE);
        assertThat(difference.order()).isTrue();
        assertThat(difference.definitions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a()", "if a: b()"})
    void anotherPlaceAmongTheStatementsIsToldToo(String statement) {
        String left = "version = '1'\n" + statement + "\ndef f(): pass\n";
        String right = "version = '2'\ndef f(): pass\n" + statement + "\n";
        assertThat(Sources.between(left, right).kinds()).containsExactly(VERSION, CODE);
        assertThat(Sources.between(left, right.replace('2', '1')).order()).isTrue();
    }

    @Test
    void anAddedDefinitionIsNoChangeOfWhatIsAroundIt() {
        ModuleDifference difference = Sources.between(
                MODULE, MODULE.replace("    def m", "    def n(self): pass\n    def m") + "def g(): pass\n");
        assertThat(difference.definitions()).extracting(DefinitionChange::name).containsExactly("C.n", "g");
        assertThat(difference.statements()).isFalse();
        assertThat(difference.order()).isFalse();
    }

    @Test
    void namesOfVersionsAreThoseThatBuildsWrite() {
        for (String name : List.of(
                "__version__", "VERSION", "version_info", "__version__#2", "git_sha", "__commit_id__", "cuda", "hip")) {
            assertThat(new Assignment(name, "", "1", 0).isVersion()).as(name).isTrue();
        }
        for (String name : List.of("x", "debugger", "cuda_cores", "__all__", "released")) {
            assertThat(new Assignment(name, "", "1", 0).isVersion()).as(name).isFalse();
        }
    }

    @Test
    void whatCannotBeReadIsNotCompared() {
        String old = "print 'a'\n";
        assertThat(Sources.between(old, old).kinds()).containsExactly(IDENTICAL);
        ModuleDifference difference = Sources.between(old, "print('a')\n");
        assertThat(difference.kinds()).containsExactly(NOT_COMPARED);
        assertThat(difference.reason()).isEqualTo("left: line 1: a statement `print`, as in Python 2");
        assertThat(Sources.between("print('a')\n", old).reason()).startsWith("right: line 1");
        assertThat(Sources.between(old, "print 'b'\n").reason()).startsWith("both: line 1");
        assertThat(Sources.between(old, "a = '\n").reason()).contains("left: ", "; right: line 1: a string");
    }

    @Test
    void anotherEncodingOfTheSameTextIsLayoutButForItsCookie() {
        ModuleOutline left = ModuleReader.read("# coding: latin-1\na = 'é'".getBytes(ISO_8859_1));
        ModuleOutline right = ModuleReader.read("# coding: utf-8\na = 'é'".getBytes(UTF_8));
        assertThat(ModuleDifference.between(left, right).kinds()).containsExactly(COMMENTS);
    }
}
