package parallax.compare.build;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryName;

/// `variant.accelerator-need`
final class AcceleratorNeedRule implements BuildRule {

    @Override
    public String id() {
        return "variant.accelerator-need";
    }

    @Override
    public Axis axis() {
        return Axis.FEATURE;
    }

    @Override
    public String documentation() {
        return "What accelerator each build is made for, by the runtime libraries its own libraries ask for or"
                + " bring along (`libcudart.so.13`, `libc10_cuda`, `libamdhip64`, …). A build that asks for a CUDA"
                + " library of another major version finds none: `risk` where the majors differ or only one side"
                + " asks for one.";
    }

    private static final List<String> CUDA = List.of(
            "libcudart",
            "libcublas",
            "libcublasLt",
            "libcudnn",
            "libcufft",
            "libcusparse",
            "libcusolver",
            "libcurand",
            "libnvrtc",
            "libnvjpeg",
            "libnccl",
            "libcuda",
            "libc10_cuda",
            "libtorch_cuda");

    private static final List<String> ROCM = List.of("libamdhip64", "libc10_hip", "libtorch_hip", "librocblas");

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, BuildSide.Library> left = of(pair.left());
        SortedMap<String, BuildSide.Library> right = of(pair.right());
        if (left.keySet().equals(right.keySet())) {
            return;
        }
        Findings.Draft draft = findings.of(this, null, Impact.RISK).values(words(left), words(right));
        left.forEach((need, library) -> draft.evidence(library.evidence("needed " + need)));
        right.forEach((need, library) -> draft.evidence(library.evidence("needed " + need)));
        draft.evidence(pair.left().whole("needed libraries"));
        draft.evidence(pair.right().whole("needed libraries"));
        left.forEach(
                (need, library) -> draft.detail(pair.left().title() + ": " + library.path() + " asks for " + need));
        right.forEach(
                (need, library) -> draft.detail(pair.right().title() + ": " + library.path() + " asks for " + need));
        draft.report(80, "Made for other accelerators: " + words(left) + " against " + words(right));
    }

    private static String words(SortedMap<String, BuildSide.Library> found) {
        return found.isEmpty() ? "no CUDA or ROCm library" : Words.list(List.copyOf(found.keySet()), 6);
    }

    private static SortedMap<String, BuildSide.Library> of(BuildSide side) {
        TreeMap<String, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (String needed : library.facts().needed()) {
                LibraryName name = LibraryName.of(needed);
                if (CUDA.contains(name.name()) || ROCM.contains(name.name())) {
                    found.putIfAbsent(
                            name.major().isEmpty() ? name.name() : name.name() + ".so." + name.major(), library);
                }
            }
        }
        return found;
    }
}
