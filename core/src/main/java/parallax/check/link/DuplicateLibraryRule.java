package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryName;
import parallax.link.LinkFile;

/// `process.duplicate-library`
final class DuplicateLibraryRule implements CheckRule {

    @Override
    public String id() {
        return "process.duplicate-library";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Copies of one library that lie in one process together, as bundled ones of several wheels do: libjpeg,"
                + " libpng, zlib, libstdc++, OpenBLAS, MKL, the CUDA runtime, libtorch and others. As a rule each is used by those"
                + " that were linked with it, since wheels give their copies names of their own; two libtorch, two"
                + " libstdc++ or two CUDA runtimes share state and are a `risk`, others a `note`.";
    }

    private static final Set<String> SHARED_STATE = Set.of(
            "libtorch", "libtorch_cpu", "libc10", "libstdc++", "libcudart", "libtorch_python", "libmkl_rt", "libtbb");

    private static final Set<String> OPENMP = Set.of("libgomp", "libiomp5", "libomp");

    @Override
    public void examine(CheckFacts facts, Findings findings) {
        Map<String, List<LinkFile>> copies = new TreeMap<>();
        for (LinkFile file : facts.result().together()) {
            String name = LibraryName.of(file.name()).name();
            if (name.startsWith("lib") && !OPENMP.contains(name)) {
                copies.computeIfAbsent(name, _ -> new ArrayList<>()).add(file);
            }
        }
        copies.forEach((name, files) -> {
            if (files.size() > 1) {
                boolean isGrave = SHARED_STATE.contains(name);
                Findings.Draft draft = findings.of(this, name, isGrave ? Impact.RISK : Impact.NOTE);
                for (LinkFile file : files) {
                    draft.detail(file.owner() + ": " + file.fileName())
                            .evidence(facts.evidence(file.owner(), file.fileName()));
                }
                draft.report(
                        isGrave ? 45 : 15,
                        files.size() + " copies of " + name + " meet in one process, from "
                                + String.join(
                                        ", ",
                                        files.stream()
                                                .map(LinkFile::owner)
                                                .distinct()
                                                .toList()));
            }
        });
    }
}
