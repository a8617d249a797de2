package parallax.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.platform.CudaOffer;
import parallax.platform.MalformedTargetException;
import parallax.platform.PythonTarget;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;
import parallax.platform.VirtualPackage;
import parallax.platform.VirtualPackages;
import parallax.platform.WheelTag;
import parallax.requirement.Marker;
import parallax.requirement.MarkerVariable;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.DebianConstraint;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// The machine and the Python that builds would lie in: what markers find there, which tags it accepts,
/// which virtual packages it has.
final class Surroundings {

    /// Patch releases of one minor version, from the first to beyond the last that any has had.
    private static final int PATCH_RELEASES = 40;

    /// Minor versions of Python 3 that builds are met with.
    private static final int OLDEST_MINOR = 6;

    private static final int NEWEST_MINOR = 18;

    /// Enough for markers; which macOS it is, they cannot ask but by variables that are left open here.
    private static final String ANY_MACOS = "14.0";

    /// By Python: a few dozen at most, whatever builds claim, as a tag's number is short.
    private static final Map<PythonVersion, Set<String>> ACCEPTED = new ConcurrentHashMap<>();

    private final Target target;
    private final @Nullable PythonVersion python;
    private final List<Map<String, String>> environments;
    private final Set<String> platformTags;
    private final List<Pep440Version> pep440Releases = new ArrayList<>();
    private final List<CondaVersion> condaReleases = new ArrayList<>();
    private final List<DebianVersion> debianReleases = new ArrayList<>();

    /// @param python null where neither the target nor a build tells
    Surroundings(Target target, @Nullable PythonVersion python) {
        this.target = target;
        this.python = python;
        this.environments = environments(target.subdir(), python);
        this.platformTags = platformTags(target);
        if (python != null) {
            addReleases(python);
        }
    }

    /// Null where neither the target nor a build tells.
    @Nullable
    PythonVersion python() {
        return python;
    }

    Target target() {
        return target;
    }

    private static List<Map<String, String>> environments(Subdir subdir, @Nullable PythonVersion python) {
        List<String> versions = new ArrayList<>();
        if (python == null) {
            for (int minor = OLDEST_MINOR; minor <= NEWEST_MINOR; minor++) {
                versions.add("3." + minor);
            }
        } else {
            versions.add(python.number() + ".0");
            versions.add(python.number() + "." + PATCH_RELEASES);
        }
        String system = subdir.operatingSystem().orElse("").equals("osx") ? ANY_MACOS : null;
        List<Map<String, String>> environments = new ArrayList<>();
        for (String version : versions) {
            try {
                environments.add(PythonTarget.parse(version, subdir, system).markerEnvironment());
            } catch (MalformedTargetException _) {
                // No platform of wheels: markers stay undecided.
            }
        }
        return environments;
    }

    /// Whether a requirement applies; empty where the target leaves open what its marker asks.
    ///
    /// @param extras of the requiring project that are asked for
    Optional<Boolean> holds(@Nullable Marker marker, Set<String> extras) {
        if (marker == null) {
            return Optional.of(true);
        }
        boolean open = marker.mentions(MarkerVariable.PLATFORM_RELEASE)
                || marker.mentions(MarkerVariable.PLATFORM_VERSION)
                || environments.isEmpty();
        return open ? Optional.empty() : alike(environments, environment -> marker.evaluate(environment, extras));
    }

    private static <T> Optional<Boolean> alike(List<T> all, Predicate<T> test) {
        long holding = all.stream().filter(test).count();
        return holding == 0 ? Optional.of(false) : holding == all.size() ? Optional.of(true) : Optional.empty();
    }

    /// Whether the Python here is admitted; empty where some of its patch releases are and some are not, or
    /// where it is not known which it is.
    Optional<Boolean> pythonIs(SpecifierSet wanted) {
        return python == null ? Optional.empty() : alike(pep440Releases, wanted::contains);
    }

    /// As {@link #pythonIs(SpecifierSet)}.
    Optional<Boolean> pythonIs(CondaVersionSpec wanted) {
        return python == null ? Optional.empty() : alike(condaReleases, wanted::contains);
    }

    /// As {@link #pythonIs(SpecifierSet)}.
    Optional<Boolean> pythonIs(DebianConstraint wanted) {
        return python == null ? Optional.empty() : alike(debianReleases, wanted::contains);
    }

    /// The releases of the Python here, where there is one.
    private void addReleases(PythonVersion known) {
        for (int patch = 0; patch <= PATCH_RELEASES; patch++) {
            String release = known.number() + "." + patch;
            try {
                pep440Releases.add(Pep440Version.parse(release));
                condaReleases.add(CondaVersion.parse(release));
                debianReleases.add(DebianVersion.parse(release + "-1"));
            } catch (MalformedVersionException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }

    /// Whether the Python here can use a wheel of this tag, whatever the platform.
    boolean acceptsPython(WheelTag tag) {
        return python != null && acceptsPython(python, tag);
    }

    /// Whether `python` can use a wheel of this tag, whatever the platform.
    static boolean acceptsPython(PythonVersion python, WheelTag tag) {
        return ACCEPTED.computeIfAbsent(python, Surroundings::pythonAndAbiTags)
                .contains(tag.python() + "-" + tag.abi());
    }

    private static Set<String> pythonAndAbiTags(PythonVersion python) {
        Set<String> accepted = new HashSet<>();
        try {
            for (WheelTag tag :
                    PythonTarget.parse(python.toString(), "linux_x86_64").tags()) {
                accepted.add(tag.python() + "-" + tag.abi());
            }
        } catch (MalformedTargetException _) {
            // Such as Python 2: no tag of a wheel for it is known.
        }
        return accepted;
    }

    /// Whether wheels for this platform fit the machine, as far as the target tells: its glibc only where
    /// it is named.
    boolean acceptsPlatform(String tag) {
        if (!target.subdir().admits(tag)) {
            return false;
        }
        return platformTags.isEmpty() || tag.equals("any") || platformTags.contains(tag);
    }

    /// The tags of a Linux with this glibc; empty where the target does not name one.
    private static Set<String> platformTags(Target target) {
        CondaVersion glibc = target.glibc();
        Set<String> accepted = new HashSet<>();
        if (glibc != null && target.subdir().operatingSystem().orElse("").equals("linux")) {
            try {
                PythonTarget.parse("3.12", target.subdir(), glibc.original())
                        .tags()
                        .forEach(tag -> accepted.add(tag.platform()));
            } catch (MalformedTargetException _) {
                // A version that no tag names: then only the subdir tells.
            }
        }
        return accepted;
    }

    /// What the machine has of a virtual package: present with a version, present with none known, absent,
    /// or open.
    ///
    /// @param name with its `__`
    Offer offer(PackageName name) {
        return switch (name.value()) {
            case "__cuda" -> cuda();
            case "__glibc" -> glibc();
            case "__linux", "__osx", "__win", "__unix" -> system(name);
            default -> new Offer.Open();
        };
    }

    private Offer cuda() {
        return switch (target.cuda()) {
            case null -> new Offer.Open();
            case CudaOffer.None _ -> new Offer.Absent();
            case CudaOffer.Version(var version) -> present(version.toString());
        };
    }

    private Offer glibc() {
        if (!target.subdir().operatingSystem().orElse("").equals("linux")) {
            return new Offer.Absent();
        }
        CondaVersion glibc = target.glibc();
        return glibc == null ? new Offer.Open() : new Offer.Present(glibc);
    }

    private Offer system(PackageName name) {
        Optional<VirtualPackage> offered =
                VirtualPackages.of(target.subdir(), null, null).find(name);
        return offered.isPresent() ? new Offer.Present(null) : new Offer.Absent();
    }

    private static Offer present(String version) {
        try {
            return new Offer.Present(CondaVersion.parse(version));
        } catch (MalformedVersionException _) {
            return new Offer.Present(null);
        }
    }

    /// What a machine has of one virtual package.
    sealed interface Offer {

        /// @param version null where it is not known
        record Present(@Nullable CondaVersion version) implements Offer {}

        record Absent() implements Offer {}

        /// The target does not say.
        record Open() implements Offer {}
    }
}
