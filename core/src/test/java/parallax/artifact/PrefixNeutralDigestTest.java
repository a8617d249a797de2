package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.testkit.SeededGenerator;

/// Two files that differ by their prefix alone have one digest, and no others do.
class PrefixNeutralDigestTest {

    private static String digest(String prefix, boolean binary, String content) {
        byte[] bytes = content.replace('0', '\0').getBytes(StandardCharsets.ISO_8859_1);
        PrefixNeutralDigest digest = new PrefixPlaceholder(prefix, binary).digest();
        digest.update(bytes, 0, bytes.length);
        return digest.finish();
    }

    /// In the contents `0` stands for NUL.
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            the prefix does not matter                   | text   | /a/x             | /b/x             | true
            nor how often it stands there                | text   | /a:/a/z          | /b:/b/z          | true
            what is around it does                       | text   | /a/x             | /b/z             | false
            how often it stands there does               | text   | /a/a             | /b               | false
            a text is filled up with NULs                | binary | /a/x00z          | /bbb/x0z         | true
            and the fill does not matter                 | binary | //a/x0000000z    | //bbb/x00000z    | true
            also when the prefix is there twice          | binary | /a:/a0000z       | /bbb:/bbb0z      | true
            NULs elsewhere do                            | binary | x00/a0           | x000/b0          | false
            in text NULs do                              | text   | /a/x00z          | /b/x0z           | false
            what follows the fill does                   | binary | /a/x00z          | /bbb/x0y         | false
            """, delimiter = '|')
    void twoFilesCompare(String rule, String mode, String left, String right, boolean equal) {
        boolean binary = mode.equals("binary");
        String other = right.contains("/bbb") ? "/bbb" : "/b";
        assertThat(digest("/a", binary, left).equals(digest(other, binary, right)))
                .as(rule)
                .isEqualTo(equal);
    }

    @Test
    void isTheSameHoweverTheFileIsCut() {
        SeededGenerator.forEachSeed(300, generator -> {
            StringBuilder content = new StringBuilder();
            for (int i = generator.below(200); i >= 0; i--) {
                content.append("aab0".charAt(generator.below(4)));
            }
            byte[] bytes = content.toString().replace('0', '\0').getBytes(StandardCharsets.ISO_8859_1);
            PrefixNeutralDigest cut = new PrefixPlaceholder("aab", true).digest();
            int at = 0;
            while (at < bytes.length) {
                int length = Math.min(bytes.length - at, 1 + generator.below(9));
                cut.update(bytes, at, length);
                at += length;
            }
            assertThat(cut.finish()).isEqualTo(digest("aab", true, content.toString()));
        });
    }

    @Test
    void findsPrefixesThatOverlapTheirOwnBeginning() {
        PrefixNeutralDigest digest = new PrefixPlaceholder("abab/c", false).digest();
        byte[] bytes = "ababab/c abababab/c abab/".getBytes(StandardCharsets.UTF_8);
        digest.update(bytes, 0, bytes.length);
        assertThat(digest.occurrences()).isEqualTo(2);
    }

    @Test
    void aPlaceholderIsAPath() {
        assertThatThrownBy(() -> new PrefixPlaceholder("", false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PrefixPlaceholder("x".repeat(8193), true))
                .hasMessage("a placeholder has 1 to 8192 bytes, not 8193");
    }
}
