package parallax.name;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A package's name in the normal form of its ecosystem. Names of different ecosystems are never equal, even
/// where they are spelled alike: only the {@link NameMap} says who is who.
///
/// @param value the normalised name; never empty
public record PackageName(Ecosystem ecosystem, String value) implements Comparable<PackageName> {

    public PackageName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a package name is not empty");
        }
    }

    /// Normalises as PyPI does: lower case, runs of `-`, `_`, `.` become one `-`.
    /// Letters outside ASCII, which no valid name has, become small too, as Python's `str.lower` has it.
    /// Rule: PyPA specification "Names and normalization" (PEP 503).
    public static PackageName pypi(String written) {
        String name = isAscii(written) ? written : written.toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(name.length());
        boolean separator = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' || c == '_' || c == '.') {
                separator = true;
                continue;
            }
            if (separator) {
                normal.append('-');
                separator = false;
            }
            normal.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        if (separator) {
            normal.append('-');
        }
        return new PackageName(Ecosystem.PYPI, normal.toString());
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// conda names are lower case and otherwise kept: `_` and `-` differ. Rule: CEP 26.
    public static PackageName conda(String name) {
        return new PackageName(Ecosystem.CONDA, name.toLowerCase(Locale.ROOT));
    }

    /// The name in the normal form of `ecosystem`.
    public static PackageName of(Ecosystem ecosystem, String name) {
        return switch (ecosystem) {
            case PYPI -> pypi(name);
            case CONDA -> conda(name);
            case DEBIAN -> new PackageName(Ecosystem.DEBIAN, name.toLowerCase(Locale.ROOT));
        };
    }

    // Written out, because the ones that a record gets are made at run time and cost tens of milliseconds at the first
    // use, which every run of the program has.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PackageName name && ecosystem == name.ecosystem && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return 31 * value.hashCode() + ecosystem.id().hashCode();
    }

    @Override
    public int compareTo(PackageName other) {
        int byValue = value.compareTo(other.value);
        return byValue != 0 ? byValue : ecosystem.compareTo(other.ecosystem);
    }

    @Override
    public String toString() {
        return value;
    }
}
