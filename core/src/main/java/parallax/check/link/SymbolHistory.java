package parallax.check.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parallax.binary.ElfLinkage;
import parallax.binary.FunctionSignature;
import parallax.binary.ItaniumDemangler;
import parallax.binary.MachOLinkage;
import parallax.finding.Cause;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;

/// Why one symbol stays undefined: what the libraries that should define it have in its place.
///
/// @param demangled null where the name is not mangled
/// @param instead demangled names of what is there, at most three
/// @param library that has them, or that should define the symbol by its namespace, by its name; null
///     where nothing
///     tells
/// @param from the same where it is loaded; else null
record SymbolHistory(
        Cause cause,
        @Nullable String demangled,
        List<String> instead,
        @Nullable String library,
        @Nullable LinkFile from) {

    SymbolHistory(Cause cause, @Nullable String demangled, List<String> instead, @Nullable LinkFile from) {
        this(cause, demangled, instead, from == null ? null : from.name(), from);
    }

    private static final String NEW_STRING =
            "std::__cxx11::basic_string<char, std::char_traits<char>, std::allocator<char> >";
    private static final String OLD_STRING = "std::basic_string<char, std::char_traits<char>, std::allocator<char> >";

    /// Of a symbol that no library is asked about.
    static SymbolHistory unread(LoadOutcome.Undefined undefined) {
        String name = undefined.wantedBy().sourceName(undefined.reference().name());
        return new SymbolHistory(
                Cause.SYMBOL_MISSING, ItaniumDemangler.demangle(name).orElse(null), List.of(), null);
    }

    static SymbolHistory of(LoadOutcome.Undefined undefined, List<LinkFile> loaded) {
        String name = undefined.wantedBy().sourceName(undefined.reference().name());
        if (name.startsWith("?")) {
            return DecoratedNames.history(undefined, loaded);
        }
        if (name.startsWith("aoti_torch_") || name.startsWith("torch_")) {
            LinkFile torch = named(loaded, "libtorch_cpu.so");
            return new SymbolHistory(
                    torch == null ? Cause.SYMBOL_MISSING : Cause.STABLE_ABI_TOO_NEW, null, List.of(), torch);
        }
        if (name.startsWith("Py") || name.startsWith("_Py")) {
            return new SymbolHistory(Cause.PYTHON_ABI, null, List.of(), null);
        }
        String demangled = ItaniumDemangler.demangle(name).orElse(null);
        if (demangled == null) {
            return new SymbolHistory(Cause.SYMBOL_MISSING, null, List.of(), null);
        }
        String prefix = plainPrefix(name);
        Optional<FunctionSignature> wanted = FunctionSignature.parse(demangled);
        if (prefix.length() > 4 && wanted.isPresent()) {
            SymbolHistory changed = changed(demangled, wanted.get(), prefix, undefined, loaded);
            if (changed != null) {
                return changed;
            }
        }
        LinkFile stated = stated(undefined.reference().file(), loaded);
        String library = stated == null ? owner(demangled) : stated.name();
        LinkFile owner = stated != null || library == null ? stated : named(loaded, library);
        if (owner == null) {
            return new SymbolHistory(Cause.SYMBOL_MISSING, demangled, List.of(), library, null);
        }
        boolean isPrivate = demangled.contains("::detail::")
                || demangled.contains("::impl::")
                || demangled.contains("::internal::")
                || demangled.contains("::native::");
        return new SymbolHistory(isPrivate ? Cause.PRIVATE_SYMBOL : Cause.VERSION_SKEW, demangled, List.of(), owner);
    }

    private static @Nullable SymbolHistory changed(
            String demangled,
            FunctionSignature wanted,
            String prefix,
            LoadOutcome.Undefined undefined,
            List<LinkFile> loaded) {
        for (LinkFile file : loaded) {
            if (!file.problem().isEmpty() || file.equals(undefined.wantedBy())) {
                continue;
            }
            Set<String> others = new LinkedHashSet<>();
            List<String> sameString = new ArrayList<>();
            eachExported(file, prefix, symbol -> {
                String other =
                        others.size() < 200 ? ItaniumDemangler.demangle(symbol).orElse("") : "";
                Optional<FunctionSignature> signature = FunctionSignature.parse(other);
                if (signature.isPresent() && plainName(signature.get()).equals(plainName(wanted))) {
                    others.add(other);
                    if (neutral(other).equals(neutral(demangled))) {
                        sameString.add(other);
                    }
                }
            });
            if (!sameString.isEmpty()) {
                return new SymbolHistory(Cause.CXX_ABI, demangled, sameString, file);
            }
            if (!others.isEmpty()) {
                return new SymbolHistory(
                        Cause.SIGNATURE_CHANGED,
                        demangled,
                        others.stream().limit(3).toList(),
                        file);
            }
        }
        return null;
    }

    /// Names as the compiler was given them.
    private static void eachExported(LinkFile file, String prefix, Consumer<String> sink) {
        ElfLinkage elf = file.elf();
        if (elf != null) {
            elf.eachExported(prefix, symbol -> sink.accept(elf.name(symbol)));
        } else if (file.image() instanceof MachOLinkage mach && !mach.slices().isEmpty()) {
            // All are built from the same sources.
            mach.slices().getFirst().eachExported("_" + prefix, symbol -> sink.accept(file.sourceName(symbol)));
        }
    }

    private static String plainName(FunctionSignature signature) {
        return signature.name().replace("[abi:cxx11]", "");
    }

    /// With both kinds of string written as one.
    private static String neutral(String demangled) {
        return demangled
                .replace("[abi:cxx11]", "")
                .replace(NEW_STRING, "std::string")
                .replace(OLD_STRING, "std::string")
                .replace("std::__cxx11::", "std::");
    }

    /// The names of namespaces, classes and function at the start of a mangled name, without what
    /// follows: all functions
    /// of one name have them in common (Itanium C++ ABI 5.1.3).
    static String plainPrefix(String mangled) {
        int at = mangled.startsWith("_ZN") ? 3 : 2;
        while (at < mangled.length() && "rVKRO".indexOf(mangled.charAt(at)) >= 0 && mangled.startsWith("_ZN")) {
            at++;
        }
        int start = at;
        while (at < mangled.length() && Character.isDigit(mangled.charAt(at))) {
            int length = 0;
            int digits = at;
            while (digits < mangled.length() && Character.isDigit(mangled.charAt(digits)) && length < 100_000) {
                length = length * 10 + mangled.charAt(digits) - '0';
                digits++;
            }
            if (digits + length > mangled.length()) {
                break;
            }
            at = digits + length;
        }
        return at == start ? "" : mangled.substring(0, at);
    }

    /// The library that a reference of macOS or Windows names; null where it names none that is loaded.
    private static @Nullable LinkFile stated(@Nullable String asked, List<LinkFile> loaded) {
        for (LinkFile file : loaded) {
            if (asked != null && file.image() != null && file.fileName().equalsIgnoreCase(asked)) {
                return file;
            }
        }
        return null;
    }

    /// Which library of torch has a namespace; null where it is none of torch's.
    private static @Nullable String owner(String demangled) {
        if (demangled.startsWith("c10::cuda")) {
            return "libc10_cuda.so";
        }
        if (demangled.startsWith("at::cuda")) {
            return "libtorch_cuda.so";
        }
        if (demangled.startsWith("c10::") || demangled.contains(" c10::")) {
            return "libc10.so";
        }
        boolean isTorchs = demangled.startsWith("at::")
                || demangled.startsWith("torch::")
                || demangled.startsWith("caffe2::")
                || demangled.contains(" at::")
                || demangled.contains(" torch::");
        return isTorchs ? "libtorch_cpu.so" : null;
    }

    static @Nullable LinkFile named(List<LinkFile> loaded, String library) {
        String stem = library.substring(0, library.length() - 3);
        for (LinkFile file : loaded) {
            if (file.fileName().equals(stem + ".dylib")
                    || file.fileName().equalsIgnoreCase(stem.substring(3) + ".dll")) {
                return file;
            }
            // Debian puts a version behind.
            if (file.fileName().equals(library) || file.fileName().startsWith(library + ".")) {
                return file;
            }
        }
        return null;
    }
}
