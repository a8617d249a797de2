package parallax.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parallax.python.DifferenceKind;
import parallax.python.Fallout;
import parallax.python.ImportGraph;
import parallax.python.LoadStatement;
import parallax.python.ModuleDifference;
import parallax.python.ModuleLoads;
import parallax.python.ModuleLoadsReader;
import parallax.python.ModuleMoves;
import parallax.python.ModuleOutline;
import parallax.python.ModuleReader;
import parallax.python.PatchGuess;

/// Python sources from any bytes: read or refused, never an exception, and comments never change what they are.
class PythonSourceFuzzTest {

    private static final byte[] COMMENT = "\n  # more \u00e9\n\n".getBytes(UTF_8);

    @FuzzTest
    void aTextIsReadOrRefused(byte[] text) {
        ModuleOutline outline = ModuleReader.read(text);
        assertThat(ModuleReader.read(text.clone())).isEqualTo(outline);
        assertThat(ModuleDifference.between(outline, outline).kinds()).containsExactly(DifferenceKind.IDENTICAL);
        // A cookie in the text may make these bytes none of its encoding.
        if (outline instanceof ModuleOutline.Tokenised module && isPlain(text)) {
            byte[] longer = Arrays.copyOf(text, text.length + COMMENT.length);
            System.arraycopy(COMMENT, 0, longer, text.length, COMMENT.length);
            ModuleOutline.Tokenised commented = (ModuleOutline.Tokenised) ModuleReader.read(longer);
            assertThat(commented.code()).isEqualTo(module.code());
            assertThat(commented.documentation()).isEqualTo(module.documentation());
            assertThat(commented.definitions()).isEqualTo(module.definitions());
            assertThat(ModuleDifference.between(outline, commented).kinds()).containsExactly(DifferenceKind.COMMENTS);
        }
    }

    private static boolean isPlain(byte[] text) {
        return !new String(text, UTF_8).contains("coding");
    }

    @FuzzTest
    void whatATextLoadsIsReadOrRefused(byte[] text) {
        ModuleLoads loads = ModuleLoadsReader.read(text);
        assertThat(ModuleLoadsReader.read(text.clone())).isEqualTo(loads);
        assertThat(loads.unread().isEmpty() || loads.statements().isEmpty()).isTrue();
        for (LoadStatement statement : loads.statements()) {
            assertThat(statement.line()).isBetween(1, text.length);
            assertThat(statement.text()).isNotEmpty().doesNotContain("\n").hasSizeLessThanOrEqualTo(201);
        }
        ImportGraph graph = ImportGraph.of(new TreeMap<>(Map.of("a/__init__.py", loads, "a/b.py", loads)));
        Fallout fallout = graph.fallout("a/_C.so", Set.of("a::b"));
        assertThat(fallout.loads().isEmpty()).isEqualTo(fallout.kind() == Fallout.Kind.NOT_SEEN);
        assertThat(fallout.breaking() == null)
                .isEqualTo(fallout.kind() != Fallout.Kind.FATAL && fallout.kind() != Fallout.Kind.PARTIAL);
    }

    @FuzzTest
    void twoTextsAreCompared(FuzzedDataProvider data) {
        byte[] one = data.consumeBytes(data.consumeInt(0, 4000));
        byte[] other = data.consumeRemainingAsBytes();
        ModuleOutline left = ModuleReader.read(one);
        ModuleOutline right = ModuleReader.read(other);
        List<DifferenceKind> kinds = ModuleDifference.between(left, right).kinds();
        assertThat(kinds).isSorted().doesNotHaveDuplicates().isNotEmpty();
        assertThat(ModuleDifference.between(right, left).kinds()).isEqualTo(kinds);
        assertThat(kinds.contains(DifferenceKind.IDENTICAL)).isEqualTo(Arrays.equals(one, other));
        PatchGuess guess = PatchGuess.between(left, right);
        assertThat(guess.kept()).isBetween(0.0, 1.0);
        assertThat(PatchGuess.between(right, left).verdict()).isEqualTo(guess.verdict());
        assertThat(ModuleMoves.find(Map.of("a/m.py", left), Map.of("b/m.py", right)))
                .hasSizeLessThanOrEqualTo(1);
    }
}
