package parallax.eval;

import java.util.List;

/// Versions of Debian packages.
final class DebianOperations {

    static final List<Operation> LIST = List.of();

    private DebianOperations() {}
}
