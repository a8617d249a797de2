package parallax.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.fact.Evidence;
import parallax.finding.MetadataWord;
import parallax.finding.Unknown;
import parallax.name.Ecosystem;
import parallax.platform.DebianArchitecture;
import parallax.platform.PythonVersion;
import parallax.platform.Target;
import parallax.platform.WheelTag;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// Whether each build fits the machine and the Python, and the Pythons of the builds each other.
final class Fit {

    private final Given given;
    private final Target target;
    private final List<MetadataWord.Conflict> conflicts = new ArrayList<>();
    private final List<Open> unknown = new ArrayList<>();

    Fit(Given given) {
        this.given = given;
        this.target = given.surroundings().target();
        @Nullable GivenBuild first = null;
        for (GivenBuild build : given.builds()) {
            Claims claims = build.build().claims();
            switch (claims.ecosystem()) {
                case null -> {}
                case PYPI -> wheel(build);
                case CONDA -> subdir(build);
                case DEBIAN -> architecture(build);
            }
            requiresPython(build);
            if (first == null && !Pythons.named(claims).isEmpty()) {
                first = build;
            }
            pythons(build, first);
        }
    }

    /// Something that could not be judged.
    ///
    /// @param decisive whether the answer as a whole hangs on it
    record Open(Unknown unknown, boolean decisive) {}

    List<MetadataWord.Conflict> conflicts() {
        return conflicts;
    }

    List<Open> unknown() {
        return unknown;
    }

    private void conflict(GivenBuild build, String requirement, String found, String locator) {
        ClaimedBuild claimed = build.build();
        conflicts.add(new MetadataWord.Conflict(
                claimed.claims().name(), requirement, found, new Evidence(claimed.file(), locator, claimed.sha256())));
    }

    private void wheel(GivenBuild build) {
        List<WheelTag> tags = Pythons.tags(build.build().claims());
        if (tags.isEmpty()) {
            return;
        }
        Surroundings surroundings = given.surroundings();
        String all = text(tags);
        if (tags.stream().noneMatch(tag -> surroundings.acceptsPlatform(tag.platform()))) {
            conflict(build, all, machine(), "WHEEL: Tag: " + all);
        } else if (surroundings.python() != null && tags.stream().noneMatch(surroundings::acceptsPython)) {
            conflict(build, all, "Python " + surroundings.python(), "WHEEL: Tag: " + all);
        }
    }

    private static String text(List<WheelTag> tags) {
        return String.join(" ", tags.stream().map(WheelTag::toString).toList());
    }

    private String machine() {
        return target.glibc() == null
                ? target.subdir().value()
                : target.subdir().value() + " with glibc " + target.glibc();
    }

    private void subdir(GivenBuild build) {
        for (String subdir : build.build().claims().tags()) {
            if (!subdir.equals("noarch") && !subdir.equals(target.subdir().value())) {
                conflict(build, subdir, target.subdir().value(), "info/index.json: subdir " + subdir);
            }
        }
    }

    private void architecture(GivenBuild build) {
        for (String architecture : build.build().claims().tags()) {
            if (architecture.equals("all")) {
                continue;
            }
            Optional<String> expected = debian();
            if (expected.isEmpty()) {
                unknown.add(new Open(
                        new Unknown(
                                "whether " + architecture + " of "
                                        + build.build().file() + " fits "
                                        + target.subdir().value(),
                                "no Debian architecture is known for it"),
                        true));
            } else if (DebianArchitecture.find(expected.get())
                    .map(own -> !own.matches(architecture))
                    .orElse(true)) {
                conflict(build, architecture, target.subdir().value(), "control: Architecture: " + architecture);
            }
        }
    }

    /// What Debian calls the target's machine.
    private Optional<String> debian() {
        return switch (target.subdir().value()) {
            case "linux-64" -> Optional.of("amd64");
            case "linux-32" -> Optional.of("i386");
            case "linux-aarch64" -> Optional.of("arm64");
            case "linux-armv7l" -> Optional.of("armhf");
            case "linux-armv6l" -> Optional.of("armel");
            case "linux-ppc64le" -> Optional.of("ppc64el");
            case "linux-s390x" -> Optional.of("s390x");
            case "linux-riscv64" -> Optional.of("riscv64");
            case "linux-loongarch64" -> Optional.of("loong64");
            default ->
                target.subdir().operatingSystem().orElse("").equals("linux") ? Optional.empty() : Optional.of("none");
        };
    }

    private void requiresPython(GivenBuild build) {
        String text = build.build().claims().requiresPython();
        if (text.isBlank()) {
            return;
        }
        PythonVersion python = given.surroundings().python();
        String what = "Requires-Python " + text + " of " + build.build().title();
        try {
            SpecifierSet wanted = SpecifierSet.parse(text, Strictness.LENIENT);
            Optional<Boolean> admitted = given.surroundings().pythonIs(wanted);
            if (admitted.equals(Optional.of(false))) {
                conflict(build, "Python " + text, "Python " + python, "METADATA: Requires-Python: " + text);
            } else if (admitted.isEmpty()) {
                String why = python == null
                        ? "neither the target nor a build tells which Python it is"
                        : "some patch releases of Python " + python + " are admitted, some are not";
                unknown.add(new Open(new Unknown(what, why), false));
            }
        } catch (MalformedVersionException unreadable) {
            unknown.add(new Open(new Unknown(what, String.valueOf(unreadable.getMessage())), true));
        }
    }

    /// Builds for different Pythons, where the target names none that would tell which of them is wrong.
    private void pythons(GivenBuild build, @Nullable GivenBuild first) {
        if (first == null || first.equals(build) || target.python() != null) {
            return;
        }
        Claims claims = build.build().claims();
        SortedSet<PythonVersion> named = Pythons.named(claims);
        SortedSet<PythonVersion> firstNamed = Pythons.named(first.build().claims());
        List<WheelTag> tags = Pythons.tags(claims);
        boolean fits = tags.isEmpty()
                ? named.isEmpty() || !Collections.disjoint(firstNamed, named)
                : firstNamed.stream()
                        .anyMatch(python -> tags.stream().anyMatch(tag -> Surroundings.acceptsPython(python, tag)));
        if (!fits) {
            boolean wheel = claims.ecosystem() == Ecosystem.PYPI;
            conflict(
                    build,
                    wheel ? text(tags) : "Python " + named.iterator().next(),
                    first.build().title() + " is for Python "
                            + firstNamed.iterator().next(),
                    wheel ? "WHEEL: Tag: " + text(tags) : "build " + claims.build());
        }
    }
}
