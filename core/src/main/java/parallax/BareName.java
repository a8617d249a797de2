package parallax;

import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.version.Excerpt;

/// A package named without a source, perhaps with one exact version: `torchvision`, `torchvision==0.24.0`.
///
/// @param text as the user wrote it
/// @param version without `=`; empty where none is given
record BareName(String text, String name, String version) {

    private static final String EXAMPLE = "torchvision==0.24.0";

    /// @param text neither blank nor a reference with a source
    static BareName parse(String text) throws Trouble {
        String stripped = text.strip();
        int end = 0;
        while (end < stripped.length() && isOfName(stripped.charAt(end))) {
            end++;
        }
        String name = stripped.substring(0, end);
        String rest = stripped.substring(end).strip();
        if (name.isEmpty()) {
            throw new Trouble(
                    Excerpt.of(text) + " does not begin with a package name",
                    "write a name, or a name with a version: `" + EXAMPLE + "`");
        }
        if (rest.isEmpty()) {
            return new BareName(text, name, "");
        }
        int equals = 0;
        while (equals < rest.length() && rest.charAt(equals) == '=') {
            equals++;
        }
        String version = rest.substring(equals).strip();
        if (equals == 0 || equals > 2 || !isVersion(version)) {
            throw notUnderstood(text, name, rest);
        }
        return new BareName(text, name, version);
    }

    /// The reference to `name` at `source`, in the source's own syntax.
    String at(Source source, PackageName name) {
        String operator = source.ecosystem() == Ecosystem.PYPI ? "==" : "=";
        return source.id() + "::" + name + (version.isEmpty() ? "" : operator + version);
    }

    /// Letters of other alphabets are left in, so that such a name is told to be unknown, not to be cut.
    private static boolean isOfName(char c) {
        return c >= 128 ? !Character.isWhitespace(c) : Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isVersion(String text) {
        return !text.isEmpty()
                && text.chars().noneMatch(c -> c <= ' ' || c == 127 || "<>=~,*;[]()|@:'\"".indexOf(c) >= 0);
    }

    private static Trouble notUnderstood(String text, String name, String rest) {
        String plain = Excerpt.plain(name);
        String digits = rest.substring("@:".indexOf(rest.charAt(0)) < 0 ? 0 : 1).strip();
        boolean startsAsVersion = !digits.isEmpty() && digits.charAt(0) >= '0' && digits.charAt(0) <= '9';
        String found = Excerpt.of(text) + ": " + Excerpt.of(rest) + " is not understood";
        if (startsAsVersion && isVersion(digits)) {
            return new Trouble(found, "a version is written `" + plain + "==" + Excerpt.plain(digits) + "`");
        }
        return switch (rest.charAt(0)) {
            case ';' ->
                new Trouble(
                        found + ": no marker can be given",
                        "write `" + plain + "`, and choose the platform and Python with --platform and --python");
            case '[' ->
                new Trouble(
                        found + ": a name without source takes neither extras nor conda keywords",
                        "write `" + plain + "` or `" + EXAMPLE + "`, or both sides with their sources");
            case '=', '<', '>', '~', '!' ->
                new Trouble(
                        Excerpt.of(text) + ": a name without source may carry one exact version only",
                        "write it like `" + EXAMPLE + "`, or write both sides out, for example `pypi::" + plain
                                + ">=1.0` and `conda-forge::" + plain + ">=1.0`");
            default -> new Trouble(found, "a name with a version is written `" + EXAMPLE + "`");
        };
    }
}
