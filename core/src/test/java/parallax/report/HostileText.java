package parallax.report;

import java.util.ArrayList;
import java.util.List;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Inspection;
import parallax.finding.LibraryCheck;
import parallax.finding.Matrix;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.SourceList;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.name.Ecosystem;
import parallax.name.PackageName;

/// Texts that a package's metadata could hold to act on whoever reads a report, and answers full of them.
final class HostileText {

    static final List<String> ALL = List.of(
            "\u001b[2J\u001b]0;owned\u0007 clears the screen",
            "\u009b31m one-byte CSI",
            "\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
            "abc\u202egnp.exe reversed \u2066isolated\u2069",
            "zero\u200bwidth, soft\u00adhyphen, tag\udb40\udc41, line\u2028separator",
            "two\r\nlines\tand a tab",
            "lone \ud800 surrogate and \udc00 another",
            "<script>alert(1)</script><img src=x onerror=alert(1)>",
            "\"><svg/onload=alert(1)>' onmouseover='alert(1)",
            "javascript:alert(1)",
            "&lt;b&gt; &amp; &#x3c;i&#x3e;",
            "[text](https://evil.example) ![image](https://evil.example/x.png)",
            "https://evil.example/?a=<script>\"'",
            "<https://evil.example> www.evil.example user@evil.example @someone #1",
            "| a | b |\\| c",
            "``` fence ` one `` two",
            "# heading",
            "- item",
            "1. item",
            "> quote",
            "=== underlined",
            "*bold* _italic_ ~~struck~~ $x^2$",
            "{0} placeholders {{1}}",
            "\\ backslash \\| \\[",
            "");

    private HostileText() {}

    /// Each text in each place that a report shows.
    static Comparison comparison() {
        List<Finding> findings = ALL.stream().map(HostileText::finding).toList();
        String all = String.join(" ", ALL);
        return new Comparison(
                RecordedTorchvision.TARGET,
                new Subject(all, all, all, new PackageName(Ecosystem.CONDA, all), all, all, all, null, "2026-11-23"),
                new Subject(
                        all,
                        all,
                        all + "!",
                        new PackageName(Ecosystem.CONDA, all + "!"),
                        all,
                        all,
                        all,
                        null,
                        "2026-11-23"),
                ALL,
                findings,
                findings.stream().limit(10).map(Finding::id).toList(),
                ALL.stream().map(text -> new Unknown(text, text)).toList());
    }

    /// Each text in each place of a check; of the whole the first one breaks.
    static Check check() {
        Comparison comparison = comparison();
        List<LibraryCheck> libraries = new ArrayList<>();
        for (String text : ALL) {
            libraries.add(new LibraryCheck(
                    text,
                    text,
                    List.of(Verdict.values()).get(ALL.indexOf(text) % 3),
                    ALL.indexOf(text) % 2 == 0,
                    List.of(new LibraryCheck.MissingLibrary(text, text + "!", text, true)),
                    List.of(new LibraryCheck.UndefinedSymbol(text, text, text, text, text + "!", List.of(text))),
                    3,
                    List.of(new LibraryCheck.MissingVersion(text, text, text + "!", text)),
                    List.of(text),
                    ALL.indexOf(text) % 5 == 0 ? null : Cause.VERSION_SKEW,
                    text,
                    text));
        }
        return new Check(
                comparison.target(),
                ALL,
                List.of(comparison.left(), comparison.right()),
                1,
                Verdict.BREAKS,
                String.join(" ", ALL),
                new MetadataWord(
                        false,
                        ALL.stream()
                                .map(text -> new MetadataWord.Conflict(text, text, text, new Evidence(text, text)))
                                .toList(),
                        ALL.stream()
                                .map(text -> new MetadataWord.Absent(text, text))
                                .toList()),
                "forbidden and breaks",
                libraries,
                comparison.findings(),
                ALL.stream()
                        .map(text -> new Repair(text, text, text, text, text, true, text))
                        .toList(),
                comparison.unknown());
    }

    static Matrix matrix() {
        Matrix.Cell cell = new Matrix.Cell(Verdict.WORKS, Verdict.BREAKS, String.join(" ", ALL));
        return new Matrix(
                RecordedTorchvision.TARGET,
                ALL,
                ALL.getFirst(),
                String.join(" ", ALL),
                ALL,
                ALL,
                ALL.stream().map(_ -> ALL.stream().map(_ -> cell).toList()).toList(),
                comparison().unknown());
    }

    static Inspection inspection() {
        List<Inspection.Entry> entries = ALL.stream()
                .map(text -> new Inspection.Entry(text, text, List.of(new Evidence(text, text, text))))
                .toList();
        Comparison comparison = comparison();
        return new Inspection(
                comparison.target(),
                comparison.left(),
                ALL.stream()
                        .map(text -> new Inspection.Section(text, text, entries))
                        .toList(),
                comparison.unknown());
    }

    static Explanation explanation() {
        Comparison comparison = comparison();
        return new Explanation(
                comparison,
                comparison.findings().getFirst(),
                String.join("\n", ALL),
                ALL.stream()
                        .map(text -> new Explanation.Step(new Evidence(text, text), text, text))
                        .toList());
    }

    static SourceList sources() {
        return new SourceList(
                ALL.getFirst(),
                ALL.stream()
                        .map(text -> new SourceList.Entry(text, text, text, text, 1, 1, ALL, text))
                        .toList());
    }

    private static Finding finding(String text) {
        return new Finding(
                "file.only/" + ALL.indexOf(text) + text,
                "file.only",
                Axis.FILE,
                List.of(Impact.values()).get(ALL.indexOf(text) % 4),
                text,
                text + "\n" + text,
                text,
                text,
                List.of(new Evidence(text, text), new Evidence("pypi", text)));
    }
}
