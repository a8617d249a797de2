package parallax.report;

import java.util.List;
import parallax.fact.Evidence;

/// A simple document: what `inspect`, `why` and `sources` answer, before it is text, Markdown or HTML. All text raw.
///
/// @param head what the page is about, label and value
record Page(String title, List<Item> head, List<Part> parts) {

    sealed interface Part {}

    record Section(String title) implements Part {}

    /// @param text lines separated by `\n`
    record Paragraph(String text) implements Part {}

    /// @param text lines separated by `\n`, whose arrangement matters
    record Verbatim(String text) implements Part {}

    record Items(List<Item> items) implements Part {}

    /// Labelled values.
    ///
    /// @param value lines separated by `\n`
    record Item(String label, String value, List<Evidence> evidence) {
        Item(String label, String value) {
            this(label, value, List.of());
        }
    }
}
