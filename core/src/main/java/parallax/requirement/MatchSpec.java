package parallax.requirement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.CondaVersionSpec;
import parallax.version.Strictness;
import parallax.version.StringMatcher;

/// A conda match spec: `conda-forge::pytorch >=2.8.0,<2.9.0a0 cuda*`, `python=3.12`,
/// `libtorch[version='2.8.*',build='*_0']`.
///
/// Rule: CEP 29, with the older forms that it leaves out and repodata still holds; CEP 43 to 45 for `when`, `extras`
/// and `flags`. Two specs are equal where all but the spelling is; the namespace counts as spelling, because the CEP
/// wants it read and ignored.
public final class MatchSpec {

    private final @Nullable String channel;
    private final @Nullable String subdir;
    private final @Nullable String namespace;
    private final PackageName name;
    private final @Nullable CondaVersionSpec version;
    private final @Nullable String build;
    private final String original;
    private final Map<String, String> keywords;
    private final MatchSpecMatcher matcher;

    /// All patterns are well formed.
    MatchSpec(
            @Nullable String channel,
            @Nullable String subdir,
            @Nullable String namespace,
            PackageName name,
            @Nullable CondaVersionSpec version,
            @Nullable String build,
            String original,
            Map<String, String> keywords) {
        this.channel = channel;
        this.subdir = subdir;
        this.namespace = namespace;
        this.name = name;
        this.version = version;
        this.build = build;
        this.original = original;
        this.keywords = keywords.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(keywords));
        this.matcher = new MatchSpecMatcher(this);
    }

    /// @throws MalformedRequirementException for text that is no match spec, with the place and what to write
    ///     instead
    public static MatchSpec parse(String text) throws MalformedRequirementException {
        return parse(text, Strictness.STRICT);
    }

    /// Lenient, also what conda or rattler read and the rules do not know: names longer than 64 characters or with
    /// separators doubled or first, `name=` with nothing behind it, empty brackets, a keyword given twice (the last
    /// counts), the keyword `namespace`, and what {@link CondaVersionSpec#parse(String, Strictness)} repairs in
    /// versions. What STRICT reads is read alike.
    ///
    /// @throws MalformedRequirementException as {@link #parse(String)}, for what remains
    public static MatchSpec parse(String text, Strictness strictness) throws MalformedRequirementException {
        return MatchSpecParser.parse(text, strictness);
    }

    /// Name, URL or glob; null where any channel matches.
    public @Nullable String channel() {
        return channel;
    }

    /// Null where any subdir matches; may be a glob.
    public @Nullable String subdir() {
        return subdir;
    }

    /// As written between the colons of `channel:namespace:name`; it takes no part in matching. Null where there is
    /// none.
    public @Nullable String namespace() {
        return namespace;
    }

    /// May be a glob (`*`, `pytorch-*`) or a regular expression (`^…$`), see {@link #hasExactName}.
    public PackageName name() {
        return name;
    }

    /// Null where any version matches.
    public @Nullable CondaVersionSpec version() {
        return version;
    }

    /// Glob, regex or exact build string; null where any build matches.
    public @Nullable String build() {
        return build;
    }

    /// The spelling that was parsed.
    public String original() {
        return original;
    }

    /// Further bracket keywords with their values without quotes: `build_number`, `md5`, `sha256`, `url`, `fn`,
    /// `license`, `features`, `track_features`, `when`, `extras` and `flags` (their items joined with `,`),
    /// `optional` and others; sorted, mostly empty.
    public Map<String, String> keywords() {
        return keywords;
    }

    /// The same spec for one platform.
    ///
    /// @param only a subdir by its name
    public MatchSpec withSubdir(String only) {
        return new MatchSpec(channel, only, namespace, name, version, build, original, keywords);
    }

    /// Whether the name is one package's name, not a glob or regular expression.
    public boolean hasExactName() {
        return name.value().indexOf('*') < 0 && !name.value().startsWith("^");
    }

    public boolean matchesName(PackageName candidate) {
        return name.equals(candidate) || matcher.matchesName(candidate);
    }

    /// Empty where any build matches.
    public Optional<StringMatcher> buildMatcher() {
        return Optional.ofNullable(matcher.build());
    }

    /// The items of the keyword `extras` (CEP 44); empty where it is not there.
    public List<String> extras() {
        return items("extras");
    }

    /// The items of the keyword `flags` (CEP 45); empty where it is not there.
    public List<String> flags() {
        return items("flags");
    }

    /// Whether a build is what the spec asks for, as far as {@link #unjudgedKeywords(MatchCandidate)} does not name
    /// more.
    public boolean matches(MatchCandidate candidate) {
        return matchesName(candidate.name())
                && (version == null || version.contains(candidate.version()))
                && matcher.admits(candidate);
    }

    /// Keywords that {@link #matches} does not look at: a match then holds for the rest only. These are `when`,
    /// which is about other packages (CEP 43), `extras`, which add requirements and exclude no build (CEP 44), and
    /// what no tool matches: `optional`, `target`, `size` and others.
    public List<String> unjudgedKeywords() {
        List<String> unjudged = new ArrayList<>();
        for (String keyword : keywords.keySet()) {
            if (!MatchSpecMatcher.judges(keyword)) {
                unjudged.add(keyword);
            }
        }
        return List.copyOf(unjudged);
    }

    /// As {@link #unjudgedKeywords()}, with `flags` where those of the candidate are not known (CEP 45).
    public List<String> unjudgedKeywords(MatchCandidate candidate) {
        List<String> unjudged = new ArrayList<>(unjudgedKeywords());
        if (keywords.containsKey("flags") && candidate.flags() == null) {
            unjudged.add("flags");
        }
        return unjudged.stream().sorted().toList();
    }

    private List<String> items(String keyword) {
        String joined = keywords.get(keyword);
        return joined == null || joined.isEmpty() ? List.of() : List.copyOf(Arrays.asList(joined.split(",", -1)));
    }

    /// Same for all spellings of one spec.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MatchSpec spec
                && name.equals(spec.name)
                && Objects.equals(version, spec.version)
                && Objects.equals(lower(build), lower(spec.build))
                && Objects.equals(channel, spec.channel)
                && Objects.equals(subdir, spec.subdir)
                && keywords.equals(spec.keywords);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, version, lower(build), channel, subdir, keywords);
    }

    /// Letter case matters in a regular expression: `\d` and `\D` differ.
    private static @Nullable String lower(@Nullable String build) {
        return build == null || build.startsWith("^") ? build : build.toLowerCase(Locale.ROOT);
    }

    /// The canonical spelling (CEP 29, appendix A), which parses to an equal spec.
    @Override
    public String toString() {
        return MatchSpecPrinter.print(this);
    }
}
