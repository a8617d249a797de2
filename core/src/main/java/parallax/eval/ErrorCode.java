package parallax.eval;

import java.util.Locale;

/// Why a request has no result. The names are part of the contract: new ones may come, none goes.
enum ErrorCode {
    /// The line is not one JSON object.
    BAD_JSON,
    /// A field is missing, or holds another type than its operation wants.
    BAD_REQUEST,
    UNKNOWN_OPERATION,
    MALFORMED_VERSION,
    MALFORMED_SPECIFIER,
    MALFORMED_REQUIREMENT,
    MALFORMED_MARKER,
    /// The marker is well formed, and compares what has no order.
    UNDEFINED_COMPARISON,
    MALFORMED_NAME,
    MALFORMED_FILENAME,
    MALFORMED_TARGET,
    MALFORMED_SPEC,
    MALFORMED_RECORD,
    /// A defect of Parallax.
    INTERNAL;

    private final String id = name().toLowerCase(Locale.ROOT);

    /// The spelling in answers: `malformed_version`.
    String id() {
        return id;
    }
}
