package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableFileTest {

    private static TableFile table(int rows, String text) throws SnapshotException {
        String whole = "parallax-table\t1\n=extract_sources\t" + rows + "\textract\turl\tsha256\tpatches\n" + text;
        TableFile table = new TableFile("some.tsv", whole.getBytes(StandardCharsets.US_ASCII));
        table.begin(SnapshotSection.EXTRACT_SOURCES);
        return table;
    }

    private static TableFile row(String text) throws SnapshotException {
        TableFile table = table(1, text + "\n");
        assertThat(table.nextRow()).isTrue();
        return table;
    }

    @Test
    void anEmptyCellIsNotRecordedAndDiffersFromAnEmptyListAndAnEmptyText() throws SnapshotException {
        TableFile row = row("\t\\0\t\\e\t\\0");
        assertThat(row.listOrNull()).isNull();
        assertThat(row.listOrNull()).isEmpty();
        assertThat(row.textOrNull()).isEmpty();
        assertThat(row.mapOrNull()).isEmpty();
    }

    @Test
    void escapesComeBack() throws SnapshotException {
        TableFile row = row("a\\tb\\nc\\pd\\\\e\\c\\x00e9\ta\\pb|c\tx=1|2||y=\\0\ta|b||\\0||c");
        assertThat(row.text()).isEqualTo("a\tb\nc|d\\e^é");
        assertThat(row.list()).containsExactly("a|b", "c");
        assertThat(row.map()).isEqualTo(Map.of("x", List.of("1", "2"), "y", List.of()));
        assertThat(row.lists()).containsExactly(List.of("a", "b"), List.of(), List.of("c"));
    }

    @Test
    void aCaretRepeatsTheCellAbove() throws SnapshotException {
        TableFile table = table(3, "0\turl\tsha\tp\n1\t^\t\t^\n2\t^\t^\tq\n");
        table.nextRow();
        table.nextRow();
        assertThat(table.number()).isEqualTo(1);
        assertThat(table.text()).isEqualTo("url");
        assertThat(table.textOrNull()).isNull();
        assertThat(table.list()).containsExactly("p");
        table.nextRow();
        assertThat(table.number()).isEqualTo(2);
        assertThat(table.text()).isEqualTo("url");
        assertThat(table.textOrNull()).isNull();
        assertThat(table.nextRow()).isFalse();
        table.end();
    }

    @Test
    void aRowOfAnotherShapeIsAProblemAtItsLine() {
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> row("a\tb"))
                .withMessageContaining("`some.tsv` › line 3: 2 cells, expected 4");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> row("a\tb\tc\td\te"))
                .withMessageContaining("line 3: more than 4 cells");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> {
                    TableFile table = table(2, "a\tb\tc\td\n");
                    table.nextRow();
                    table.nextRow();
                })
                .withMessageContaining("line 4: the file ends inside section `extract_sources`, after 1 of 2 rows");
    }

    @Test
    void badCellsAreProblems() throws SnapshotException {
        TableFile row = row("\tx\t\\q\ta\\x00g1");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(row::text)
                .withMessageContaining("cell 1 of section `extract_sources` is empty");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(row::number)
                .withMessageContaining("`x` is no number");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(row::text)
                .withMessageContaining("unknown escape `\\q`");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(row::text)
                .withMessageContaining("without four hexadecimal digits");
    }

    @Test
    void rowsMustBeReadAndNothingMayFollow() throws SnapshotException {
        TableFile unread = table(1, "a\tb\tc\td\n");
        assertThatExceptionOfType(SnapshotException.class).isThrownBy(unread::end);
        TableFile more = table(0, "a\n");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(more::end)
                .withMessageContaining("expected the end of the file");
    }

    @Test
    void anotherFormatAndAnotherSectionAreRefused() {
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> new TableFile("some.tsv", "parallax-table\t2\n".getBytes(StandardCharsets.US_ASCII)))
                .withMessageContaining("line 1: begins with `parallax-table 2`, expected `parallax-table 1`");
        assertThatExceptionOfType(SnapshotException.class)
                .isThrownBy(() -> new TableFile(
                                "some.tsv", "parallax-table\t1\n=seen\t0\tsubdir\n".getBytes(StandardCharsets.US_ASCII))
                        .begin(SnapshotSection.SEEN))
                .withMessageContaining("expected section `seen`");
    }
}
