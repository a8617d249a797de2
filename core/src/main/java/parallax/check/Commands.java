package parallax.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;

/// Commands that install exactly the named builds. All parts come from claims, which anybody may have
/// written: only names and versions of harmless characters get into a command.
///
/// @param pip null where pip cannot do it; likewise the others
record Commands(
        @Nullable String pip,
        @Nullable String uv,
        @Nullable String conda,
        @Nullable String pixi) {

    private static final Commands NONE = new Commands(null, null, null, null);

    /// Of what may stand between double quotes without meaning anything to a shell.
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]*");

    private static final Pattern HARMLESS_ADDRESS = Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9._+~:/%-]*");

    /// Before the `_` that ends the variant in build strings of conda-forge: `cpu_py312_h1_0`,
    /// `cuda129_py312_h1_0`.
    private static final Pattern VARIANT = Pattern.compile("((?:cpu|cuda)[a-z0-9]*)_.+");

    private static final String PYTORCH_INDEX = "https://download.pytorch.org/whl/";

    /// Projects whose wheels with a local label PyTorch's index has, under that label (PyTorch, "Get
    /// started").
    private static final Set<String> PYTORCH_PROJECTS = Set.of("torch", "torchvision", "torchaudio", "triton");

    private static final Pattern PYTORCH_LABEL = Pattern.compile("cpu|cu\\d+|rocm[0-9.]+|xpu");

    /// No commands for Debian's packages, nor for builds of several ecosystems at once.
    static Commands of(List<Candidate> builds) {
        Set<Ecosystem> ecosystems = new TreeSet<>();
        for (Candidate candidate : builds) {
            Ecosystem ecosystem = candidate.build().claims().ecosystem();
            if (ecosystem != null) {
                ecosystems.add(ecosystem);
            }
        }
        if (ecosystems.equals(Set.of(Ecosystem.PYPI))) {
            return wheels(builds);
        }
        return ecosystems.equals(Set.of(Ecosystem.CONDA)) ? conda(builds) : NONE;
    }

    private static Commands wheels(List<Candidate> builds) {
        List<String> specs = new ArrayList<>();
        Set<String> indexes = new TreeSet<>();
        boolean publicIndex = false;
        for (Candidate candidate : builds) {
            Optional<Pep440Version> version = version(candidate.build().claims());
            Optional<String> spec =
                    version.flatMap(known -> spec(candidate.build().claims(), known.toString()));
            if (version.isEmpty() || spec.isEmpty()) {
                return NONE;
            }
            specs.add(spec.get());
            String index = index(candidate, version.get());
            if (version.get().hasLocal() && index == null) {
                // The public index takes no local labels, and nothing says which other one has it.
                return NONE;
            }
            if (index == null) {
                publicIndex = true;
            } else {
                indexes.add(index);
            }
        }
        return wheels(specs, List.copyOf(indexes), publicIndex);
    }

    private static Commands wheels(List<String> specs, List<String> indexes, boolean publicIndex) {
        String quoted = quoted(specs);
        if (indexes.isEmpty()) {
            return new Commands("pip install " + quoted, "uv pip install " + quoted, null, "pixi add --pypi " + quoted);
        }
        if (indexes.size() == 1 && !publicIndex) {
            String option = " --index-url " + indexes.getFirst();
            return new Commands(
                    "pip install " + quoted + option,
                    "uv pip install " + quoted + option,
                    null,
                    "pixi add --pypi " + quoted + " --index " + indexes.getFirst());
        }
        StringBuilder options = new StringBuilder();
        indexes.forEach(index -> options.append(" --extra-index-url ").append(index));
        // Without this, uv looks for a package in the first index alone that has any version of it.
        return new Commands(
                "pip install " + quoted + options,
                "uv pip install " + quoted + options + " --index-strategy unsafe-best-match",
                null,
                null);
    }

    /// Null for the public index, and where none is known.
    private static @Nullable String index(Candidate candidate, Pep440Version version) {
        String recorded = candidate.index();
        if (recorded != null && HARMLESS_ADDRESS.matcher(recorded).matches()) {
            return recorded;
        }
        String name = PackageName.pypi(candidate.build().claims().name()).value();
        return PYTORCH_PROJECTS.contains(name)
                        && PYTORCH_LABEL.matcher(version.local()).matches()
                ? PYTORCH_INDEX + version.local()
                : null;
    }

    private static Optional<Pep440Version> version(Claims claims) {
        try {
            return Optional.of(Pep440Version.parse(claims.version().strip()));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    private static Optional<String> spec(Claims claims, String version) {
        String name = claims.name().strip();
        return HARMLESS.matcher(name).matches() && HARMLESS.matcher(version).matches()
                ? Optional.of(PackageName.pypi(name) + "==" + version)
                : Optional.empty();
    }

    private static Commands conda(List<Candidate> builds) {
        List<String> specs = new ArrayList<>();
        Set<String> channels = new TreeSet<>();
        for (Candidate candidate : builds) {
            Claims claims = candidate.build().claims();
            String name = claims.name().strip();
            String version = claims.version().strip();
            if (!HARMLESS.matcher(name).matches() || !HARMLESS.matcher(version).matches()) {
                return NONE;
            }
            String variant = variant(claims);
            specs.add(name + "=" + version + (variant.isEmpty() ? "" : "=" + variant + "_*"));
            if (candidate.channel() != null
                    && HARMLESS.matcher(candidate.channel()).matches()) {
                channels.add(candidate.channel());
            }
        }
        StringBuilder options = new StringBuilder();
        channels.forEach(channel -> options.append("-c ").append(channel).append(' '));
        return new Commands(null, null, "conda install " + options + quoted(specs), "pixi add " + quoted(specs));
    }

    /// `cpu` or `cuda129` where conda's build string begins so; empty for others, and for builds that are
    /// not conda's.
    static String variant(Claims claims) {
        var variant = VARIANT.matcher(claims.build());
        return claims.ecosystem() == Ecosystem.CONDA && variant.matches() ? variant.group(1) : "";
    }

    /// Commands for requirements of wheels as they are written.
    ///
    /// @param requirements names with extras and specifiers, in the normal form of PEP 508, without markers
    static Commands requirements(List<String> requirements) {
        return wheels(requirements, List.of(), true);
    }

    private static String quoted(List<String> specs) {
        return String.join(" ", specs.stream().map(spec -> '"' + spec + '"').toList());
    }
}
