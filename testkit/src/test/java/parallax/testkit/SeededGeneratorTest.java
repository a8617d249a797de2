package parallax.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeededGeneratorTest {

    @Test
    void theSameSeedGivesTheSameData() {
        assertThat(texts("42", 9)).hasSize(1).isEqualTo(texts("42", 9));
    }

    @Test
    void withoutASeedEveryRunTriesTheSameManySeeds() {
        assertThat(texts("", 9)).hasSize(9).isEqualTo(texts("", 9)).doesNotHaveDuplicates();
    }

    @Test
    void newSeedsAreTriedWhenAskedFor() {
        assertThat(texts("random", 9)).hasSize(9).isNotEqualTo(texts("random", 9));
    }

    @Test
    void aFailureNamesTheSeedThatRepeatsIt() {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> SeededGenerator.forEachSeed("", 100, generator -> {
                    seen.add(text(generator));
                    assertThat(seen).hasSizeLessThan(8);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("with -Dseed=7: ")
                .hasCauseInstanceOf(AssertionError.class);

        assertThat(texts("7", 100)).containsExactly(seen.getLast());
    }

    @Test
    void textHasNoOtherCharactersAndNoMoreThanTheMaximum() {
        SeededGenerator.forEachSeed(200, generator -> {
            String text = generator.text("a🜁", 5);
            assertThat(text.codePointCount(0, text.length())).isLessThanOrEqualTo(5);
            assertThat(text.replace("a", "").replace("🜁", "")).isEmpty();
        });
    }

    private static List<String> texts(String seed, int runs) {
        List<String> texts = new ArrayList<>();
        SeededGenerator.forEachSeed(seed, runs, generator -> texts.add(text(generator)));
        return texts;
    }

    private static String text(SeededGenerator generator) {
        return generator.text("abcdefghijklmnop", 40);
    }
}
