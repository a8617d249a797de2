package parallax.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parallax.name.PackageName;

/// The builds that would lie in one environment, and where they would.
record Given(List<GivenBuild> builds, Surroundings surroundings, Projects projects) {

    Given {
        builds = List.copyOf(builds);
    }

    /// Builds of exactly this package.
    List<GivenBuild> called(PackageName name) {
        return builds.stream().filter(build -> name.equals(build.name())).toList();
    }

    /// Builds of other ecosystems that are the same Python project, the one with the shortest name first,
    /// so that `pytorch` comes before `pytorch-gpu`.
    List<GivenBuild> counterparts(PackageName name) {
        List<GivenBuild> found = new ArrayList<>();
        for (GivenBuild build : builds) {
            boolean other = build.name() != null && build.name().ecosystem() != name.ecosystem();
            if (other
                    && build.project() != null
                    && projects.of(name).filter(build.project()::equals).isPresent()) {
                found.add(build);
            }
        }
        found.sort(
                Comparator.comparingInt(build -> build.build().claims().name().length()));
        return found;
    }
}
