package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Laws that hold for every version and specifier, tried on generated ones.
class Pep440PropertyTest {

    private static final long SEED = 440L;
    private static final int TRIES = 3000;

    private final OddVersions odd = new OddVersions(SEED);

    private Pep440Version close() throws MalformedVersionException {
        return Pep440Version.parse(odd.close());
    }

    private static boolean admits(String specifiers, Pep440Version version) throws MalformedVersionException {
        return SpecifierSet.parse(specifiers).contains(version);
    }

    @Test
    void theNormalFormReadsBackAsItself() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version version = Pep440Version.parse(odd.valid());
            Pep440Version again = Pep440Version.parse(version.toString());
            assertThat(again)
                    .as("seed %d, %s", SEED, version.original())
                    .isEqualTo(version)
                    .hasSameHashCodeAs(version);
            assertThat(again).hasToString(version.toString());
        }
    }

    @Test
    void theOrderIsTotalAndAgreesWithEquality() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version a = i % 2 == 0 ? close() : Pep440Version.parse(odd.valid());
            Pep440Version b = i % 2 == 0 ? close() : Pep440Version.parse(odd.valid());
            Pep440Version c = close();
            assertThat(Integer.signum(a.compareTo(b)))
                    .as("seed %d, %s and %s", SEED, a, b)
                    .isEqualTo(-Integer.signum(b.compareTo(a)));
            assertThat(a.equals(b)).as("seed %d, %s and %s", SEED, a, b).isEqualTo(a.compareTo(b) == 0);
            if (a.equals(b)) {
                assertThat(a).as("seed %d", SEED).hasSameHashCodeAs(b);
            }
            List<Pep440Version> sorted = new ArrayList<>(List.of(a, b, c));
            Collections.sort(sorted);
            assertThat(sorted.getFirst().compareTo(sorted.getLast()))
                    .as("seed %d, %s", SEED, sorted)
                    .isLessThanOrEqualTo(0);
        }
    }

    @Test
    void aLocalLabelLiftsAVersionJustAboveItself() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version version = close();
            Pep440Version other = close();
            Pep440Version labelled = Pep440Version.parse(version.publicVersion() + "+cu130");
            assertThat(labelled.compareTo(version.publicVersion()))
                    .as("seed %d, %s", SEED, version)
                    .isPositive();
            if (other.comparePublic(version) > 0) {
                assertThat(labelled.compareTo(other))
                        .as("seed %d, %s, %s", SEED, version, other)
                        .isNegative();
            }
        }
    }

    @Test
    void notEqualIsTheReverseOfEqual() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version bound = close();
            Pep440Version version = close();
            assertThat(admits("!=" + bound, version))
                    .as("seed %d, %s and %s", SEED, bound, version)
                    .isNotEqualTo(admits("==" + bound, version));
        }
    }

    @Test
    void compatibleIsAtLeastAndThePrefix() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version bound = close().publicVersion();
            List<BigInteger> release = bound.release();
            if (release.size() < 2) {
                continue;
            }
            StringBuilder prefix = new StringBuilder(bound.epoch() + "!");
            release.subList(0, release.size() - 1)
                    .forEach(number -> prefix.append(number).append('.'));
            Pep440Version version = close();
            assertThat(admits("~=" + bound, version))
                    .as("seed %d, %s and %s", SEED, bound, version)
                    .isEqualTo(admits(">=" + bound + ",==" + prefix + "*", version));
        }
    }

    @Test
    void aPrefixComparesTheNumbersOneByOne() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version prefix = close().baseVersion();
            Pep440Version version = close();
            boolean same = prefix.epoch().equals(version.epoch());
            for (int n = 0; n < prefix.release().size(); n++) {
                same &= prefix.releaseNumber(n) == version.releaseNumber(n);
            }
            assertThat(admits("==" + prefix + ".*", version))
                    .as("seed %d, %s and %s", SEED, prefix, version)
                    .isEqualTo(same);
        }
    }

    @Test
    void theOrderedComparisonsFollowTheOrderButForTheirExclusions() throws MalformedVersionException {
        for (int i = 0; i < TRIES; i++) {
            Pep440Version bound = close().publicVersion();
            Pep440Version version = close();
            int order = version.publicVersion().compareTo(bound);
            String seen = "seed %d, %s and %s".formatted(SEED, bound, version);
            assertThat(admits(">=" + bound, version)).as(seen).isEqualTo(order >= 0);
            assertThat(admits("<=" + bound, version)).as(seen).isEqualTo(order <= 0);
            boolean sameRelease = version.baseVersion().equals(bound.baseVersion());
            boolean less = admits("<" + bound, version);
            assertThat(less && order >= 0).as(seen).isFalse();
            assertThat(!less && order < 0 && !(sameRelease && version.isPreRelease()))
                    .as(seen)
                    .isFalse();
            boolean greater = admits(">" + bound, version);
            assertThat(greater && order <= 0).as(seen).isFalse();
            assertThat(!greater && order > 0 && !(sameRelease && version.isPostRelease()))
                    .as(seen)
                    .isFalse();
        }
    }

    @Test
    void aSetAdmitsWhatAllItsClausesAdmit() throws MalformedVersionException {
        int sets = 0;
        while (sets < TRIES) {
            SpecifierSet set;
            try {
                set = SpecifierSet.parse(odd.closeSpecifiers());
            } catch (MalformedVersionException refused) {
                continue;
            }
            sets++;
            Pep440Version version = close();
            boolean all = set.specifiers().stream().allMatch(specifier -> specifier.contains(version));
            assertThat(set.contains(version))
                    .as("seed %d, %s and %s", SEED, set, version)
                    .isEqualTo(all);
            SpecifierSet normal = SpecifierSet.parse(set.toString());
            assertThat(normal).as("seed %d", SEED).isEqualTo(set).hasSameHashCodeAs(set);
            assertThat(normal.contains(version))
                    .as("seed %d, %s and %s", SEED, set, version)
                    .isEqualTo(all);
        }
    }
}
