package parallax.python;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What one module imports and loads, and which operators it asks for, from its text alone.
///
/// @param statements in the order in which they would be run
/// @param constants variables of the module that are given `True` or `False` once, and nothing else
/// @param unread why the text could not be read, lower-case start, no full stop; empty where it was. Then there are
///     no statements
public record ModuleLoads(List<LoadStatement> statements, SortedMap<String, Boolean> constants, String unread) {

    public ModuleLoads {
        statements = List.copyOf(statements);
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    }

    /// In the order of the text.
    public List<ModuleImport> imports() {
        return of(ModuleImport.class).toList();
    }

    /// In the order of the text; those inside functions too.
    public List<LibraryLoad> loads() {
        return of(LibraryLoad.class).toList();
    }

    /// In the order of the text; those at module level alone.
    public List<OperatorUse> operators() {
        return of(OperatorUse.class).toList();
    }

    private <T extends LoadStatement> Stream<T> of(Class<T> type) {
        return statements.stream().filter(type::isInstance).map(type::cast);
    }
}
