package parallax.fact;

import org.jspecify.annotations.Nullable;
import parallax.platform.PythonVersion;

/// A Python that a build is for. Ordered as people look for it: versions by number, `3.9`, `3.9+`, `3.10`, and after
/// them what names no version.
public sealed interface PythonSupport extends Comparable<PythonSupport> {

    /// Exactly this one: `3.12`, `3.13t`.
    record Only(PythonVersion version) implements PythonSupport {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Only only && version.equals(only.version);
        }

        @Override
        public int hashCode() {
            return version.hashCode();
        }

        @Override
        public String toString() {
            return version.toString();
        }
    }

    /// This one and every later one, by the stable ABI: `3.9+`.
    record From(PythonVersion version) implements PythonSupport {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof From from && version.equals(from.version);
        }

        @Override
        public int hashCode() {
            return ~version.hashCode();
        }

        @Override
        public String toString() {
            return version + "+";
        }
    }

    /// Whatever Python: pure Python code.
    record Any() implements PythonSupport {
        @Override
        public String toString() {
            return "any";
        }
    }

    /// One that only its name tells: another interpreter's tag, `pp39`, or what a recipe calls it.
    ///
    /// @param spelled as found
    record Named(String spelled) implements PythonSupport {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Named named && spelled.equals(named.spelled);
        }

        @Override
        public int hashCode() {
            return spelled.hashCode();
        }

        @Override
        public String toString() {
            return spelled;
        }
    }

    /// Whether a build that is for this one runs on `wanted`.
    default boolean admits(PythonVersion wanted) {
        return switch (this) {
            case Any _ -> true;
            case Only(PythonVersion version) -> version.equals(wanted);
            case From(PythonVersion version) ->
                version.freeThreaded() == wanted.freeThreaded() && version.compareTo(wanted) <= 0;
            case Named _ -> false;
        };
    }

    /// Whether it names a free-threaded build and no other.
    default boolean freeThreaded() {
        PythonVersion version = versionOrNull();
        return version != null && version.freeThreaded();
    }

    private @Nullable PythonVersion versionOrNull() {
        return switch (this) {
            case Only(PythonVersion version) -> version;
            case From(PythonVersion version) -> version;
            case Any _, Named _ -> null;
        };
    }

    @Override
    default int compareTo(PythonSupport other) {
        PythonVersion mine = versionOrNull();
        PythonVersion theirs = other.versionOrNull();
        if (mine == null || theirs == null) {
            return mine != null ? -1 : theirs != null ? 1 : toString().compareTo(other.toString());
        }
        int byVersion = mine.compareTo(theirs);
        return byVersion != 0 ? byVersion : Boolean.compare(this instanceof From, other instanceof From);
    }
}
