package parallax.requirement;

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
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.StringMatcher;

/// A conda match spec: `conda-forge::pytorch >=2.8.0,<2.9.0a0 cuda*`, `python=3.12`,
/// `libtorch[version='2.8.*',build='*_0']`.
///
/// Rule: CEP 29, with the older forms that it leaves out and repodata still holds. Two specs are equal where all
/// but the spelling is.
///
/// @param channel name, URL or glob; null where any channel matches
/// @param subdir null where any subdir matches; may be a glob
/// @param name may be a glob (`*`, `pytorch-*`) or a regular expression (`^…$`), see {@link #hasExactName}
/// @param version null where any version matches
/// @param build glob, regex or exact build string; null where any build matches
/// @param original the spelling that was parsed
/// @param keywords further bracket keywords with their values without quotes: `build_number`, `md5`, `sha256`,
///     `url`, `fn`, `license`, `features`, `track_features`, `when`, `extras` and `flags` (their items joined with
///     `,`), `optional` and others; sorted, mostly empty
public record MatchSpec(
        @Nullable String channel,
        @Nullable String subdir,
        PackageName name,
        @Nullable CondaVersionSpec version,
        @Nullable String build,
        String original,
        Map<String, String> keywords) {

    /// Keywords that {@link #matches} looks at.
    private static final String BUILD_NUMBER = "build_number";

    public MatchSpec {
        keywords = Collections.unmodifiableMap(new TreeMap<>(keywords));
    }

    /// A spec without further keywords.
    public MatchSpec(
            @Nullable String channel,
            @Nullable String subdir,
            PackageName name,
            @Nullable CondaVersionSpec version,
            @Nullable String build,
            String original) {
        this(channel, subdir, name, version, build, original, Map.of());
    }

    /// @throws MalformedRequirementException for text that is no match spec, with the place and what to write
    ///     instead
    public static MatchSpec parse(String text) throws MalformedRequirementException {
        return new MatchSpecParser(text).parse();
    }

    /// Whether the name is one package's name, not a glob or regular expression.
    public boolean hasExactName() {
        return name.value().indexOf('*') < 0 && !name.value().startsWith("^");
    }

    public boolean matchesName(PackageName candidate) {
        return name.equals(candidate)
                || (!hasExactName() && matcher(name.value()).matches(candidate.value()));
    }

    /// Empty where any build matches.
    public Optional<StringMatcher> buildMatcher() {
        return build == null ? Optional.empty() : Optional.of(matcher(build));
    }

    /// The items of the keyword `extras` (CEP 44); empty where it is not there.
    public List<String> extras() {
        return items("extras");
    }

    /// The items of the keyword `flags` (CEP 45); empty where it is not there.
    public List<String> flags() {
        return items("flags");
    }

    /// Whether a build with these properties is what the spec asks for. Null stands for "not known": a spec that
    /// asks for something of an unknown property does not match. Of the keywords only `build_number` is looked at,
    /// see {@link #unjudgedKeywords}.
    ///
    /// @param channel name or URL of the channel, without subdir
    public boolean matches(
            PackageName name,
            CondaVersion version,
            @Nullable String build,
            @Nullable Integer buildNumber,
            @Nullable String channel,
            @Nullable String subdir) {
        String number = keywords.get(BUILD_NUMBER);
        return matchesName(name)
                && (this.version == null || this.version.contains(version))
                && (this.build == null || (build != null && matcher(this.build).matches(build)))
                && (number == null
                        || (buildNumber != null
                                && BuildNumberConstraint.of(number).admits(buildNumber)))
                && (this.subdir == null
                        || (subdir != null && matcher(this.subdir).matches(subdir)))
                && (this.channel == null || (channel != null && CondaChannelName.matches(this.channel, channel)));
    }

    /// Keywords that {@link #matches} cannot judge (`md5`, `when`, `extras` and others): a match then holds for the
    /// rest only.
    public List<String> unjudgedKeywords() {
        return keywords.keySet().stream()
                .filter(key -> !key.equals(BUILD_NUMBER))
                .toList();
    }

    private List<String> items(String keyword) {
        String joined = keywords.get(keyword);
        return joined == null || joined.isEmpty() ? List.of() : List.copyOf(Arrays.asList(joined.split(",", -1)));
    }

    /// Patterns are checked when a spec is parsed.
    private static StringMatcher matcher(String pattern) {
        try {
            return StringMatcher.parse(pattern);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Same for all spellings of one spec.
    @Override
    public boolean equals(Object other) {
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
