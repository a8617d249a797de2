package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import parallax.RecordedTable;

/// Laws that hold for all versions and specs, on random ones; a failure names its seed.
final class CondaVersionLawsTest {

    private static final int ROUNDS = 5_000;
    private static final List<String> WORDS = List.of(
            "0",
            "1",
            "2",
            "10",
            "01",
            "a",
            "b",
            "rc",
            "dev",
            "post",
            "alpha",
            "1a",
            "2rc1",
            "0post",
            "1_",
            "99999999999");

    @Test
    void theOrderIsTotal() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            CondaVersion a = version(random);
            CondaVersion b = version(random);
            CondaVersion c = version(random);
            assertThat(Integer.signum(a.compareTo(b))).as("seed %d", seed).isEqualTo(-Integer.signum(b.compareTo(a)));
            if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
                assertThat(a).as("seed %d", seed).isLessThanOrEqualTo(c);
            }
            if (a.compareTo(b) == 0) {
                assertThat(Integer.signum(a.compareTo(c)))
                        .as("seed %d", seed)
                        .isEqualTo(Integer.signum(b.compareTo(c)));
            }
        }
    }

    @Test
    void spellingsOfOneVersionAreEqualAndHashAlike() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            CondaVersion version = version(random);
            String text = version.normalized();
            String other = switch (random.nextInt(5)) {
                case 0 -> text.toUpperCase(Locale.ROOT);
                case 1 -> version.hasLocal() || text.endsWith("_") ? text : text + ".0";
                case 2 -> version.hasLocal() || text.endsWith("_") ? text : text + ".0.0";
                case 3 -> text.indexOf('!') < 0 ? "0!" + text : "0" + text;
                default -> version.hasLocal() ? text + ".0" : text + "+0";
            };
            CondaVersion same = CondaVersion.parse(other);
            assertThat(same)
                    .as("seed %d: %s and %s", seed, text, other)
                    .isEqualTo(version)
                    .hasSameHashCodeAs(version);
        }
    }

    @Test
    void aVersionIsItsOwnPrefixAndOfWhatGoesOn() throws Exception {
        for (long seed = 0; seed < ROUNDS; seed++) {
            CondaVersion version = version(new Random(seed));
            assertThat(version.startsWith(version))
                    .as("seed %d: %s", seed, version)
                    .isTrue();
            if (!version.hasLocal() && !version.normalized().endsWith("_")) {
                assertThat(CondaVersion.parse(version + ".7").startsWith(version))
                        .as("seed %d", seed)
                        .isTrue();
                assertThat(CondaVersion.parse(version + "+x").startsWith(version))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }

    /// Brute force over every recorded version: `,` is and, `|` is or, `!=` is not, `=` agrees with its glob.
    @Test
    void specsCombineAsTheirPartsDo() throws Exception {
        List<CondaVersion> versions = recordedVersions();
        List<List<String>> specs = RecordedTable.rows("/parallax/version/conda-version-specs.tsv");
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String left = specs.get(random.nextInt(specs.size())).getFirst();
            String right = specs.get(random.nextInt(specs.size())).getFirst();
            CondaVersionSpec a = CondaVersionSpec.parse(left);
            CondaVersionSpec b = CondaVersionSpec.parse(right);
            CondaVersionSpec both = CondaVersionSpec.parse("(" + left + "),(" + right + ")");
            CondaVersionSpec either = CondaVersionSpec.parse(left + "|" + right);
            CondaVersionSpec bothAgain = CondaVersionSpec.parse(both.toString());
            for (CondaVersion version : versions) {
                boolean inA = a.contains(version);
                boolean inB = b.contains(version);
                if (both.contains(version) != (inA && inB)
                        || either.contains(version) != (inA || inB)
                        || bothAgain.contains(version) != (inA && inB)) {
                    throw new AssertionError("seed " + seed + ": " + left + " and " + right + " on " + version);
                }
            }
        }
    }

    @Test
    void operatorsAreEachOthersOpposites() throws Exception {
        List<CondaVersion> versions = recordedVersions();
        for (long seed = 0; seed < 300; seed++) {
            String text =
                    versions.get(new Random(seed).nextInt(versions.size())).normalized();
            for (List<String> pair : List.of(
                    List.of("<" + text, ">=" + text),
                    List.of(">" + text, "<=" + text),
                    List.of("==" + text, "!=" + text),
                    List.of(text + ".*", "!=" + text + ".*"))) {
                CondaVersionSpec one = CondaVersionSpec.parse(pair.getFirst());
                CondaVersionSpec opposite = CondaVersionSpec.parse(pair.getLast());
                for (CondaVersion version : versions) {
                    if (one.contains(version) == opposite.contains(version)) {
                        throw new AssertionError("seed " + seed + ": " + pair + " on " + version);
                    }
                }
            }
        }
    }

    /// What the accessors say must be true of every admitted version.
    @Test
    void pinsAndSeriesHoldForAllThatIsAdmitted() throws Exception {
        List<CondaVersion> versions = recordedVersions();
        int checked = 0;
        for (List<String> row : RecordedTable.rows("/parallax/version/conda-version-specs.tsv")) {
            CondaVersionSpec spec = CondaVersionSpec.parse(row.getFirst());
            CondaVersion exact = spec.exactPin().orElse(null);
            CondaVersion lower =
                    spec.lowerBound().map(CondaVersionSpec.Bound::version).orElse(null);
            CondaVersion upper =
                    spec.upperBound().map(CondaVersionSpec.Bound::version).orElse(null);
            CondaVersion series = spec.series().isEmpty()
                    ? null
                    : CondaVersion.parse(spec.series().get());
            if (exact == null && lower == null && upper == null && series == null) {
                continue;
            }
            for (CondaVersion version : versions) {
                boolean holds = (exact == null || version.equals(exact))
                        && (lower == null || version.compareTo(lower) >= 0)
                        && (upper == null || version.compareTo(upper) <= 0)
                        && (series == null || version.startsWith(series) || isPreRelease(version));
                checked++;
                if (spec.contains(version) && !holds) {
                    throw new AssertionError(row.getFirst() + " admits " + version);
                }
            }
        }
        assertThat(checked).isPositive();
    }

    /// `<2.9` admits the pre-releases of 2.9, which are not of series 2.8.
    private static boolean isPreRelease(CondaVersion version) {
        return version.normalized().chars().anyMatch(Character::isLetter);
    }

    @Test
    void anyTextEndsInAVersionOrAMessage() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                text.append("0123.._-+!*,|()=<>~^$ abdevpost[]é\n\u0000".charAt(random.nextInt(36)));
            }
            try {
                assertThat(CondaVersionSpec.parse(text.toString()).toString()).isNotEmpty();
            } catch (MalformedVersionException e) {
                assertThat(e.getMessage()).as("seed %d", seed).contains("(CEP ");
            }
        }
    }

    static List<CondaVersion> recordedVersions() throws MalformedVersionException {
        List<CondaVersion> versions = new ArrayList<>();
        for (List<String> equal : RecordedTable.rows("/parallax/version/conda-versions-in-order.tsv")) {
            String version = equal.getFirst();
            if (version.indexOf('+') < 0 && version.indexOf('_') < 0 && version.indexOf('-') < 0) {
                versions.add(CondaVersion.parse(version));
            }
        }
        return versions;
    }

    private static CondaVersion version(Random random) throws MalformedVersionException {
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "1!" : "");
        int segments = 1 + random.nextInt(4);
        for (int i = 0; i < segments; i++) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean last = i == segments - 1;
            text.append(i > 0 ? "." : "").append(last ? word : word.replace("_", ""));
        }
        if (random.nextInt(4) == 0) {
            text.append('+').append(WORDS.get(random.nextInt(WORDS.size())).replace("_", ""));
        }
        return CondaVersion.parse(text.toString());
    }
}
