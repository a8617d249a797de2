package parallax.report;

import parallax.finding.Check;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Inspection;
import parallax.finding.Matrix;
import parallax.finding.SourceList;

/// Every answer in every format. The same answer gives the same text: no clock, no locale, no line ends of the
/// platform.
///
/// Everything inside an answer is untrusted text: each format keeps it from acting as an escape sequence, as markup or
/// as a link to anything but http and https. Every text ends with a line end.
public final class Reports {

    private Reports() {}

    /// @param layout used by [Format#TEXT] alone
    public static String of(Comparison comparison, Format format, Layout layout) {
        return switch (format) {
            case TEXT -> new ComparisonText(comparison, layout).write();
            case JSON -> Json.of(comparison);
            case MARKDOWN -> new ComparisonMarkdown(comparison).write();
            case HTML -> new ComparisonHtml(comparison).write();
            case SARIF -> Sarif.of(comparison);
        };
    }

    /// @param layout used by [Format#TEXT] alone
    public static String of(Check check, Format format, Layout layout) {
        return switch (format) {
            case TEXT -> new CheckText(check, layout).write();
            case JSON -> CheckJson.of(check);
            case MARKDOWN -> new CheckMarkdown(check).write();
            case HTML -> new CheckHtml(check).write();
            case SARIF -> CheckSarif.of(check);
        };
    }

    /// @param layout used by [Format#TEXT] alone
    /// @throws IllegalArgumentException for [Format#SARIF]
    public static String of(Matrix matrix, Format format, Layout layout) {
        return switch (format) {
            case TEXT -> new MatrixText(matrix, layout).write();
            case JSON -> CheckJson.of(matrix);
            case MARKDOWN -> MatrixMarkdown.of(matrix);
            case HTML -> MatrixHtml.of(matrix);
            case SARIF -> throw new IllegalArgumentException("no matrix in " + format.title());
        };
    }

    /// @throws IllegalArgumentException for [Format#SARIF]
    public static String of(Inspection inspection, Format format, Layout layout) {
        return format == Format.JSON ? Json.of(inspection) : of(Pages.of(inspection), format, layout);
    }

    /// @throws IllegalArgumentException for [Format#SARIF]
    public static String of(Explanation explanation, Format format, Layout layout) {
        return format == Format.JSON ? Json.of(explanation) : of(Pages.of(explanation), format, layout);
    }

    /// @throws IllegalArgumentException for [Format#SARIF]
    public static String of(SourceList sources, Format format, Layout layout) {
        return format == Format.JSON ? Json.of(sources) : of(Pages.of(sources), format, layout);
    }

    private static String of(Page page, Format format, Layout layout) {
        return switch (format) {
            case TEXT -> new PageText(page, layout).write();
            case MARKDOWN -> PageMarkdown.write(page);
            case HTML -> PageHtml.write(page);
            case JSON, SARIF -> throw new IllegalArgumentException("no pages in " + format.title());
        };
    }
}
