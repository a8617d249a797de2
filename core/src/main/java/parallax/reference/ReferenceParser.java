package parallax.reference;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.platform.Subdir;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.Excerpt;

/// Reads references: `SOURCE::SPEC`, `CHANNEL/SUBDIR::SPEC` and package URLs. Bare names are completed elsewhere: what
/// they mean depends on the question.
public final class ReferenceParser {

    /// What builds can be chosen by besides version, build and subdir; an artifact's file name or URL says
    /// no more than these.
    private static final Set<String> CHOOSING_KEYWORDS = Set.of("build_number", "fn", "url");

    private final SourceNames sources;

    /// @param sources all known sources, for messages
    /// @param sourceById finds a source by id or alias
    /// @param aliases the other names that a source is known by
    public ReferenceParser(
            List<Source> sources,
            Function<String, Optional<Source>> sourceById,
            Function<Source, List<String>> aliases) {
        this.sources = new SourceNames(sources, sourceById, aliases);
    }

    /// Whether `text` names no source: a package name, perhaps with a version.
    public static boolean isBare(String text) {
        return !text.contains("::") && !PackageUrl.isOne(text) && !Address.isOne(text);
    }

    /// @throws MalformedReferenceException with what is wrong and what is possible instead
    public Reference parse(String text) throws MalformedReferenceException {
        if (text.isBlank()) {
            throw new MalformedReferenceException(
                    "a reference is empty", "write a name such as `torchvision`, or `SOURCE::SPEC`");
        }
        if (PackageUrl.isOne(text)) {
            return PackageUrl.parse(text, sources);
        }
        int separator = text.indexOf("::");
        if (separator < 0) {
            if (Address.isOne(text)) {
                throw new MalformedReferenceException(
                        Excerpt.of(text) + " looks like a file, folder or address, and is no artifact that can be read",
                        Address.meant(text, sources)
                                .map(meant -> "did you mean `" + meant + "`?")
                                .orElse("name the package at its source: " + example()));
            }
            throw new MalformedReferenceException(
                    Excerpt.of(text) + " names no source", "write `SOURCE::SPEC`, for example " + example());
        }
        return at(
                text,
                text.substring(0, separator).strip(),
                text.substring(separator + 2).strip());
    }

    /// What an address or a name behind one colon was meant to say, such as `pypi::torchvision` for
    /// `https://pypi.org/project/torchvision/`; empty where there is no guess.
    public Optional<String> meant(String text) {
        return Address.meant(text, sources);
    }

    /// @param place a source, or `channel/subdir` (CEP 29)
    private Reference at(String text, String place, String spec) throws MalformedReferenceException {
        Optional<Source> found = sources.find(place);
        String subdir = null;
        if (found.isEmpty()) {
            int end = place.endsWith("/") ? place.length() - 1 : place.length();
            int slash = place.lastIndexOf('/', end - 1);
            String folder = place.substring(slash + 1, end);
            Optional<Source> channel = slash > 0 ? sources.find(place.substring(0, slash)) : Optional.empty();
            if (channel.isEmpty() || (channel.get().ecosystem() != Ecosystem.CONDA && !Subdir.isKnown(folder))) {
                throw sources.unknown(text, place, spec);
            }
            requirePlatform(text, channel.get(), folder);
            found = channel;
            subdir = folder;
        }
        Source source = found.get();
        if (spec.isEmpty()) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + " names no package after `::`", "for example " + example());
        }
        return switch (source.ecosystem()) {
            case PYPI -> python(text, source, spec);
            case CONDA -> conda(text, source, spec, subdir);
            case DEBIAN ->
                throw new MalformedReferenceException(
                        Excerpt.of(text) + ": nothing is recorded of Debian packages", "for example " + example());
        };
    }

    private static void requirePlatform(String text, Source source, String folder) throws MalformedReferenceException {
        if (source.ecosystem() != Ecosystem.CONDA) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": " + source.title() + " has no folders for platforms",
                    "choose the platform with `--platform " + folder + "`");
        }
        if (!Subdir.isKnown(folder)) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": there is no conda platform " + Excerpt.of(folder),
                    "platforms: linux-64, linux-aarch64, osx-64, osx-arm64, win-64, noarch");
        }
    }

    private static Reference python(String text, Source source, String spec) throws MalformedReferenceException {
        Requirement requirement;
        try {
            requirement = Requirement.parse(spec);
        } catch (MalformedRequirementException e) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": " + e.getMessage(),
                    singleEquals(spec)
                            ? "Python specifiers write `==` where conda writes `=`"
                            : "a Python requirement is written `torchvision==0.24.0` or `torchvision>=0.20,<0.25`");
        }
        if (requirement.url() != null || requirement.marker() != null) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": a reference takes a name and a version, no address and no marker",
                    "choose the platform and Python with --platform and --python");
        }
        if (!requirement.extras().isEmpty()) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": a reference takes a name and a version, no extras",
                    "leave out the brackets: a comparison lists what the extras need by itself");
        }
        return new Reference(text, source, requirement.name(), new Selection.Python(requirement.specifier()));
    }

    private static boolean singleEquals(String spec) {
        int equals = spec.indexOf('=');
        return equals > 0
                && "=!<>~".indexOf(spec.charAt(equals - 1)) < 0
                && (equals + 1 == spec.length() || spec.charAt(equals + 1) != '=');
    }

    private Reference conda(String text, Source source, String spec, @Nullable String subdir)
            throws MalformedReferenceException {
        Reference reference = condaSpec(text, source, spec);
        MatchSpec matchSpec = ((Selection.Conda) reference.selection()).spec();
        String channel = matchSpec.channel();
        if (channel != null && !sources.find(channel).equals(Optional.of(source))) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + " names two sources, " + source.id() + " and " + Excerpt.of(channel),
                    "write one, for example `" + source.id() + "::"
                            + Excerpt.plain(matchSpec.name().value()) + "`");
        }
        if (subdir == null) {
            return reference;
        }
        if (matchSpec.subdir() != null && !matchSpec.subdir().equals(subdir)) {
            throw new MalformedReferenceException(
                    Excerpt.of(text) + " names two platforms, `" + subdir + "` and " + Excerpt.of(matchSpec.subdir()),
                    "write one, for example `" + source.id() + "/" + subdir + "::"
                            + Excerpt.plain(matchSpec.name().value()) + "`");
        }
        MatchSpec narrowed = matchSpec.withSubdir(subdir);
        return new Reference(text, source, narrowed.name(), new Selection.Conda(narrowed));
    }

    /// @return a reference whose selection is [Selection.Conda]
    static Reference condaSpec(String text, Source source, String spec) throws MalformedReferenceException {
        MatchSpec matchSpec;
        try {
            matchSpec = MatchSpec.parse(spec);
        } catch (MalformedRequirementException e) {
            int slash = spec.indexOf('/');
            throw new MalformedReferenceException(
                    Excerpt.of(text) + ": " + e.getMessage(),
                    slash > 0 && Subdir.isKnown(spec.substring(0, slash))
                            ? "the platform belongs to the source: `" + source.id() + "/" + spec.substring(0, slash)
                                    + "::" + Excerpt.plain(spec.substring(slash + 1)) + "`"
                            : "a conda spec is written `torchvision=0.24.0`, `torchvision=0.24.0=cuda129*` or"
                                    + " `torchvision[version='>=0.24',build='cuda*']`");
        }
        for (String keyword : matchSpec.keywords().keySet()) {
            if (!CHOOSING_KEYWORDS.contains(keyword)) {
                throw new MalformedReferenceException(
                        Excerpt.of(text) + ": builds cannot be chosen by `" + keyword + "`",
                        "choose by `version`, `build`, `build_number` and `subdir`");
            }
        }
        return new Reference(text, source, matchSpec.name(), new Selection.Conda(matchSpec));
    }

    static String example() {
        return "`pypi::torchvision==0.24.0` or `conda-forge::torchvision=0.24.0`";
    }
}
