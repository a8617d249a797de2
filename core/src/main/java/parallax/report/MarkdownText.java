package parallax.report;

import java.util.List;
import parallax.fact.Evidence;

/// Untrusted text inside Markdown (CommonMark 0.31.2, with GitHub's tables and automatic links).
///
/// Untrusted text stands in paragraphs, list items and headings, and in tables only as code where [#fitsTable] allows
/// it: how a backslash before a pipe is read there differs between renderers.
final class MarkdownText {

    /// Characters that begin or end markup anywhere in a line; `$` is mathematics on GitHub.
    private static final String MARKUP = "\\`*_[]<>&~$|";

    private MarkdownText() {}

    /// Whether a text may stand in a table as [#code]: no pipe that would end the cell, nothing that would end the
    /// span,
    /// and no backslash before them.
    static boolean fitsTable(String text) {
        String safe = SafeText.line(text);
        return !safe.isBlank() && safe.indexOf('|') < 0 && safe.indexOf('`') < 0 && safe.indexOf('\\') < 0;
    }

    /// One line of prose. Words that renderers would turn into links or mentions become code.
    static String prose(String text) {
        String safe = SafeText.line(text).strip();
        StringBuilder markdown = new StringBuilder(safe.length() + 16);
        int start = 0;
        while (start <= safe.length()) {
            int space = safe.indexOf(' ', start);
            int end = space < 0 ? safe.length() : space;
            if (end > start) {
                String word = safe.substring(start, end);
                if (!markdown.isEmpty()) {
                    markdown.append(' ');
                }
                markdown.append(linked(word) ? code(word) : escaped(word, markdown.isEmpty()));
            }
            start = end + 1;
        }
        return markdown.toString();
    }

    private static boolean linked(String word) {
        return word.contains("://") || word.contains("www.") || word.indexOf('@') >= 0 || word.indexOf('#') >= 0;
    }

    private static String escaped(String word, boolean first) {
        StringBuilder escaped = new StringBuilder(word.length() + 8);
        int index = 0;
        if (first) {
            index = listMarker(word);
            if (index > 0) {
                escaped.append(word, 0, index - 1).append('\\').append(word.charAt(index - 1));
            }
        }
        for (; index < word.length(); index++) {
            char unit = word.charAt(index);
            if (MARKUP.indexOf(unit) >= 0) {
                escaped.append('\\');
            }
            escaped.append(unit);
        }
        return escaped.toString();
    }

    /// Length of what would begin a list, a rule or an underlined heading at the start of a line; 0 for none.
    private static int listMarker(String word) {
        char unit = word.charAt(0);
        if (unit == '-' || unit == '+' || unit == '=') {
            return 1;
        }
        int digits = 0;
        while (digits < word.length() && word.charAt(digits) >= '0' && word.charAt(digits) <= '9') {
            digits++;
        }
        boolean marker =
                digits > 0 && digits == word.length() - 1 && (word.charAt(digits) == '.' || word.charAt(digits) == ')');
        return marker ? digits + 1 : 0;
    }

    /// A code span, with more backticks around it than in it (section 6.1).
    static String code(String text) {
        String safe = SafeText.line(text);
        if (safe.isBlank()) {
            return "(empty)";
        }
        int longest = 0;
        int run = 0;
        for (int index = 0; index < safe.length(); index++) {
            run = safe.charAt(index) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        boolean padded = safe.startsWith("`") || safe.endsWith("`") || (safe.startsWith(" ") && safe.endsWith(" "));
        String pad = padded ? " " : "";
        return fence + pad + safe + pad + fence;
    }

    /// Several lines of prose that stay several lines.
    static String lines(String text) {
        StringBuilder markdown = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            String prose = prose(line);
            if (prose.isEmpty()) {
                markdown.append(markdown.isEmpty() ? "" : "\n\n");
            } else {
                boolean continues = !markdown.isEmpty() && markdown.charAt(markdown.length() - 1) != '\n';
                markdown.append(continues ? "\\\n" : "").append(prose);
            }
        }
        return markdown.toString().stripTrailing();
    }

    /// A fenced block (section 4.5), each line safe.
    static String fenced(String text) {
        List<String> lines = SafeText.lines(text);
        int longest = 2;
        for (String line : lines) {
            int run = 0;
            for (int index = 0; index < line.length(); index++) {
                run = line.charAt(index) == '`' ? run + 1 : 0;
                longest = Math.max(longest, run);
            }
        }
        String fence = "`".repeat(longest + 1);
        return fence + "text\n" + String.join("\n", lines) + "\n" + fence + "\n";
    }

    static String evidence(Evidence evidence) {
        String locator = Links.safe(evidence.locator()) ? "<" + evidence.locator() + ">" : code(evidence.locator());
        String digest = evidence.sha256() == null ? "" : ", sha256 " + code(evidence.sha256());
        return prose(evidence.source()) + ": " + locator + digest;
    }
}
