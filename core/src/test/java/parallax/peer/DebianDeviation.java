package parallax.peer;

/// Where Parallax means to answer otherwise than dpkg or its Perl modules do.
enum DebianDeviation {

    /// The epoch is an unsigned integer (deb-version(7)); dpkg reads it with a function of C that also takes white
    /// space and a sign before it. {@code LENIENT} does.
    SIGN_OR_SPACE_BEFORE_EPOCH,
    /// What Debian Policy no longer allows and {@code LENIENT} reads alike: `<` and `>`, capital letters, short names,
    /// empty items, lists with some `!`.
    READ_LENIENTLY,
    /// The rules of versions hold in relations as well; `Dpkg::Deps` takes any text there.
    UNCHECKED_VERSION,
    /// An epoch has a limit, as in dpkg itself; `Dpkg::Version` has none.
    EPOCH_ABOVE_THE_LIMIT,
    /// Something follows the `:` of an epoch, as in dpkg itself; for `Dpkg::Version` a last `:` belongs to the version.
    NOTHING_BEHIND_EPOCH,
    /// Numbers have any length, as in dpkg itself; `Dpkg::Version` compares them in floating point.
    NUMBER_IN_FLOATING_POINT,
    /// An epoch of 0 is not printed; `Dpkg::Version` prints what was written.
    EPOCH_AS_WRITTEN,
    /// A list that names nothing would hold nowhere or everywhere.
    EMPTY_LIST,
    /// After `|` comes a relation.
    NOTHING_AFTER_BAR,
    /// White space stands between groups (deb-src-control(5)), and {@code LENIENT} reads `<a><b>` as two;
    /// `Dpkg::BuildProfiles` reads one profile `a><b`.
    GROUPS_WITHOUT_SPACE,
    /// Signs of the grammar are no part of a build profile's name; `Dpkg::BuildProfiles` takes any text.
    SIGN_IN_PROFILE
}
