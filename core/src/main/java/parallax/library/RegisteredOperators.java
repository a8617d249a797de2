package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Operators that a PyTorch extension registers, by the schemas it hands to `TORCH_LIBRARY`, `STABLE_TORCH_LIBRARY` and
/// `torch::RegisterOperators`, which are constants of the library as a rule. Not seen is what is put together when the
/// library runs, and what the compiler moved into instructions. A text that a compiler cut into pieces gives the name
/// alone.
public final class RegisteredOperators {

    private static final String RESULT = ") -> ";
    private static final int MAX_SCHEMA = 1 << 14;
    private static final int MAX_OPERATORS = 20_000;

    /// Entry points of `libtorch` with which operators are registered: `torch::Library`, `c10::RegisterOperators`, and the
    /// stable ABI (PyTorch, `torch/csrc/inductor/aoti_torch/c/shim.h`).
    private static final List<String> MARKS = List.of(
            "torch7Library", "RegisterOperators", "aoti_torch_library_", "torch_library_impl", "TORCH_LIBRARY_");

    private RegisteredOperators() {}

    /// @param readOnlyData the sections with constants
    /// @param symbolNames the string tables of symbols: `.dynstr`, and `.strtab` where it is left, which alone tells the
    ///     namespace of stable operators
    /// @return by namespace and name, each once; empty where the library has nothing to register operators with
    public static List<RegisteredOperator> of(List<MemorySegment> readOnlyData, List<MemorySegment> symbolNames) {
        Registration registration = new Registration();
        new TextSearch(MARKS).run(symbolNames, (literal, segment, offset) -> registration.see(
                literal, literal == 4 ? TextSearch.from(segment, offset, 256) : ""));
        if (!registration.isRegistering) {
            return List.of();
        }
        Map<String, RegisteredOperator> found = new LinkedHashMap<>();
        List<RegisteredOperator> unnamed = new ArrayList<>();
        new TextSearch(List.of(RESULT)).run(readOnlyData, (literal, segment, offset) -> {
            if (found.size() + unnamed.size() < MAX_OPERATORS) {
                read(TextSearch.around(segment, offset, MAX_SCHEMA, MAX_SCHEMA), found, unnamed);
            }
        });
        String namespace = registration.namespace(unnamed, found.values());
        for (RegisteredOperator operator : unnamed) {
            add(new RegisteredOperator(namespace, operator.name(), operator.schema()), found);
        }
        if (registration.hasRegisterOperators) {
            names(readOnlyData, found);
        }
        List<RegisteredOperator> operators = new ArrayList<>(found.values());
        operators.sort(Comparator.comparing(RegisteredOperator::namespace)
                .thenComparing(RegisteredOperator::name)
                .thenComparing(RegisteredOperator::schema));
        return operators;
    }

    /// What the symbols say: whether there is registration, and in which namespaces.
    private static final class Registration {
        private boolean isRegistering;
        private boolean hasRegisterOperators;
        private final TreeSet<String> namespaces = new TreeSet<>();

        void see(int mark, String symbol) {
            isRegistering = true;
            hasRegisterOperators |= mark == 1;
            String namespace = initialised(symbol);
            if (namespace != null) {
                namespaces.add(namespace);
            }
        }

        /// The namespace in `TORCH_LIBRARY_init_image` and `TORCH_LIBRARY_FRAGMENT_static_init_image_0E`, which the macros
        /// make (PyTorch, `torch/library.h`); null for none.
        private static @Nullable String initialised(String symbol) {
            if (symbol.startsWith("TORCH_LIBRARY_IMPL_")) {
                return null;
            }
            boolean isFragment = symbol.startsWith("TORCH_LIBRARY_FRAGMENT_");
            int at = symbol.indexOf("init_");
            int end = at + 5;
            while (at > 0 && end < symbol.length() && isIdentifier(symbol.charAt(end))) {
                end++;
            }
            if (at < 0) {
                return null;
            }
            String rest = symbol.substring(at + 5, end);
            return isFragment ? withoutCounter(rest) : withoutMangling(rest);
        }

        /// `image_0E`, and `image_0ERN5torch7LibraryE`: the counter that keeps fragments apart.
        private static @Nullable String withoutCounter(String text) {
            for (int at = text.indexOf('_'); at > 0; at = text.indexOf('_', at + 1)) {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                    end++;
                }
                if (end > at + 1 && end < text.length() && text.charAt(end) == 'E') {
                    return text.substring(0, at);
                }
            }
            return null;
        }

        /// `imageRN5torch7LibraryE`, or `imageE` within a namespace of C++.
        private static @Nullable String withoutMangling(String text) {
            int end = text.indexOf("RN5torch");
            String name = end < 0 ? text : text.substring(0, end);
            if (name.endsWith("E")) {
                name = name.substring(0, name.length() - 1);
            }
            return name.isEmpty() ? null : name;
        }

        /// The one namespace of schemas that are written without; empty where the library leaves it open.
        String namespace(List<RegisteredOperator> unnamed, Iterable<RegisteredOperator> named) {
            TreeSet<String> candidates = new TreeSet<>(namespaces);
            if (candidates.isEmpty() && !unnamed.isEmpty()) {
                for (RegisteredOperator operator : named) {
                    candidates.add(operator.namespace());
                }
            }
            return candidates.size() == 1 ? candidates.first() : "";
        }
    }

    /// Takes the operators out of a run of printable text around ` -> `.
    private static void read(
            String text, Map<String, RegisteredOperator> found, List<RegisteredOperator> unnamed) {
        RegisteredOperator operator = OperatorSchema.parse(text);
        if (operator != null) {
            if (operator.namespace().isEmpty()) {
                unnamed.add(operator);
            } else {
                add(operator, found);
            }
            return;
        }
        // Several texts without an end between them, or pieces of 16 bytes that instructions put together.
        for (int at = text.indexOf("::"); at > 0; at = text.indexOf("::", at + 2)) {
            int start = at;
            while (start > 0 && isIdentifier(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 2;
            while (end < text.length() && (isIdentifier(text.charAt(end)) || text.charAt(end) == '.')) {
                end++;
            }
            if (start < at && end > at + 2 && end < text.length() && text.charAt(end) == '(') {
                add(new RegisteredOperator(text.substring(start, at), text.substring(at + 2, end), ""), found);
            }
        }
    }

    /// Names without a schema, which `torch::RegisterOperators` makes from the function: whole constants `image::read_file`.
    private static void names(List<MemorySegment> readOnlyData, Map<String, RegisteredOperator> found) {
        OperatorNames.find(readOnlyData, (namespace, name) -> {
            if (found.size() < MAX_OPERATORS) {
                add(new RegisteredOperator(namespace, name, ""), found);
            }
        });
    }

    /// A schema wins over a bare name.
    private static void add(RegisteredOperator operator, Map<String, RegisteredOperator> found) {
        String name = operator.namespace() + "::" + operator.name();
        RegisteredOperator other = found.get(name);
        if (other == null || other.schema().isEmpty()) {
            found.put(name, operator);
        }
    }

    static boolean isIdentifier(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
