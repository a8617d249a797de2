package parallax.report;

import java.util.Locale;

/// The forms in which an answer can be written.
public enum Format {
    TEXT("text"),
    JSON("json"),
    MARKDOWN("md"),
    HTML("html"),
    /// Static Analysis Results Interchange Format 2.1.0; for comparisons and checks; the other answers hold no
    /// findings.
    SARIF("sarif");

    private final String id;

    Format(String id) {
        this.id = id;
    }

    /// The spelling of the command line contract.
    public String id() {
        return id;
    }

    /// The name for sentences: `HTML`, `Markdown`.
    public String title() {
        return this == MARKDOWN ? "Markdown" : name().toUpperCase(Locale.ROOT);
    }
}
