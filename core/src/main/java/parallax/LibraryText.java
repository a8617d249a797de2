package parallax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumDemangler;
import parallax.compare.Words;
import parallax.library.Certainty;
import parallax.library.EmbeddedLibrary;
import parallax.library.GpuCode;
import parallax.library.InstructionSetUse;
import parallax.library.LibraryFacts;
import parallax.library.NumpyApi;
import parallax.library.PythonAbi;
import parallax.library.Reading;
import parallax.library.SystemNeed;
import parallax.library.TorchAbi;

/// Puts the facts of a native library into words.
final class LibraryText {

    private LibraryText() {}

    /// A few lines.
    static String summary(LibraryFacts facts) {
        List<String> parts = new ArrayList<>();
        parts.add(facts.format() + " " + facts.architecture() + " " + facts.kind()
                + (facts.soname() == null ? "" : ", soname " + facts.soname()));
        if (!facts.needed().isEmpty()) {
            parts.add("needs " + Words.list(facts.needed(), 8));
        }
        if (!facts.systemNeeds().isEmpty()) {
            parts.add("asks for " + Words.list(needs(facts), 8));
        }
        if (facts.torch().kind() != TorchAbi.Kind.NONE) {
            parts.add("torch: " + torch(facts.torch()));
        }
        List<String> copies = embedded(facts, Certainty.COPY);
        if (!copies.isEmpty()) {
            parts.add("carries " + Words.list(copies, 6));
        }
        if (!facts.gpuCode().isEmpty()) {
            parts.add("GPU code for " + Words.list(gpu(facts), 8));
        }
        if (!facts.operators().isEmpty()) {
            parts.add("registers " + Words.count(facts.operators().size(), "operator"));
        }
        return String.join("\n", parts);
    }

    /// Everything, label and value, in the order of showing.
    static Map<String, String> lines(LibraryFacts facts) {
        Map<String, String> lines = new LinkedHashMap<>();
        put(lines, "file", facts.format() + " " + facts.architecture() + " " + facts.kind());
        put(lines, "soname", facts.soname() == null ? "none" : facts.soname());
        put(lines, "needed", String.join("\n", facts.needed()));
        put(lines, "rpath", String.join(":", facts.rpath()));
        put(lines, "runpath", String.join(":", facts.runpath()));
        put(lines, "build id", facts.buildId() == null ? "none" : facts.buildId());
        for (SystemNeed need : facts.systemNeeds()) {
            put(
                    lines,
                    "asks for " + need.interfaceName(),
                    need.version()
                            + (need.provider().isEmpty() ? "" : " of " + need.provider())
                            + (need.symbols().isEmpty()
                                    ? ""
                                    : ", for " + Words.list(need.symbols())
                                            + (need.symbolCount()
                                                            > need.symbols().size()
                                                    ? " and "
                                                            + (need.symbolCount()
                                                                    - need.symbols()
                                                                            .size()) + " more"
                                                    : "")));
        }
        put(
                lines,
                "C++ ABI",
                reading(facts.cxxAbi().toOptional().map(abi -> abi.title()).orElse(null), facts.cxxAbi()));
        put(lines, "Python ABI", python(facts.pythonAbi()));
        if (facts.torch().kind() != TorchAbi.Kind.NONE) {
            put(lines, "torch", torch(facts.torch()));
            put(lines, "private symbols", demangled(facts.torch().privateSymbols()));
            put(lines, "stable symbols", String.join("\n", facts.torch().stableSymbols()));
        }
        if (facts.numpy().generation() != NumpyApi.Generation.NOT_SEEN) {
            put(
                    lines,
                    "numpy C-API",
                    facts.numpy()
                                    .generation()
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ')
                            + (facts.numpy().oldestNumpy().isEmpty()
                                    ? ""
                                    : ", from numpy " + facts.numpy().oldestNumpy() + " on")
                            + "\n" + String.join("\n", facts.numpy().evidence()));
        }
        List<String> compilers = new ArrayList<>();
        facts.compilers()
                .forEach(compiler -> compilers.add((compiler.name() + " " + compiler.version()
                                + (compiler.detail().isEmpty() ? "" : " (" + compiler.detail() + ")"))
                        .strip()));
        put(lines, "compilers", compilers.isEmpty() ? "not told" : String.join("\n", compilers));
        put(lines, "instruction sets", instructions(facts.instructionSets()));
        put(lines, "carries", String.join("\n", embedded(facts, Certainty.COPY)));
        put(lines, "mentions", String.join("\n", embedded(facts, Certainty.MENTION)));
        List<String> operators = new ArrayList<>();
        facts.operators()
                .forEach(operator -> operators.add((operator.namespace().isEmpty() ? "" : operator.namespace() + "::")
                        + operator.name()
                        + operator.schema()));
        put(lines, "operators", String.join("\n", operators));
        put(lines, "GPU code", String.join("\n", gpu(facts)));
        put(
                lines,
                "linking",
                String.join(", ", facts.hardening()) + (facts.stripped() ? ", stripped" : ", not stripped"));
        put(
                lines,
                "symbols",
                facts.imports().size() + " wanted, " + facts.exports().count() + " offered (each: --symbols)");
        List<String> sections = new ArrayList<>();
        facts.sections().forEach(section -> sections.add(section.name() + " " + section.size()));
        put(lines, "sections", String.join(", ", sections));
        put(lines, "not read", String.join("\n", facts.problems()));
        return lines;
    }

    private static void put(Map<String, String> lines, String label, String value) {
        if (!value.isEmpty()) {
            lines.put(label, value);
        }
    }

    private static String reading(@Nullable String value, Reading<?> reading) {
        return switch (reading) {
            case Reading.Unknown<?>(String why) -> "unknown: " + why;
            case Reading.Read<?>(Object _, List<String> says) -> value + " (" + Words.list(says, 3) + ")";
        };
    }

    private static List<String> needs(LibraryFacts facts) {
        List<String> needs = new ArrayList<>();
        facts.systemNeeds().forEach(need -> needs.add(need.interfaceName() + " " + need.version()));
        return needs;
    }

    private static String python(Reading<PythonAbi> reading) {
        return switch (reading) {
            case Reading.Unknown<PythonAbi>(String why) -> "unknown: " + why;
            case Reading.Read<PythonAbi>(PythonAbi abi, List<String> _) -> {
                String module = abi.modules().isEmpty() ? "no module" : "module " + Words.list(abi.modules());
                String suffix = abi.suffix() == null ? "no ABI in the file name" : "named " + abi.suffix();
                yield module + ", " + suffix + ", " + pythonSymbols(abi);
            }
        };
    }

    private static String pythonSymbols(PythonAbi abi) {
        if (abi.limits() == PythonAbi.Limits.WITHIN) {
            return "all " + abi.importCount() + " symbols are in the limited API of " + abi.limitedSince();
        }
        List<String> parts = new ArrayList<>();
        if (!abi.outside().isEmpty()) {
            parts.add(abi.outside().size() + " of " + abi.importCount()
                    + " symbols are outside the limited API of 3.13: " + Words.list(abi.outside(), 5));
        } else {
            parts.add((abi.importCount() - abi.unplaced().size()) + " of " + abi.importCount()
                    + " symbols are in the limited API of " + abi.limitedSince());
        }
        if (!abi.unplaced().isEmpty()) {
            parts.add(abi.unplaced().size() + " are not known of any CPython up to 3.13: "
                    + Words.list(abi.unplaced(), 5));
        }
        if (!abi.perhapsFrom().isEmpty()) {
            parts.add("perhaps they are of " + Words.list(abi.perhapsFrom(), 4));
        }
        return String.join("; ", parts);
    }

    private static String torch(TorchAbi torch) {
        return torch.kind().title() + ": " + torch.privateSymbols().size() + " private, "
                + torch.stableSymbols().size() + " stable"
                + (torch.stableSymbols().isEmpty() ? "" : ", from torch " + torch.since() + " on")
                + (torch.decisive() == null ? "" : " (" + torch.decisive() + ")")
                + (torch.undated() > 0 ? ", " + torch.undated() + " of them not known of any torch up to 2.14" : "");
    }

    private static String demangled(List<String> symbols) {
        List<String> names = new ArrayList<>();
        symbols.forEach(symbol -> names.add(ItaniumDemangler.demangle(symbol).orElse(symbol)));
        return String.join("\n", names);
    }

    private static String instructions(Reading<InstructionSetUse> reading) {
        return switch (reading) {
            case Reading.Unknown<InstructionSetUse>(String why) -> "unknown: " + why;
            case Reading.Read<InstructionSetUse>(InstructionSetUse use, List<String> _) -> {
                List<String> sets = new ArrayList<>();
                for (InstructionSetUse.Extension extension : use.extensions()) {
                    sets.add(extension.set() + " " + extension.instructions()
                            + (extension.isCertain() ? "" : " (doubtful)"));
                }
                yield (sets.isEmpty() ? "baseline " + use.baseline() + " only" : Words.list(sets)) + "\n" + use.method()
                        + ", " + use.sweptBytes() + " of " + use.codeBytes() + " bytes, " + use.undecodedBytes()
                        + " not decoded; presence is not requirement";
            }
        };
    }

    private static List<String> embedded(LibraryFacts facts, Certainty certainty) {
        List<String> found = new ArrayList<>();
        for (EmbeddedLibrary library : facts.embedded()) {
            if (library.certainty() == certainty) {
                found.add((library.library() + " " + library.version()).strip());
            }
        }
        return found;
    }

    private static List<String> gpu(LibraryFacts facts) {
        List<String> found = new ArrayList<>();
        for (GpuCode code : facts.gpuCode()) {
            found.add(code.kind() + " " + code.target() + ", " + code.count() + " pieces, "
                    + Words.bytes(code.storedSize()) + " stored, " + Words.bytes(code.size()) + " unpacked");
        }
        return found;
    }
}
