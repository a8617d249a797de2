package parallax.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.Versions;
import parallax.version.CondaVersionSpec;
import parallax.version.ConstraintRelation;
import parallax.version.MalformedVersionException;
import parallax.version.RelationKind;
import parallax.version.SpecifierSet;
import parallax.version.Version;

class RelatedConstraintsTest {

    private static Constraint python(String text) throws MalformedVersionException {
        return Constraint.python(SpecifierSet.parse(text));
    }

    private static Constraint conda(String text) throws MalformedVersionException {
        return Constraint.conda(List.of(CondaVersionSpec.parse(text)), List.of());
    }

    private static List<Version> versions(String texts) {
        List<Version> versions = new ArrayList<>();
        for (String text : texts.isEmpty() ? new String[0] : texts.split(" ", -1)) {
            versions.add(Versions.conda(text));
        }
        return versions;
    }

    private static String shown(List<Version> versions) {
        return versions.stream().map(Version::original).collect(Collectors.joining(" "));
    }

    @ParameterizedTest(name = "{0} and {1} over {2}")
    @CsvSource(delimiter = '|', textBlock = """
            ==2.9.0    | >=2.8.0,<2.9.0a0 | 2.8.0 2.9.0 2.9.1 |           | 2.9.0 | 2.8.0 | DISJOINT
            ==2.9.0    | >=2.9.0,<2.10    | 2.8.0 2.9.0 2.9.1 | 2.9.0     |       | 2.9.1 | SUBSET
            >=2.0,<3   | 2.*              | 1.26.4 2.0.0 2.2  | 2.0.0 2.2 |       |       | EQUAL
            ==2.9.0    | >=2.8.0,<2.9.0a0 | 2.9.0             |           | 2.9.0 |       | RIGHT_EMPTY
            ==2.9.0    | 2.7.1            | 2.8.0             |           |       |       | BOTH_EMPTY
            ==2.9.0    | 2.7.1            |                   |           |       |       | BOTH_EMPTY
            >=1        | >=1              | 1.0 1.0 9d 2.0    | 1.0 2.0   |       |       | EQUAL
            """)
    void versionsThatExistTell(
            String left,
            String right,
            String versions,
            String both,
            String onlyLeft,
            String onlyRight,
            RelationKind kind)
            throws MalformedVersionException {
        ConstraintRelation<Version> relation =
                Constraint.relate(python(left), conda(right), versions(versions == null ? "" : versions));
        assertThat(shown(relation.both())).isEqualTo(both == null ? "" : both);
        assertThat(shown(relation.onlyLeft())).isEqualTo(onlyLeft == null ? "" : onlyLeft);
        assertThat(shown(relation.onlyRight())).isEqualTo(onlyRight == null ? "" : onlyRight);
        assertThat(relation.kind()).isEqualTo(kind);
    }

    @Test
    void aSpellingThatIsNotReadProvesNothing() throws MalformedVersionException {
        ConstraintRelation<Version> relation =
                Constraint.relate(Constraint.poetry("^2.0"), conda("1.0"), versions("1.0 2.0"));
        assertThat(relation).isEqualTo(new ConstraintRelation<>(List.of(), List.of(), List.of(), 0));
    }
}
