package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Operators that a PyTorch extension registers, by the schemas it hands to `TORCH_LIBRARY`, `STABLE_TORCH_LIBRARY` and
/// `torch::RegisterOperators`, which are constants of the library as a rule. Not seen is what is put together when the
/// library runs, and what the compiler moved into instructions. A text that a compiler cut into pieces gives the name
/// alone; so does a constant that is a qualified name in a namespace that the library registers in.
public final class RegisteredOperators {

    private static final String RESULT = ") -> ";
    private static final int MAX_SCHEMA = 1 << 14;
    private static final int MAX_OPERATORS = 20_000;
    private static final int MAX_RUNS = 1 << 22;

    /// Libraries of PyTorch itself register in more, and have many names that are no operators.
    private static final int MAX_NAMESPACES = 8;

    /// Entry points of `libtorch` with which operators are registered: `torch::Library`, `c10::RegisterOperators`, and
    /// the stable ABI (PyTorch, `torch/csrc/inductor/aoti_torch/c/shim.h`).
    private static final List<String> MARKS = List.of(
            "torch7Library", "RegisterOperators", "aoti_torch_library_", "torch_library_impl", "TORCH_LIBRARY_");

    private RegisteredOperators() {}

    /// @param readOnlyData the sections with constants
    /// @param symbolNames the string tables of symbols: `.dynstr`, and `.strtab` where it is left, which alone
    /// tells the
    ///     namespace of stable operators
    /// @return by namespace and name, each once; empty where the library has nothing to register operators with
    public static List<RegisteredOperator> of(List<MemorySegment> readOnlyData, List<MemorySegment> symbolNames) {
        Registration registration = new Registration();
        new TextSearch(MARKS)
                .run(
                        symbolNames,
                        (literal, segment, offset) ->
                                registration.see(literal, literal == 4 ? TextSearch.from(segment, offset, 256) : ""));
        if (!registration.isRegistering) {
            return List.of();
        }
        Found found = new Found();
        new TextSearch(List.of(RESULT))
                .run(
                        readOnlyData,
                        (literal, segment, offset) ->
                                found.read(TextSearch.around(segment, offset, MAX_SCHEMA, MAX_SCHEMA)));
        TreeSet<String> namespaces = new TreeSet<>(registration.namespaces);
        for (RegisteredOperator operator : found.named.values()) {
            namespaces.add(operator.namespace());
        }
        found.place(namespaces);
        found.split(namespaces);
        boolean isExtension = namespaces.size() <= MAX_NAMESPACES;
        if (isExtension && (registration.hasRegisterOperators || !namespaces.isEmpty())) {
            found.addNames(readOnlyData, registration.hasRegisterOperators ? null : namespaces);
        }
        return found.operators();
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

        /// The namespace in `TORCH_LIBRARY_init_image` and `TORCH_LIBRARY_FRAGMENT_static_init_image_0E`, which the
        /// macros make (PyTorch, `torch/library.h`); null for none.
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
    }

    private static final class Found {
        private final Map<String, RegisteredOperator> named = new LinkedHashMap<>();
        private final List<RegisteredOperator> unplaced = new ArrayList<>();
        private final List<String> runs = new ArrayList<>();
        private int runLength;

        /// @param text a run of printable characters around ` -> `
        void read(String text) {
            if (named.size() + unplaced.size() >= MAX_OPERATORS) {
                return;
            }
            RegisteredOperator operator = OperatorSchema.parse(text);
            if (operator == null) {
                boolean isSeen = !runs.isEmpty() && runs.getLast().equals(text);
                if (!isSeen && runLength + text.length() <= MAX_RUNS) {
                    runs.add(text);
                    runLength += text.length();
                }
            } else if (operator.namespace().isEmpty()) {
                unplaced.add(operator);
            } else {
                add(operator);
            }
        }

        /// Schemas that are written without a namespace belong to the one that the library registers in.
        void place(SortedSet<String> namespaces) {
            String namespace = namespaces.size() == 1 ? namespaces.getFirst() : "";
            for (RegisteredOperator operator : unplaced) {
                add(new RegisteredOperator(namespace, operator.name(), operator.schema()));
            }
        }

        /// Takes names out of texts without an end between them, and of pieces of 16 bytes that instructions put
        /// together: what stands before a name may be glued to its namespace.
        void split(Set<String> namespaces) {
            for (String text : runs) {
                for (int at = text.indexOf("::"); at > 0; at = text.indexOf("::", at + 2)) {
                    int end = at + 2;
                    while (end < text.length() && (isIdentifier(text.charAt(end)) || text.charAt(end) == '.')) {
                        end++;
                    }
                    String namespace = endingAt(text, at, namespaces);
                    boolean isName = end > at + 2 && end < text.length() && text.charAt(end) == '(';
                    if (isName && !namespace.isEmpty()) {
                        add(new RegisteredOperator(namespace, text.substring(at + 2, end), ""));
                    }
                }
            }
        }

        private static String endingAt(String text, int end, Set<String> namespaces) {
            String longest = "";
            for (String namespace : namespaces) {
                boolean isHere = text.startsWith(namespace, end - namespace.length());
                longest = isHere && namespace.length() > longest.length() ? namespace : longest;
            }
            return longest;
        }

        /// Whole constants such as `image::read_file`: `torch::RegisterOperators` makes the schema from the function,
        /// and a compiler may have moved the schema into instructions.
        void addNames(List<MemorySegment> readOnlyData, @Nullable Set<String> namespaces) {
            Set<String> bases = new HashSet<>();
            for (RegisteredOperator operator : named.values()) {
                int dot = operator.name().indexOf('.');
                String base = dot < 0 ? operator.name() : operator.name().substring(0, dot);
                bases.add(operator.namespace() + "::" + base);
            }
            OperatorNames.find(readOnlyData, (namespace, name) -> {
                boolean isNew = !bases.contains(namespace + "::" + name);
                if (isNew && named.size() < MAX_OPERATORS && (namespaces == null || namespaces.contains(namespace))) {
                    add(new RegisteredOperator(namespace, name, ""));
                }
            });
        }

        /// A schema wins over a bare name.
        private void add(RegisteredOperator operator) {
            String name = operator.namespace() + "::" + operator.name();
            RegisteredOperator other = named.get(name);
            if (other == null || other.schema().isEmpty()) {
                named.put(name, operator);
            }
        }

        List<RegisteredOperator> operators() {
            List<RegisteredOperator> operators = new ArrayList<>(named.values());
            operators.sort(Comparator.comparing(RegisteredOperator::namespace)
                    .thenComparing(RegisteredOperator::name)
                    .thenComparing(RegisteredOperator::schema));
            return operators;
        }
    }

    static boolean isIdentifier(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
}
