package parallax.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import parallax.RecordedTable;

/// Conda versions, version specs and match specs: recorded ones, and generated ones, most of them odd and some
/// of them wrong.
final class CondaTexts {

    /// A folder with the files `conda-versions.txt`, `conda-specs.txt` and `conda-matchspecs.txt`, a text on
    /// each line, to compare more than the repository carries.
    private static final String MORE = "parallax.peer.texts";

    private static final List<String> WORDS = List.of(
            "0",
            "0",
            "1",
            "1",
            "2",
            "9",
            "10",
            "01",
            "007",
            "2024",
            "99999999999",
            "1a",
            "1a1",
            "1alpha",
            "1rc1",
            "0b2",
            "2dev",
            "1dev0",
            "1post2",
            "0post1",
            "a",
            "b",
            "rc",
            "rc1",
            "dev",
            "dev1",
            "post",
            "post1",
            "alpha",
            "v1",
            "V2",
            "RC3",
            "x86",
            "g",
            "devel",
            "postfix",
            "1c",
            "h1a2b");
    private static final List<String> OPERATORS = List.of("==", "!=", "<", "<=", ">", ">=", "=", "", "", "~=");
    private static final List<String> NAMES = List.of(
            "pytorch", "PyTorch", "libgcc-ng", "_openmp_mutex", "__glibc", "zope.int", "r-base", "py*", "*", "foo_bar");
    private static final List<String> CHANNELS = List.of(
            "conda-forge",
            "pytorch",
            "conda-forge/linux-64",
            "*/osx-64",
            "conda-forge/label/dev",
            "https://conda.anaconda.org/conda-forge",
            "https://a.example/c",
            "https://a.example/c/noarch",
            "conda-*");
    private static final List<String> BUILDS = List.of(
            "py310_0", "cuda*", "*_cpu_*", "0", "h5a7de54_0", "*", "PY39_1", "b.1", "b+1", "py3*_2", "conda_forge");
    private static final String SCRAP = "0123.-_+!*ab ,|()=<>~^$[]'\"#@:/\\é\t";

    private final Random random;

    CondaTexts(long seed) {
        this.random = new Random(seed);
    }

    static List<String> recordedVersions() throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        RecordedTable.rows("/parallax/version/conda-versions-in-order.tsv").forEach(texts::addAll);
        for (String line : RecordedTable.lines("/parallax/version/conda-versions-rejected.txt")) {
            texts.add(RecordedTable.unquoted(line));
        }
        for (List<String> row : RecordedTable.rows("/parallax/platform/conda-filenames.tsv")) {
            texts.add(row.get(2));
        }
        return withMore("conda-versions.txt", texts);
    }

    static List<String> recordedSpecs() throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        for (List<String> row : RecordedTable.rows("/parallax/version/conda-version-specs.tsv")) {
            texts.add(row.getFirst());
        }
        return withMore("conda-specs.txt", texts);
    }

    static List<String> recordedMatchSpecs() throws IOException {
        Set<String> texts = new LinkedHashSet<>();
        for (List<String> row : RecordedTable.rows("/parallax/requirement/conda-match-specs.tsv")) {
            texts.add(row.getFirst());
        }
        for (String line : RecordedTable.lines("/parallax/requirement/conda-match-specs-rejected.txt")) {
            texts.add(RecordedTable.unquoted(line));
        }
        return withMore("conda-matchspecs.txt", texts);
    }

    private static List<String> withMore(String file, Set<String> texts) throws IOException {
        String folder = System.getProperty(MORE);
        if (folder != null && Files.exists(Path.of(folder, file))) {
            texts.addAll(Files.readAllLines(Path.of(folder, file)));
        }
        return List.copyOf(texts);
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /// A text that is a version, for conda and rattler alike.
    String version() {
        String separator = chance(10) ? "-" : "_";
        StringBuilder text = new StringBuilder(chance(8) ? pick(List.of("1!", "0!", "2!")) : "");
        text.append(chance(5) ? "v" : "");
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(pick(WORDS)).append(i > 0 ? (chance(15) ? separator : ".") : "");
        }
        text.append(chance(6) ? pick(List.of(separator, "." + separator, separator + separator)) : "");
        if (chance(20)) {
            text.append('+').append(pick(WORDS)).append(chance(30) ? "." + pick(WORDS) : "");
        }
        return text.toString();
    }

    /// A version close to `other`, so that comparing the two is no foregone conclusion.
    String close(String other) {
        return switch (random.nextInt(8)) {
            case 0 -> other + ".0";
            case 1 -> other + pick(List.of("a", "_", "-", "dev", "post", ".dev", ".post", "rc1", "+1", "+a", "0"));
            case 2 -> other.replace('_', '.');
            case 3 -> other.indexOf('.') < 0 ? other : other.substring(0, other.lastIndexOf('.'));
            case 4 -> other.replaceFirst("[0-9]+", pick(WORDS));
            case 5 -> other.toUpperCase(Locale.ROOT);
            case 6 -> "1!" + other;
            default -> version();
        };
    }

    /// One to three characters of a text changed.
    String damage(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(changed.length() + 1);
            char scrap = SCRAP.charAt(random.nextInt(SCRAP.length()));
            switch (random.nextInt(3)) {
                case 0 -> changed.insert(at, scrap);
                case 1 -> changed.delete(at, Math.min(at + 1, changed.length()));
                default -> changed.insert(at, changed.substring(at / 2, at));
            }
        }
        return changed.toString();
    }

    String anyVersion() {
        return chance(40) ? damage(version()) : version();
    }

    /// A version spec of one to three clauses.
    String spec() {
        StringBuilder text = new StringBuilder(clause());
        for (int n = random.nextInt(3); n > 0; n--) {
            boolean group = chance(10);
            text.append(chance(8) ? " " : "").append(chance(70) ? "," : "|").append(chance(8) ? " " : "");
            text.append(group ? "(" + clause() + (chance(50) ? "|" : ",") + clause() + ")" : clause());
        }
        return chance(4) ? "(" + text + ")" : text.toString();
    }

    String anySpec() {
        return chance(25) ? damage(spec()) : spec();
    }

    private String clause() {
        String version = version();
        return switch (random.nextInt(12)) {
            case 0, 1 -> version + ".*";
            case 2 -> version + "*";
            case 3 -> "!=" + version + ".*";
            case 4 -> pick(OPERATORS) + version + pick(List.of(".*", "*", ".*.*"));
            case 5 -> chance(50) ? "*" : pick(OPERATORS) + "*";
            case 6 -> chance(50) ? "1.*." + pick(WORDS) : pick(OPERATORS) + " " + version;
            case 7 -> chance(30) ? "^1\\.[0-9]+.*$" : pick(OPERATORS) + version;
            default -> pick(OPERATORS) + version;
        };
    }

    /// A clause that a version close to `version` may meet or miss.
    String clauseAbout(String version) {
        return switch (random.nextInt(4)) {
            case 0 -> version + ".*";
            case 1 -> "!=" + version + ".*";
            default -> pick(OPERATORS) + version;
        };
    }

    String matchSpec() {
        StringBuilder text = new StringBuilder(chance(20) ? pick(CHANNELS) + (chance(10) ? ":ns:" : "::") : "");
        text.append(pick(NAMES));
        String version = chance(50) ? clause() : spec();
        switch (random.nextInt(8)) {
            case 0 -> {}
            case 1 -> text.append(' ').append(version);
            case 2 -> text.append('=').append(version());
            case 3 -> text.append("==").append(version());
            case 4 -> text.append(' ').append(version).append(' ').append(pick(BUILDS));
            case 5 -> text.append('=').append(version()).append('=').append(pick(BUILDS));
            case 6 ->
                text.append(pick(List.of(">=", "<", "!=", "~=", " =", " =="))).append(version());
            default ->
                text.append(pick(List.of(" =", " ==", "=")))
                        .append(version())
                        .append(' ')
                        .append(pick(BUILDS));
        }
        text.append(chance(35) ? brackets() : "");
        text.append(chance(3) ? " # comment" : "");
        text.append(chance(2) ? "(optional=True)" : "");
        return chance(2) ? pick(List.of("mkl@", "@mkl", "debug@")) : text.toString();
    }

    private String brackets() {
        StringBuilder text = new StringBuilder(chance(20) ? " [" : "[");
        List<Integer> kinds = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        Collections.shuffle(kinds, random);
        for (int n = random.nextInt(3); n >= 0; n--) {
            String quote = pick(List.of("'", "'", "\"", ""));
            String pair = switch (chance(2) ? 0 : kinds.get(n)) {
                case 0 -> quoted("version", clause(), quote);
                case 1 -> quoted("build", pick(BUILDS), quote);
                case 2 -> quoted("build_number", pick(List.of("0", "3", ">=3", "!=3", "<10", "==3", "*")), quote);
                case 3 -> quoted("subdir", pick(List.of("linux-64", "noarch", "osx-arm64")), quote);
                case 4 -> quoted("channel", pick(CHANNELS), quote);
                case 5 -> quoted("md5", "0123456789abcdef0123456789abcdef", quote);
                case 6 -> quoted("license", pick(List.of("MIT", "bsd*", "GPL-3.0-or-later")), quote);
                case 7 -> quoted("track_features", pick(List.of("mkl", "mkl debug", "debug,mkl")), "'");
                default ->
                    quoted(
                            pick(List.of("fn", "url", "sha256", "features", "license_family", "name", "build_string")),
                            pick(List.of("x", "y_1", "a.b")),
                            quote);
            };
            text.append(pair).append(n == 0 ? "" : pick(List.of(",", ", ", " ")));
        }
        return text.append(']').toString();
    }

    private static String quoted(String key, String value, String quote) {
        boolean bare = quote.isEmpty() && value.chars().allMatch(c -> ", =[]'\"".indexOf(c) < 0);
        String around = quote.isEmpty() && !bare ? "'" : quote;
        return key + "=" + around + value + around;
    }

    /// Everything that a record tells, `key=value` each.
    List<String> record() {
        return List.of(
                "name=" + pick(List.of("pytorch", "python", "libgcc-ng", "_openmp_mutex", "foo_bar")),
                "version=" + version(),
                "build=" + pick(List.of("py310_0", "cuda129_0", "h_cpu_1", "0", "h5a7de54_0", "py39_1")),
                "build_number=" + pick(List.of("0", "1", "3", "10")),
                "channel=" + pick(List.of("conda-forge", "pytorch", "https://a.example/c")),
                "subdir=" + pick(List.of("linux-64", "noarch", "osx-64")),
                "fn=" + pick(List.of("x", "pytorch-1-0.conda")),
                "url=" + pick(List.of("x", "https://a.example/c/noarch/x-1-0.conda")),
                "md5=" + pick(List.of("0123456789abcdef0123456789abcdef", "y_1")),
                "sha256=" + pick(List.of("x", "y_1")),
                "license=" + pick(List.of("MIT", "BSD-3-Clause", "GPL-3.0-or-later")),
                "license_family=" + pick(List.of("X", "GPL")),
                "track_features=" + pick(List.of("", "mkl", "mkl debug", "debug mkl", "x")),
                "features=" + pick(List.of("", "x", "y_1", "a.b")));
    }

    /// A match spec that has a chance to match `record`.
    String matchSpecFor(List<String> record) {
        String name = record.get(0).substring("name=".length());
        String version = record.get(1).substring("version=".length());
        StringBuilder text = new StringBuilder(chance(10) ? "conda-forge::" : "").append(chance(10) ? "*" : name);
        switch (random.nextInt(5)) {
            case 0 -> text.append(' ').append(close(version));
            case 1 -> text.append(" =").append(close(version));
            case 2 -> text.append(' ').append(pick(OPERATORS)).append(close(version));
            case 3 -> text.append(' ').append(close(version)).append(".*");
            default -> text.append(" *");
        }
        text.append(chance(25) ? " " + pick(BUILDS) : "");
        return text + (chance(40) ? brackets() : "");
    }
}
