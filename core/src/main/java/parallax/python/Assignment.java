package parallax.python;

import java.util.Locale;

/// A statement of a module, in no block, that gives a name a literal: `__version__ = "0.29.1+cpu"`.
///
/// @param name the second assignment to one name is `name#2`
/// @param annotation empty where it has none
/// @param value in one spelling, as Python's `repr` would have it. A long one is cut and ends with `…` and a digest
///     of all of it
/// @param place how many statements of the module that are neither such assignments nor definitions come before it
public record Assignment(String name, String annotation, String value, int place) {

    private static final String[] NAMES = {
        "release",
        "revision",
        "commit",
        "commit_id",
        "git_sha",
        "git_revision",
        "git_hash",
        "build_date",
        "build_time",
        "cuda",
        "hip",
        "rocm",
        "xpu",
        "debug"
    };

    /// Whether the name is one under which builds keep what they are a build of: a version, a revision, or, as in
    /// torch, the toolkit and kind of build.
    public boolean isVersion() {
        int second = name.indexOf('#');
        String plain = second < 0 ? name : name.substring(0, second);
        plain = plain.toLowerCase(Locale.ROOT);
        if (plain.contains("version")) {
            return true;
        }
        int from = 0;
        int to = plain.length();
        while (from < to && plain.charAt(from) == '_') {
            from++;
        }
        while (to > from && plain.charAt(to - 1) == '_') {
            to--;
        }
        String bare = plain.substring(from, to);
        for (String known : NAMES) {
            if (bare.equals(known)) {
                return true;
            }
        }
        return false;
    }
}
