package parallax.requirement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.MalformedVersionException;
import parallax.version.StringMatcher;

/// The patterns of a match spec, compiled once. Rule: CEP 29, "Matching conventions"; for features, which it leaves
/// out, conda's `FeatureMatch`.
final class MatchSpecMatcher {

    private static final Map<String, Function<MatchCandidate, @Nullable String>> TEXTS = Map.of(
            "md5", MatchCandidate::md5,
            "sha256", MatchCandidate::sha256,
            "url", MatchCandidate::url,
            "fn", MatchCandidate::fn,
            "license", MatchCandidate::license,
            "license_family", MatchCandidate::licenseFamily);

    /// A property of a build, and what the spec wants of it.
    private interface Test {
        boolean admits(MatchCandidate candidate);
    }

    private final @Nullable StringMatcher name;
    private final @Nullable StringMatcher build;
    private final List<Test> tests = new ArrayList<>();

    /// All patterns are well formed.
    MatchSpecMatcher(MatchSpec spec) {
        name = spec.hasExactName() ? null : matcher(spec.name().value());
        build = spec.build() == null ? null : matcher(spec.build());
        if (build != null) {
            tests.add(text(build, MatchCandidate::build));
        }
        if (spec.subdir() != null) {
            tests.add(text(matcher(spec.subdir()), MatchCandidate::subdir));
        }
        if (spec.channel() != null) {
            StringMatcher channel = matcher(CondaChannelName.shortened(spec.channel()));
            tests.add(candidate ->
                    candidate.channel() != null && channel.matches(CondaChannelName.shortened(candidate.channel())));
        }
        spec.keywords().forEach((keyword, value) -> {
            Test test = keywordTest(keyword, value);
            if (test != null) {
                tests.add(test);
            }
        });
    }

    private static @Nullable Test keywordTest(String keyword, String value) {
        Function<MatchCandidate, @Nullable String> property = TEXTS.get(keyword);
        if (property != null) {
            return text(matcher(value), property);
        }
        return switch (keyword) {
            case "build_number" -> number(value);
            case "features" -> sameItems(value, MatchCandidate::features);
            case "track_features" -> sameItems(value, MatchCandidate::trackFeatures);
            case "flags" -> flags(value);
            default -> null;
        };
    }

    /// Whether this keyword can be judged at all.
    static boolean judges(String keyword) {
        return TEXTS.containsKey(keyword)
                || keyword.equals("build_number")
                || keyword.equals("features")
                || keyword.equals("track_features")
                || keyword.equals("flags");
    }

    /// Keywords whose value is a pattern, to be checked when a spec is parsed.
    static boolean isPattern(String keyword) {
        return TEXTS.containsKey(keyword);
    }

    boolean matchesName(PackageName candidate) {
        return name != null && name.matches(candidate.value());
    }

    @Nullable
    StringMatcher build() {
        return build;
    }

    /// All but name and version.
    boolean admits(MatchCandidate candidate) {
        for (Test test : tests) {
            if (!test.admits(candidate)) {
                return false;
            }
        }
        return true;
    }

    private static Test text(StringMatcher pattern, Function<MatchCandidate, @Nullable String> property) {
        return candidate -> {
            String value = property.apply(candidate);
            return value != null && pattern.matches(value);
        };
    }

    private static Test number(String value) {
        BuildNumberConstraint constraint;
        try {
            constraint = BuildNumberConstraint.parse(Piece.of(value));
        } catch (MalformedPieceException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        return candidate -> candidate.buildNumber() != null && constraint.admits(candidate.buildNumber());
    }

    /// All of them and no other, whatever their order.
    private static Test sameItems(String value, Function<MatchCandidate, @Nullable List<String>> property) {
        Set<String> wanted = new HashSet<>(List.of(value.strip().split("[, ]+", -1)));
        wanted.remove("");
        return candidate -> {
            List<String> known = property.apply(candidate);
            return known != null && wanted.equals(new HashSet<>(known));
        };
    }

    /// Each pattern is met by one flag at least (CEP 45).
    private static Test flags(String value) {
        List<StringMatcher> wanted = new ArrayList<>();
        for (String flag : value.split(",", -1)) {
            wanted.add(matcher(flag));
        }
        return candidate -> {
            List<String> known = candidate.flags();
            return known == null
                    || wanted.stream().allMatch(flag -> known.stream().anyMatch(flag::matches));
        };
    }

    /// Patterns are checked when a spec is parsed.
    private static StringMatcher matcher(String pattern) {
        try {
            return StringMatcher.parse(pattern);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
