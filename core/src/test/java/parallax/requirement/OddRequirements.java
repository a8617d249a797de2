package parallax.requirement;

import java.util.List;
import parallax.version.OddVersions;

/// Makes requirement and marker texts, most of them odd and some of them wrong, from a seed.
public final class OddRequirements {

    private static final List<String> NAMES = List.of(
            "torch",
            "Torch.Vision",
            "a",
            "A-_.b",
            "zope.interface",
            "x1",
            "0",
            "Foo",
            "b.c-d",
            "foo-",
            "foo_",
            "-foo",
            "é");
    private static final List<String> VARIABLES = List.of(
            "python_version",
            "python_version",
            "python_full_version",
            "os_name",
            "os.name",
            "sys_platform",
            "sys.platform",
            "platform_machine",
            "platform.machine",
            "platform_release",
            "platform_system",
            "platform_version",
            "platform.version",
            "platform_python_implementation",
            "python_implementation",
            "platform.python_implementation",
            "implementation_name",
            "implementation_version",
            "extra",
            "extra",
            "extras",
            "dependency_groups");
    private static final List<String> OPERATORS =
            List.of("==", "==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in", "not \t in");
    private static final List<String> WRONG_OPERATORS = List.of("=", "<>", "notin", "is");
    private static final List<String> VALUES = List.of(
            "3.9",
            "3.12",
            "3.9.1",
            "3",
            "3.*",
            "3.12.*",
            "linux",
            "win32",
            "posix",
            "Linux",
            "CPython",
            "cpython",
            "x86_64",
            "6.8.0-31-generic",
            "6.8",
            "",
            "Foo_Bar",
            "dev",
            "2.7 3.12 3.13",
            "3.12.0rc1",
            "3.13+",
            "a'b",
            "#1",
            "\\x33.9",
            "3.\\61\\u0032",
            "a\\tb\\q",
            "\\N{DIGIT THREE}",
            "\\x3",
            "dev\\");

    private final OddVersions versions;

    public OddRequirements(long seed) {
        this.versions = new OddVersions(seed);
    }

    private boolean chance(int percent) {
        return versions.random().nextInt(100) < percent;
    }

    private String pick(List<String> choices) {
        return versions.pick(choices);
    }

    private String blank() {
        return pick(List.of("", "", " ", " ", "  ", "\t"));
    }

    private String quoted(String value) {
        char quote = chance(50) || value.indexOf('\'') >= 0 ? '"' : '\'';
        return quote + value + quote;
    }

    private String comparison() {
        String variable = pick(VARIABLES);
        String value = quoted(pick(VALUES));
        String operator = pick(chance(2) ? WRONG_OPERATORS : OPERATORS);
        if (chance(3)) {
            return chance(50)
                    ? variable + " " + operator + " " + pick(VARIABLES)
                    : value + " " + operator + " " + quoted(pick(VALUES));
        }
        boolean word = Character.isLetter(operator.charAt(0));
        String left = word ? " " : blank();
        return chance(75) ? variable + left + operator + left + value : value + left + operator + left + variable;
    }

    /// A marker text; parentheses nest up to `depth`.
    public String marker(int depth) {
        StringBuilder text = new StringBuilder(blank());
        do {
            if (text.length() > 2) {
                text.append(' ')
                        .append(pick(chance(2) ? List.of("AND", "|") : List.of("and", "or")))
                        .append(' ');
            }
            text.append(depth > 0 && chance(35) ? "(" + marker(depth - 1) + ")" : comparison());
        } while (chance(40));
        return text.append(blank()).toString();
    }

    /// A requirement text, often damaged.
    public String requirement() {
        StringBuilder text = new StringBuilder(blank()).append(pick(NAMES)).append(blank());
        if (chance(25)) {
            text.append('[').append(blank());
            text.append(pick(List.of("", "a", "a,b", "A_x , b.c", "b,a,B", "a,", "a b")))
                    .append(blank())
                    .append(']');
        }
        text.append(blank());
        if (chance(15)) {
            text.append('@').append(blank()).append(pick(List.of("https://x.org/a.whl", "file:///a;b", "")));
            text.append(pick(List.of("", " ")));
        } else if (chance(70)) {
            boolean parentheses = chance(20);
            text.append(parentheses ? "(" : "").append(blank());
            text.append(chance(70) ? versions.closeSpecifiers() : versions.anySpecifiers())
                    .append(pick(List.of("", "", ",")));
            text.append(blank()).append(parentheses ? ")" : "");
        }
        if (chance(40)) {
            text.append(blank()).append(';').append(marker(2));
        }
        return chance(15) ? versions.damage(text.toString()) : text.toString();
    }

    /// A marker text damaged in a place or two.
    public String damagedMarker() {
        return versions.damage(marker(2));
    }
}
