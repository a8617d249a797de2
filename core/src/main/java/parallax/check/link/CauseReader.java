package parallax.check.link;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.finding.Cause;
import parallax.finding.LibraryCheck;
import parallax.library.LibraryName;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;

/// Names the cause of an outcome, and says it in words.
final class CauseReader {

    /// More undefined symbols than this do not make a cause clearer; fewer are enough where libraries are missing.
    private static final int LOOKED_AT = 60;

    private static final int LOOKED_AT_BESIDE = 6;

    private static final int SHOWN = 50;

    private static final List<String> CUDA = List.of(
            "libcudart",
            "libcublas",
            "libcublasLt",
            "libcudnn",
            "libcufft",
            "libcurand",
            "libcusolver",
            "libcusparse",
            "libcusparseLt",
            "libnvrtc",
            "libnvJitLink",
            "libnccl",
            "libcupti",
            "libnvToolsExt",
            "libnvshmem_host",
            "libcufile",
            "libnvjpeg");

    private final Placement placement;
    private final List<LibraryCheck.UndefinedSymbol> symbols = new ArrayList<>();
    private final Map<Cause, LoadOutcome.Undefined> examples = new EnumMap<>(Cause.class);
    private @Nullable Cause cause;
    private String explanation = "";

    CauseReader(Placement placement) {
        this.placement = placement;
    }

    /// Null where it does not fail, and where nothing tells.
    @Nullable
    Cause cause() {
        return cause;
    }

    String explanation() {
        return explanation;
    }

    /// Those that are certain first, each group by name.
    List<LibraryCheck.UndefinedSymbol> symbols() {
        return symbols;
    }

    /// @param fails whether it is certain that the file does not load
    CauseReader read(LoadOutcome outcome, boolean fails) {
        Map<Cause, SymbolHistory> histories = symbols(outcome);
        if (!fails) {
            return this;
        }
        if (!outcome.problems().isEmpty()) {
            problem(outcome);
        } else if (!missing(outcome) && !versions(outcome)) {
            undefined(outcome, histories);
        }
        return this;
    }

    private void say(Cause found, String words) {
        cause = found;
        explanation = words;
    }

    private void problem(LoadOutcome outcome) {
        boolean isUnfit = outcome.unfit().stream()
                .anyMatch(file -> outcome.problems().stream().anyMatch(text -> text.startsWith(file.fileName())));
        say(
                isUnfit ? Cause.WRONG_ARCHITECTURE : Cause.MALFORMED,
                outcome.problems().getFirst());
    }

    private boolean missing(LoadOutcome outcome) {
        List<LoadOutcome.Missing> gone =
                outcome.missing().stream().filter(LoadOutcome.Missing::decided).toList();
        if (gone.isEmpty()) {
            return false;
        }
        List<String> names = gone.stream().map(LoadOutcome.Missing::name).toList();
        List<String> torchCuda = names.stream()
                .filter(name -> name.startsWith("libtorch_cuda")
                        || name.startsWith("libc10_cuda")
                        || name.startsWith("libtorch_hip")
                        || name.startsWith("libc10_hip")
                        || name.startsWith("torch_cuda")
                        || name.startsWith("c10_cuda"))
                .toList();
        LinkFile torch = anywhere("libtorch_cpu.so");
        torch = torch == null ? anywhere("torch_cpu.dll") : torch;
        if (!torchCuda.isEmpty() && torch != null) {
            say(
                    Cause.CPU_AND_CUDA,
                    "it asks for " + String.join(" and ", torchCuda) + ", which " + torch.owner()
                            + " beside it does not have: that is a build without CUDA");
            return true;
        }
        for (LoadOutcome.Missing library : gone) {
            String wanted = LibraryName.of(library.name()).name();
            LinkFile other = otherwiseNamed(library.name(), wanted);
            boolean isCuda = isCuda(wanted);
            if (other != null) {
                String has = String.valueOf(other.name());
                say(
                        isCuda ? Cause.CUDA_MAJOR : Cause.OTHER_DISTRIBUTION,
                        "it asks for " + library.name() + "; " + other.owner() + " has " + has
                                + (isCuda
                                        ? ", of another major version of CUDA"
                                        : ", the same library by another name"));
                return true;
            }
            if (isCuda) {
                say(
                        Cause.CUDA_MISSING,
                        "it asks for " + library.name()
                                + ", which is in none of the builds and not offered by the machine");
                return true;
            }
            if (wanted.startsWith("libpython")) {
                say(Cause.PYTHON_ABI, "it asks for " + library.name() + ", a Python as a shared library");
                return true;
            }
        }
        LoadOutcome.Missing first = gone.getFirst();
        say(
                Cause.LIBRARY_MISSING,
                "it asks for " + String.join(", ", names) + ", in none of the builds and not promised by the machine"
                        + (first.wantedBy().equals(outcome.file())
                                ? ""
                                : "; " + first.wantedBy().fileName() + " needs it"));
        return true;
    }

    /// On Windows there is no `lib`, and behind the name are the bits and the major version: `cudart64_12`.
    private static boolean isCuda(String library) {
        int bits = library.indexOf("64_");
        return CUDA.contains(library)
                || (bits > 0
                        && CUDA.stream().anyMatch(each -> each.equalsIgnoreCase("lib" + library.substring(0, bits))));
    }

    /// The same library under another soname, anywhere in the environment but among bundled copies.
    private @Nullable LinkFile otherwiseNamed(String soname, String name) {
        for (Placement.Placed placed : placement.byPath().values()) {
            LinkFile file = placed.file();
            String other = file.name();
            if (!other.equals(soname)
                    && !file.path().contains(".libs/")
                    && LibraryName.of(other).name().equals(name)) {
                return file;
            }
        }
        return null;
    }

    private @Nullable LinkFile anywhere(String fileName) {
        for (Placement.Placed placed : placement.byPath().values()) {
            if (placed.file().fileName().equals(fileName)
                    || placed.file().fileName().startsWith(fileName + ".")) {
                return placed.file();
            }
        }
        return null;
    }

    private boolean versions(LoadOutcome outcome) {
        if (outcome.versions().isEmpty()) {
            return false;
        }
        LoadOutcome.VersionLack lack = outcome.versions().getFirst();
        for (LoadOutcome.VersionLack each : outcome.versions()) {
            lack = each.version().startsWith("GLIBC_") && !lack.version().startsWith("GLIBC_") ? each : lack;
        }
        Cause kind = lack.version().startsWith("GLIBC_")
                ? Cause.GLIBC_TOO_OLD
                : lack.library().startsWith("libstdc++") || lack.library().startsWith("libgcc_s")
                        ? Cause.LIBSTDCXX_TOO_OLD
                        : Cause.SYMBOL_VERSION;
        say(
                kind,
                lack.wantedBy().fileName() + " asks " + lack.library() + " for " + lack.version()
                        + (lack.offered().isEmpty() ? ", which it does not have" : "; it has up to " + lack.offered()));
        return true;
    }

    private Map<Cause, SymbolHistory> symbols(LoadOutcome outcome) {
        Map<Cause, SymbolHistory> histories = new EnumMap<>(Cause.class);
        List<LoadOutcome.Undefined> ordered = new ArrayList<>(outcome.undefined());
        ordered.sort((a, b) -> {
            int byCertainty = Boolean.compare(b.decided(), a.decided());
            return byCertainty != 0
                    ? byCertainty
                    : a.reference().name().compareTo(b.reference().name());
        });
        int most = outcome.missing().isEmpty() ? LOOKED_AT : LOOKED_AT_BESIDE;
        int count = 0;
        for (LoadOutcome.Undefined undefined : ordered.subList(0, Math.min(LOOKED_AT, ordered.size()))) {
            SymbolHistory history =
                    count++ < most ? SymbolHistory.of(undefined, outcome.loaded()) : SymbolHistory.unread(undefined);
            if (undefined.decided() && count <= most) {
                histories.putIfAbsent(history.cause(), history);
                examples.putIfAbsent(history.cause(), undefined);
            }
            if (symbols.size() < SHOWN) {
                String file = undefined.reference().file();
                symbols.add(new LibraryCheck.UndefinedSymbol(
                        undefined.reference().name(),
                        history.demangled(),
                        undefined.reference().version(),
                        file != null ? file : history.library(),
                        placement.shown(undefined.wantedBy().path()),
                        history.instead()));
            }
        }
        return histories;
    }

    private void undefined(LoadOutcome outcome, Map<Cause, SymbolHistory> histories) {
        for (Cause each : List.of(
                Cause.CXX_ABI,
                Cause.SIGNATURE_CHANGED,
                Cause.STABLE_ABI_TOO_NEW,
                Cause.PRIVATE_SYMBOL,
                Cause.VERSION_SKEW,
                Cause.PYTHON_ABI,
                Cause.SYMBOL_MISSING)) {
            SymbolHistory history = histories.get(each);
            if (history != null) {
                say(each, words(each, history, outcome));
                return;
            }
        }
    }

    private String words(Cause kind, SymbolHistory history, LoadOutcome outcome) {
        LoadOutcome.Undefined first =
                examples.getOrDefault(kind, outcome.undefined().getFirst());
        String name = history.demangled() != null
                ? history.demangled()
                : first.reference().name();
        LinkFile from = history.from();
        String where = from == null ? "no library in reach" : from.fileName() + " of " + from.owner();
        return switch (kind) {
            case CXX_ABI ->
                "`" + name + "` is not in " + where + ", which has it with the other std::string: `"
                        + history.instead().getFirst() + "`";
            case SIGNATURE_CHANGED ->
                "`" + name + "` is not in " + where + ", which has `"
                        + history.instead().getFirst() + "`: the function has other parameters there";
            case STABLE_ABI_TOO_NEW ->
                "`" + name + "` of torch's stable ABI is not in " + where
                        + ", which is older than what it was built for";
            case PRIVATE_SYMBOL ->
                "`" + name + "`, which torch keeps to itself, is not in " + where
                        + ": it was built against another version";
            case VERSION_SKEW ->
                "`" + name + "` is not in " + where
                        + ", under either std::string: it was built against another version";
            case PYTHON_ABI -> "`" + name + "` is no symbol of this Python";
            default -> "`" + name + "` is defined by " + where;
        };
    }
}
