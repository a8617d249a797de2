package parallax.compare.build;

import org.jspecify.annotations.Nullable;

/// The same native library in two builds, or one that only one of them has.
///
/// @param key what they are paired by, unique among the pairs: a logical path or a library's name
/// @param left null where only the right build has it
/// @param right null where only the left build has it
record LibraryPair(String key, BuildSide.@Nullable Library left, BuildSide.@Nullable Library right) {

    /// Whether both have the same bytes.
    boolean same() {
        return left != null
                && right != null
                && !left.sha256().isEmpty()
                && left.sha256().equals(right.sha256());
    }
}
