package parallax.fact;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.platform.CondaBuild;
import parallax.platform.CudaVersion;

/// Reads a conda build's traits off its build string and, where that says nothing, off its requirements.
final class CondaTraits {

    private CondaTraits() {}

    static Build build(CondaRecord record, ReleaseVersion release, Known<Requirements> requirements) {
        CondaBuild build = CondaBuild.parse(record.build());
        return new Build(
                record,
                release,
                accelerator(build, requirements),
                pythons(record, build),
                Set.of(record.subdir()),
                record.buildNumber() != null
                        ? record.buildNumber()
                        : build.number().orElse(null),
                requirements);
    }

    private static List<PythonSupport> pythons(CondaRecord record, CondaBuild build) {
        if (build.python().isPresent()) {
            return List.of(new PythonSupport.Only(build.python().get()));
        }
        return record.subdir().isNoarch() ? List.of(new PythonSupport.Any()) : List.of();
    }

    private static Accelerator accelerator(CondaBuild build, Known<Requirements> requirements) {
        if (build.cuda().isPresent()) {
            return new Accelerator.Cuda(build.cuda().get());
        }
        if (build.device().equals(Optional.of(CondaBuild.Device.CPU))) {
            return new Accelerator.Cpu();
        }
        boolean cuda = build.device().isPresent();
        for (Dependency dependency :
                requirements.toOptional().map(Requirements::required).orElse(List.of())) {
            String name = dependency.name().value();
            if (name.equals("pytorch-cuda") || name.equals("cudatoolkit") || name.equals("cuda-version")) {
                return new Accelerator.Cuda(lowest(dependency.constraint().text()));
            }
            cuda |= name.equals("pytorch-gpu");
        }
        return cuda ? new Accelerator.Cuda(null) : new Accelerator.Unstated();
    }

    /// `>=12.9,<13` gives 12.9, `11.8.*` gives 11.8; null where no number leads.
    private static @Nullable CudaVersion lowest(String constraint) {
        int start = 0;
        while (start < constraint.length() && "<>=!~ ".indexOf(constraint.charAt(start)) >= 0) {
            start++;
        }
        return CudaVersion.atStart(constraint.substring(start)).orElse(null);
    }
}
