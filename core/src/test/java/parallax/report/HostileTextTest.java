package parallax.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.testkit.GoldenFiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text from packages is shown, never obeyed.
class HostileTextTest {

    private static final GoldenFiles GOLDEN = GoldenFiles.in("golden/report");
    private static final Layout LAYOUT = new Layout(100, false, true, "x");

    /// What HTML elements and attributes the pages of this program have; anything else came out of the data.
    private static final Pattern OWN_MARKUP = Pattern.compile("""
            <!DOCTYPE html>|</?(html|head|meta|title|style|body|header|main|footer|section|article|div|span|h[123]|p|br\
            |strong|b|code|pre|a|ul|li|dl|dt|dd|details|summary|table|thead|tbody|tr|th|td)\
            (?: (?:lang="en"|charset="utf-8"|name="[a-z]+"|http-equiv="Content-Security-Policy"\
            |content="[^"<>]*"|class="[a-z]+( [a-z]+)?"|scope="(?:col|row)"|id="[A-Za-z0-9._:/-]+"|rel="noreferrer"|href="#[A-Za-z0-9._:/-]+"\
            |href="https?://[^"<> ]+"))*>""");

    static Stream<String> htmlPages() {
        return everythingIn(Format.HTML);
    }

    static Stream<String> markdownPages() {
        return everythingIn(Format.MARKDOWN);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noFormatHoldsACharacterThatActsUnseen(Format format) {
        assertThat(everythingIn(format))
                .allSatisfy(text -> assertThat(
                                text.codePoints().filter(HostileTextTest::acts).mapToObj(Integer::toHexString))
                        .isEmpty());
    }

    private static boolean acts(int codePoint) {
        int type = Character.getType(codePoint);
        return codePoint != '\n'
                && (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.SURROGATE
                        || type == Character.LINE_SEPARATOR);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsWellFormedUnicode(Format format) {
        assertThat(everythingIn(format))
                .allSatisfy(
                        text -> assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                                .isEqualTo(text));
    }

    @Test
    void textShowsWhatItDoesNotDo() {
        GOLDEN.check("hostile.txt", Reports.of(HostileText.comparison(), Format.TEXT, LAYOUT));
    }

    @Test
    void markdownShowsWhatItDoesNotDo() {
        GOLDEN.check("hostile.md", Reports.of(HostileText.comparison(), Format.MARKDOWN, LAYOUT));
    }

    @Test
    void aCheckShowsWhatItDoesNotDo() {
        GOLDEN.check("hostile-check.txt", Reports.of(HostileText.check(), Format.TEXT, LAYOUT));
        GOLDEN.check("hostile-check.md", Reports.of(HostileText.check(), Format.MARKDOWN, LAYOUT));
        GOLDEN.check("hostile-matrix.md", Reports.of(HostileText.matrix(), Format.MARKDOWN, LAYOUT));
    }

    /// Renderers split a row before they look at anything else in it.
    @Test
    void everyRowOfAMatrixHasAllItsCells() {
        List<String> rows = Reports.of(HostileText.matrix(), Format.MARKDOWN, LAYOUT)
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
        assertThat(rows).hasSize(HostileText.ALL.size() + 2);
        assertThat(rows).allMatch(row -> row.chars().filter(unit -> unit == '|').count() == HostileText.ALL.size() + 2);
        assertThat(rows).noneMatch(row -> row.contains("\\"));
    }

    @Test
    void coloursAreTheOnlyEscapeSequencesInColouredText() {
        String text = Reports.of(HostileText.comparison(), Format.TEXT, new Layout(100, true, true, "x"));
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @MethodSource("htmlPages")
    void htmlHasNoMarkupButItsOwn(String page) {
        String rest = OWN_MARKUP.matcher(page).replaceAll("");
        String withoutStyle = rest.replace(".counts li > *", "").replace(".values > div", "");
        assertThat(withoutStyle).doesNotContain("<", ">");
    }

    @ParameterizedTest
    @MethodSource("htmlPages")
    void htmlLinksOnlyToTheWebAndToItself(String page) {
        Matcher link = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(page);
        while (link.find()) {
            assertThat(link.group(1)).matches("#.*|https?://.*");
        }
    }

    @Test
    void everyAnchorOfAComparisonIsThereOnce() {
        String page = Reports.of(HostileText.comparison(), Format.HTML, LAYOUT);
        List<String> ids = all(page, " id=\"([^\"]*)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(page, "href=\"#([^\"]*)\""));
    }

    @ParameterizedTest
    @MethodSource("markdownPages")
    void markdownHasNoMarkupButItsOwn(String page) {
        String plain = page
                // fenced blocks, code spans (shorter fences last), escapes, and own automatic links
                .replaceAll("(?ms)^(`{3,})text\n.*?^\\1\n", "")
                .replaceAll("(?<!`|\\\\)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", "")
                .replaceAll("\\\\[^\n]", "x")
                .replaceAll("<https?://[^<>\\s]+>", "");
        assertThat(plain.replace("**", ""))
                .doesNotContain("<", "`", "*", "_", "[", "]", "&", "~", "$", "://", "www.", "@");
        assertThat(plain.lines().filter(line -> line.contains("|")))
                .allMatch(line -> line.matches("\\| [a-z]+ \\| [a-z ,]+ \\| [a-z0-9]+ \\||\\| --- .*")
                        || line.matches("\\|( (column \\d+)? \\|)+")
                        || line.matches("\\| (row \\d+)? \\|( allowed, breaks \\|)+"));
        assertThat(plain.lines().filter(line -> line.matches("#+ .*|>.*|=+.*|\\d+[.)] .*|[+] .*")))
                .allMatch(line -> line.matches("#{1,3} .*"));
    }

    @Test
    void jsonKeepsEveryTextAsItWas() {
        JsonNode json = new JsonMapper().readTree(Reports.of(HostileText.comparison(), Format.JSON, LAYOUT));
        List<String> titles = json.get("findings")
                .valueStream()
                .map(finding -> finding.get("title").stringValue())
                .toList();
        assertThat(titles)
                .isEqualTo(HostileText.ALL.stream()
                        .map(text -> text.replaceAll(
                                "(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])", "\ufffd"))
                        .toList());
    }

    @Test
    void sarifMessagesHoldNeitherPlaceholdersNorLinks() {
        JsonNode json = new JsonMapper().readTree(Reports.of(HostileText.comparison(), Format.SARIF, LAYOUT));
        List<String> messages = json.get("runs")
                .get(0)
                .get("results")
                .valueStream()
                .map(result -> result.get("message").get("text").stringValue())
                .toList();
        assertThat(messages).hasSize(HostileText.ALL.size());
        assertThat(messages).noneMatch(text -> text.matches("(?s).*(?<!\\{)\\{\\d}(?!}).*"));
        assertThat(messages).noneMatch(text -> text.matches("(?s).*(?<!\\\\)\\[[^]]*(?<!\\\\)]\\(.*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://pypi.org/simple/torchvision/  | true
                    HTTP://example.org/a?b=c&d=e#f        | true
                    https://example.org/a b               | false
                    https://example.org/"onload=          | false
                    https://example.org/<b>               | false
                    https://exämple.org/                  | false
                    javascript:alert(1)                   | false
                    JavaScript://https://example.org      | false
                    data:text/html,x                      | false
                    file:///etc/passwd                    | false
                    //example.org/                        | false
                    ' https://example.org'                | false
                    torchvision/_C.so                     | false
                    """)
    void onlyPlainWebAddressesBecomeLinks(String address, boolean link) {
        assertThat(Links.safe(address)).isEqualTo(link);
    }

    private static List<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Stream<String> everythingIn(Format format) {
        Stream<String> comparison = Stream.of(
                Reports.of(HostileText.comparison(), format, LAYOUT), Reports.of(HostileText.check(), format, LAYOUT));
        if (format == Format.SARIF) {
            return comparison;
        }
        return Stream.concat(
                comparison,
                Stream.of(
                        Reports.of(HostileText.matrix(), format, LAYOUT),
                        Reports.of(HostileText.inspection(), format, LAYOUT),
                        Reports.of(HostileText.explanation(), format, LAYOUT),
                        Reports.of(HostileText.sources(), format, LAYOUT)));
    }
}
