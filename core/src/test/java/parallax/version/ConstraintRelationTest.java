package parallax.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintRelationTest {

    private static ConstraintRelation<Pep440Version> relate(String left, String right, String versions)
            throws MalformedVersionException {
        List<Pep440Version> parsed = new ArrayList<>();
        for (String text : versions.isEmpty() ? new String[0] : versions.split(" ", -1)) {
            parsed.add(Pep440Version.parse(text));
        }
        return SpecifierSet.parse(left).relateTo(SpecifierSet.parse(right), parsed);
    }

    @ParameterizedTest(name = "{0} and {1} over {2}: {3}")
    @CsvSource(delimiter = ';', textBlock = """
            >=1   ; >=1.0   ; 2 1 0.9      ; EQUAL       ; 2  ; '' ; '' ; 1
            >=2   ; >=1     ; 1 2 3        ; SUBSET      ; 3  ; '' ; 1  ; 0
            >=1   ; >=2     ; 1 2 3        ; SUPERSET    ; 3  ; 1  ; '' ; 0
            <3    ; >1      ; 1 2 2.5 3 4  ; OVERLAPPING ; 2.5 ; 1 ; 4  ; 0
            <2    ; >2      ; 1 1.5 2 3 4  ; DISJOINT    ; '' ; 1.5 ; 4 ; 1
            ==9   ; >1      ; 1 2 3        ; LEFT_EMPTY  ; '' ; '' ; 3  ; 1
            >1    ; ==9     ; 1 2 3        ; RIGHT_EMPTY ; '' ; 3  ; '' ; 1
            ==9   ; ==8     ; 1 2 3        ; BOTH_EMPTY  ; '' ; '' ; '' ; 3
            >=1   ; >=1     ; ''           ; BOTH_EMPTY  ; '' ; '' ; '' ; 0
            >=1   ; >=1     ; 1 1 1        ; EQUAL       ; 1  ; '' ; '' ; 0
            """)
    void theKindAndTheNewestWitnesses(
            String left,
            String right,
            String versions,
            RelationKind kind,
            String both,
            String onlyLeft,
            String onlyRight,
            int neither)
            throws MalformedVersionException {
        ConstraintRelation<Pep440Version> relation = relate(left, right, versions);
        assertThat(relation.kind()).isEqualTo(kind);
        assertThat(relation.newestInBoth().map(Pep440Version::toString).orElse(""))
                .isEqualTo(both);
        assertThat(relation.newestOnlyLeft().map(Pep440Version::toString).orElse(""))
                .isEqualTo(onlyLeft);
        assertThat(relation.newestOnlyRight().map(Pep440Version::toString).orElse(""))
                .isEqualTo(onlyRight);
        assertThat(relation.neither()).isEqualTo(neither);
    }

    @Test
    void spellingsThatOnlyATextTellsApartAllStay() throws MalformedVersionException {
        ConstraintRelation<Pep440Version> relation = relate("===1.0", "==1.0", "1.0.0 1.0 1");
        assertThat(relation.both()).extracting(Pep440Version::toString).containsExactly("1.0");
        assertThat(relation.onlyRight()).extracting(Pep440Version::toString).containsExactly("1", "1.0.0");
        assertThat(relation.kind()).isEqualTo(RelationKind.SUBSET);
    }

    @ParameterizedTest(name = "{0}: subset {1}, superset {2}, disjoint {3}, vacuous {4}")
    @CsvSource(textBlock = """
            EQUAL,       true,  true,  false, false
            SUBSET,      true,  false, false, false
            SUPERSET,    false, true,  false, false
            OVERLAPPING, false, false, false, false
            DISJOINT,    false, false, true,  false
            LEFT_EMPTY,  true,  false, true,  true
            RIGHT_EMPTY, false, true,  true,  true
            BOTH_EMPTY,  true,  true,  true,  true
            """)
    void whatAKindImplies(RelationKind kind, boolean subset, boolean superset, boolean disjoint, boolean vacuous) {
        assertThat(kind.isSubset()).isEqualTo(subset);
        assertThat(kind.isSuperset()).isEqualTo(superset);
        assertThat(kind.isDisjoint()).isEqualTo(disjoint);
        assertThat(kind.isVacuous()).isEqualTo(vacuous);
    }

    @Test
    void countsAreNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstraintRelation<>(List.of(), List.of(), List.of(), -1))
                .withMessage("a negative count of versions: -1");
    }
}
