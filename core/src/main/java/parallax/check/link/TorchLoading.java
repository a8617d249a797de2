package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.library.ExtensionTraits;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;
import parallax.link.ProcessModel;

/// What `import torch` loads, by torch's own code (`torch/__init__.py`: `_load_global_deps`,
/// `_preload_cuda_deps`, `_load_dll_libraries`): first `libtorch_global_deps.so`, on a Mac
/// `libtorch_global_deps.dylib`, for the whole process, then CUDA libraries out of the nvidia wheels, then
/// `torch._C`. On Windows every DLL in `torch/lib`, then `torch._C`.
final class TorchLoading {

    private static final List<String> CUDA = List.of(
            "libcublasLt.so",
            "libcublas.so",
            "libcudnn.so",
            "libnvrtc.so",
            "libnvrtc-builtins.so",
            "libcudart.so",
            "libcupti.so",
            "libcufft.so",
            "libcurand.so",
            "libnvJitLink.so",
            "libcusparse.so",
            "libcusparseLt.so",
            "libcusolver.so",
            "libnccl.so",
            "libnvshmem_host.so",
            "libcufile.so");

    private final Placement placement;
    private final @Nullable String folder;

    TorchLoading(Placement placement) {
        this.placement = placement;
        String found = null;
        for (String path : placement.byPath().keySet()) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (isModule(name) && path.endsWith("/torch/" + name) && placement.isImported(path)) {
                found = path.substring(0, path.length() - name.length());
            }
        }
        this.folder = found;
    }

    /// Whether the environment has torch's Python package.
    boolean isThere() {
        return folder != null;
    }

    /// Of the library that holds torch's Python binding, of which `torch._C` is but the door.
    ExtensionTraits traits() {
        for (Placement.Placed placed : placement.byPath().values()) {
            if (placed.file().fileName().startsWith("libtorch_python.so")
                    && !placed.library().traits().equals(ExtensionTraits.UNREAD)) {
                return placed.library().traits();
            }
        }
        return ExtensionTraits.UNREAD;
    }

    /// Whether a file belongs to torch itself.
    boolean isPart(String path) {
        return folder != null && path.startsWith(folder);
    }

    /// The module `torch._C`; null where there is none.
    @Nullable
    String module() {
        for (String path : placement.byPath().keySet()) {
            if (folder != null && path.startsWith(folder) && isModule(path.substring(folder.length()))) {
                return path;
            }
        }
        return null;
    }

    /// Imports it in a process.
    ///
    /// @return the outcomes of what decides, in order; the last one that fails is why torch does not import
    List<LoadOutcome> importIn(ProcessModel process) {
        List<LoadOutcome> outcomes = new ArrayList<>();
        String module = module();
        if (module == null) {
            return outcomes;
        }
        if (module.endsWith(".pyd")) {
            return importDlls(process, module);
        }
        String global = folder + "lib/libtorch_global_deps" + (module.endsWith("-darwin.so") ? ".dylib" : ".so");
        if (placement.files().find(global) != null) {
            LoadOutcome first = process.open(global, true);
            if (first.fails() && first.missing().stream().anyMatch(missing -> isCuda(missing.name()))) {
                preload(process);
                first = process.open(global, true);
            } else if (has(process, "libcudart.so")) {
                preload(process);
            }
            outcomes.add(first);
            if (first.fails()) {
                // What else is wrong shows beyond it.
                process.openAnyway(module, false);
                return outcomes;
            }
        }
        outcomes.add(process.openAnyway(module, false));
        return outcomes;
    }

    /// `_C.cpython-311-x86_64-linux-gnu.so`, `_C.cpython-311-darwin.so`, `_C.cp311-win_amd64.pyd`.
    private static boolean isModule(String name) {
        return name.startsWith("_C.cpython-") || (name.startsWith("_C.cp3") && name.endsWith(".pyd"));
    }

    /// All in the order of their names; the first that fails ends the import.
    private List<LoadOutcome> importDlls(ProcessModel process, String module) {
        List<LoadOutcome> outcomes = new ArrayList<>();
        String libraries = folder + "lib/";
        for (String path : placement.byPath().keySet()) {
            if (path.startsWith(libraries) && path.endsWith(".dll") && path.indexOf('/', libraries.length()) < 0) {
                LoadOutcome outcome = process.open(path, false);
                outcomes.add(outcome);
                if (outcome.fails()) {
                    process.openAnyway(module, false);
                    return outcomes;
                }
            }
        }
        outcomes.add(process.openAnyway(module, false));
        return outcomes;
    }

    private static boolean isCuda(String library) {
        return CUDA.stream().anyMatch(library::startsWith);
    }

    private static boolean has(ProcessModel process, String start) {
        return process.loaded().stream().anyMatch(file -> file.fileName().startsWith(start));
    }

    /// Each from the nvidia wheels beside torch, where it is there.
    private void preload(ProcessModel process) {
        String nvidia = placement.site() + "nvidia/";
        for (String library : CUDA) {
            for (String path : placement.byPath().keySet()) {
                int name = path.lastIndexOf('/') + 1;
                if (path.startsWith(nvidia) && path.startsWith(library + ".", name) && endsInDigit(path)) {
                    LinkFile file = placement.files().find(path);
                    if (file != null) {
                        process.open(path, false);
                        break;
                    }
                }
            }
        }
    }

    private static boolean endsInDigit(String path) {
        return Character.isDigit(path.charAt(path.length() - 1));
    }
}
