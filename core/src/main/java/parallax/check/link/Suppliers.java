package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.binary.MachOLinkage;
import parallax.binary.PeLinkage;
import parallax.link.ElfProcess;
import parallax.link.LinkFile;

/// Whether a library that is not found may come with a package that was required and not given: then its
/// absence is not
/// certain.
final class Suppliers implements ElfProcess.Absence {

    /// Beginnings of library names, and of the projects that bring them.
    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("libtorch", List.of("torch", "pytorch", "libtorch", "python3-torch")),
            Map.entry("libc10", List.of("torch", "pytorch", "libtorch", "python3-torch")),
            Map.entry("libshm", List.of("torch", "pytorch", "libtorch", "python3-torch")),
            Map.entry("libcudart", List.of("nvidia-", "cuda-", "cudatoolkit")),
            Map.entry("libcublas", List.of("nvidia-", "cuda-", "cudatoolkit", "libcublas")),
            Map.entry("libcudnn", List.of("nvidia-", "cudnn", "libcudnn")),
            Map.entry("libcufft", List.of("nvidia-", "cuda-", "cudatoolkit", "libcufft")),
            Map.entry("libcurand", List.of("nvidia-", "cuda-", "cudatoolkit", "libcurand")),
            Map.entry("libcusolver", List.of("nvidia-", "cuda-", "cudatoolkit", "libcusolver")),
            Map.entry("libcusparse", List.of("nvidia-", "cuda-", "cudatoolkit", "libcusparse", "cusparselt")),
            Map.entry("libnvrtc", List.of("nvidia-", "cuda-", "cudatoolkit")),
            Map.entry("libnvJitLink", List.of("nvidia-", "cuda-", "libnvjitlink")),
            Map.entry("libnccl", List.of("nvidia-", "nccl")),
            Map.entry("libcupti", List.of("nvidia-", "cuda-", "cudatoolkit")),
            Map.entry("libnvToolsExt", List.of("nvidia-", "cuda-")),
            Map.entry("libnvshmem", List.of("nvidia-", "nvshmem", "libnvshmem")),
            Map.entry("libcufile", List.of("nvidia-", "cuda-", "libcufile")),
            Map.entry("libmkl", List.of("mkl")),
            Map.entry("libiomp5", List.of("intel-openmp", "llvm-openmp")),
            Map.entry("libtbb", List.of("tbb")),
            Map.entry("libarrow", List.of("pyarrow", "libarrow")));

    private final Placement placement;
    private final Map<String, ArtifactFormat> formats;
    private final SortedMap<String, List<String>> absent;
    private final boolean assume;

    /// @param formats of the builds by owner
    /// @param absent projects that each owner requires and that were not given
    Suppliers(
            Placement placement,
            Map<String, ArtifactFormat> formats,
            SortedMap<String, List<String>> absent,
            boolean assume) {
        this.placement = placement;
        this.formats = formats;
        this.absent = absent;
        this.assume = assume;
    }

    @Override
    public boolean assumesThem() {
        return assume;
    }

    @Override
    public @Nullable String doubt(String library, LinkFile wantedBy) {
        List<String> known = known(elfLike(library));
        if (!known.isEmpty()) {
            for (Map.Entry<String, List<String>> entry : absent.entrySet()) {
                for (String project : entry.getValue()) {
                    String lower = project.toLowerCase(Locale.ROOT).replace('_', '-');
                    if (known.stream().anyMatch(start -> fits(lower, start))) {
                        return because(entry.getKey(), List.of(project));
                    }
                }
            }
            return null;
        }
        List<String> ofOwner = absent.getOrDefault(wantedBy.owner(), List.of());
        if (ofOwner.isEmpty()) {
            return null;
        }
        boolean isWheel = formats.get(wantedBy.owner()) == ArtifactFormat.WHEEL;
        // Wheels for Windows find DLLs in folders that their code names.
        boolean isWindows = wantedBy.image() instanceof PeLinkage;
        return isWheel && !isWindows && !leadsOutside(wantedBy) ? null : because(wantedBy.owner(), ofOwner);
    }

    /// The file's name, with the `lib` in front that DLLs do without.
    private static String elfLike(String library) {
        String name = library.startsWith("@") ? library.substring(library.lastIndexOf('/') + 1) : library;
        boolean isDll = name.toLowerCase(Locale.ROOT).endsWith(".dll");
        return isDll && !name.startsWith("lib") ? "lib" + name : name;
    }

    private static boolean fits(String project, String start) {
        boolean isBeginning = start.endsWith("-") || start.startsWith("lib");
        return isBeginning ? project.startsWith(start) : project.equals(start) || project.startsWith(start + "-");
    }

    private static List<String> known(String library) {
        List<String> projects = new ArrayList<>();
        KNOWN.forEach((start, names) -> {
            if (library.startsWith(start)) {
                projects.addAll(names);
            }
        });
        return projects;
    }

    private static String because(String owner, List<String> projects) {
        String some = String.join(", ", projects.subList(0, Math.min(3, projects.size())));
        int more = projects.size() - 3;
        return owner + " requires " + some + (more > 0 ? " and " + more + " more" : "") + ", not given here";
    }

    /// Wheels bring what they need, but for those whose run path leads to another package's folder.
    private boolean leadsOutside(LinkFile file) {
        if (file.image() instanceof MachOLinkage mach) {
            return mach.slices().stream()
                    .flatMap(slice -> slice.rpaths().stream())
                    .filter(folder -> folder.startsWith("@loader_path"))
                    .anyMatch(folder -> !placement.files().hasFolder(file.folder() + folder.substring(12)));
        }
        if (file.elf() == null) {
            return false;
        }
        List<String> folders = new ArrayList<>(file.elf().runpath());
        folders.addAll(file.elf().rpath());
        for (String folder : folders) {
            if (folder.startsWith("$ORIGIN") || folder.startsWith("${ORIGIN}")) {
                String path =
                        file.folder() + folder.substring(folder.indexOf("ORIGIN") + (folder.charAt(1) == '{' ? 7 : 6));
                if (!placement.files().hasFolder(path)) {
                    return true;
                }
            }
        }
        return false;
    }
}
