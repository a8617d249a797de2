/// Findings to terminal text, JSON, Markdown and HTML. Computes nothing.
@NullMarked
package parallax.report;

import org.jspecify.annotations.NullMarked;
