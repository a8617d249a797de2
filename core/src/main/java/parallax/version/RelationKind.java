package parallax.version;

/// How the versions that one constraint admits lie to those that another admits. A constraint that admits nothing is
/// inside every other and apart from every other; that is said as a case of its own, because it tells about one
/// constraint and nothing about the two.
public enum RelationKind {
    /// Both admit the same versions, and some.
    EQUAL,
    /// All that the left admits the right admits too, and more.
    SUBSET,
    /// All that the right admits the left admits too, and more.
    SUPERSET,
    /// Each admits versions that the other does not, and some are admitted by both.
    OVERLAPPING,
    /// Both admit versions, and none is admitted by both.
    DISJOINT,
    /// The left admits nothing, the right something.
    LEFT_EMPTY,
    /// The right admits nothing, the left something.
    RIGHT_EMPTY,
    /// Neither admits anything.
    BOTH_EMPTY;

    static RelationKind of(boolean both, boolean onlyLeft, boolean onlyRight) {
        if (both) {
            return onlyLeft ? (onlyRight ? OVERLAPPING : SUPERSET) : (onlyRight ? SUBSET : EQUAL);
        }
        return onlyLeft ? (onlyRight ? DISJOINT : RIGHT_EMPTY) : (onlyRight ? LEFT_EMPTY : BOTH_EMPTY);
    }

    /// Whether one side admits nothing, so that "subset" and "disjoint" hold without saying anything about the two.
    public boolean isVacuous() {
        return this == LEFT_EMPTY || this == RIGHT_EMPTY || this == BOTH_EMPTY;
    }

    /// Whether everything that the left admits the right admits; vacuously so where the left admits nothing.
    public boolean isSubset() {
        return this == EQUAL || this == SUBSET || this == LEFT_EMPTY || this == BOTH_EMPTY;
    }

    /// Whether everything that the right admits the left admits; vacuously so where the right admits nothing.
    public boolean isSuperset() {
        return this == EQUAL || this == SUPERSET || this == RIGHT_EMPTY || this == BOTH_EMPTY;
    }

    /// Whether nothing is admitted by both; vacuously so where one admits nothing.
    public boolean isDisjoint() {
        return this == DISJOINT || isVacuous();
    }
}
