package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parallax.testkit.SeededGenerator;

/// Laws that hold for all Debian versions.
final class DebianVersionPropertyTest {

    private static final int RUNS = 5_000;

    @Test
    void theOrderIsTotalAndAgreesWithEquality() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddDebianVersions odd = new OddDebianVersions(generator.below(Integer.MAX_VALUE));
            List<DebianVersion> versions = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                versions.add(DebianVersion.parse(generator.chance() ? odd.close() : odd.valid()));
            }
            Collections.sort(versions);
            for (int i = 0; i < versions.size(); i++) {
                for (int j = i; j < versions.size(); j++) {
                    DebianVersion a = versions.get(i);
                    DebianVersion b = versions.get(j);
                    assertThat(a.compareTo(b)).as("%s and %s", a, b).isLessThanOrEqualTo(0);
                    assertThat(Integer.signum(b.compareTo(a)))
                            .as("%s and %s", a, b)
                            .isEqualTo(-Integer.signum(a.compareTo(b)));
                    assertThat(a.equals(b)).as("%s and %s", a, b).isEqualTo(a.compareTo(b) == 0);
                    if (a.equals(b)) {
                        assertThat(a).hasSameHashCodeAs(b);
                    }
                }
            }
        });
    }

    @Test
    void spellingsOfOneVersionAreEqualAndHashAlike() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddDebianVersions odd = new OddDebianVersions(generator.below(Integer.MAX_VALUE));
            DebianVersion version = DebianVersion.parse(odd.valid());
            String padded = "00" + version.epoch() + ":" + padded(version.upstream()) + "-"
                    + version.revision().map(DebianVersionPropertyTest::padded).orElse("0");
            assertThat(DebianVersion.parse(padded)).isEqualTo(version).hasSameHashCodeAs(version);
        });
    }

    /// The same part with a zero more before each number, and one at the end where there is no number.
    private static String padded(String part) {
        StringBuilder padded = new StringBuilder();
        boolean inNumber = false;
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            padded.append(digit && !inNumber ? "0" : "").append(c);
            inNumber = digit;
        }
        return padded.append(inNumber ? "" : "0").toString();
    }

    @Test
    void whatIsPrintedReadsBackAsItself() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddDebianVersions odd = new OddDebianVersions(generator.below(Integer.MAX_VALUE));
            String text = odd.any();
            for (Strictness strictness : Strictness.values()) {
                Optional<DebianVersion> read = parse(text, strictness);
                if (read.isPresent()) {
                    DebianVersion version = read.get();
                    DebianVersion again = DebianVersion.parse(version.toString(), strictness);
                    assertThat(again).isEqualTo(version).hasSameHashCodeAs(version);
                    assertThat(again).hasToString(version.toString());
                    assertThat(List.of(again.epoch(), again.upstream(), again.revision()))
                            .isEqualTo(List.of(version.epoch(), version.upstream(), version.revision()));
                }
            }
        });
    }

    @Test
    void whatIsReadStrictlyIsReadLenientlyAlike() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddDebianVersions odd = new OddDebianVersions(generator.below(Integer.MAX_VALUE));
            String text = odd.any();
            Optional<DebianVersion> strict = parse(text, Strictness.STRICT);
            if (strict.isPresent()) {
                assertThat(parse(text, Strictness.LENIENT).map(DebianVersion::toString))
                        .isEqualTo(strict.map(DebianVersion::toString));
            }
        });
    }

    @Test
    void aTildeLowersAndALetterLifts() {
        SeededGenerator.forEachSeed(RUNS, generator -> {
            OddDebianVersions odd = new OddDebianVersions(generator.below(Integer.MAX_VALUE));
            String text = odd.valid();
            DebianVersion version = DebianVersion.parse(text);
            assertThat(DebianVersion.parse(text + "~")).isLessThan(version);
            assertThat(DebianVersion.parse(text + "a")).isGreaterThan(version);
        });
    }

    private static Optional<DebianVersion> parse(String text, Strictness strictness) {
        try {
            return Optional.of(DebianVersion.parse(text, strictness));
        } catch (MalformedVersionException e) {
            assertThat(e.getMessage()).contains("(Debian Policy 5.6.12)");
            return Optional.empty();
        }
    }
}
