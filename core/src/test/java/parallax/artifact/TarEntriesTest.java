package parallax.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.testkit.TarBuilder;

/// What tar streams hold, sound and damaged.
class TarEntriesTest {

    /// The first digits of the SHA-256 of `text`.
    private static final String TEXT = "982d9e3e";

    private static String problem(byte[] tar) {
        return problem(tar, Limits.DEFAULT);
    }

    private static String problem(byte[] tar, Limits limits) {
        try {
            return "read: " + Tars.lines(tar, Compression.NONE, limits);
        } catch (MalformedArtifactException e) {
            return String.valueOf(e.getMessage());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void listsFilesFoldersAndLinksSorted() throws Exception {
        byte[] tar = new TarBuilder()
                .folder("lib/")
                .file("lib/b.txt", "text")
                .file("lib/a.txt", "text")
                .symlink("lib/c.txt", "a.txt")
                .hardlink("lib/d.txt", "lib/a.txt")
                .end();
        assertThat(Tars.lines(tar))
                .containsExactly(
                        "directory lib",
                        "file lib/a.txt 4 " + TEXT,
                        "file lib/b.txt 4 " + TEXT,
                        "symlink lib/c.txt -> a.txt",
                        "hardlink lib/d.txt -> lib/a.txt");
    }

    @Test
    void dropsDotSlashAndTheRoot() throws Exception {
        byte[] tar = new TarBuilder()
                .folder("./")
                .file("./a", "text")
                .hardlink("./b", "./a")
                .end();
        assertThat(Tars.lines(tar)).containsExactly("file a 4 " + TEXT, "hardlink b -> ./a");
    }

    @Test
    void readsLongNamesOfGnuAndPax() throws Exception {
        String longName = "folder/" + "n".repeat(150);
        byte[] tar = new TarBuilder()
                .longName(longName + "1")
                .file("cut", "text")
                .longLink(longName + "1")
                .longName(longName + "2")
                .symlink("cut", "cut")
                .pax("path=" + longName + "3", "mtime=1.5")
                .file("cut", "text")
                .pax("linkpath=é")
                .symlink("short", "cut")
                .end();
        assertThat(Tars.lines(tar))
                .containsExactly(
                        "file " + longName + "1 4 " + TEXT,
                        "symlink " + longName + "2 -> " + longName + "1",
                        "file " + longName + "3 4 " + TEXT,
                        "symlink short -> é");
    }

    @Test
    void joinsThePrefixOfUstar() throws Exception {
        byte[] tar = new TarBuilder()
                .member("name", '0', 0, "", header -> TarBuilder.put(header, 345, "a/prefix"))
                .end();
        assertThat(Tars.lines(tar)).containsExactly("file a/prefix/name 0 e3b0c442");
    }

    @Test
    void takesThePrefixOfGnuForWhatItIs() throws Exception {
        byte[] tar = new TarBuilder()
                .member("name", '0', 0, "", header -> {
                    TarBuilder.put(header, 257, "ustar  \0");
                    TarBuilder.put(header, 345, "12345670123");
                })
                .end();
        assertThat(Tars.lines(tar)).containsExactly("file name 0 e3b0c442");
    }

    @Test
    void readsSizesOfPaxAndOfBase256() throws Exception {
        byte[] content = "text".getBytes(StandardCharsets.UTF_8);
        byte[] tar = new TarBuilder()
                .pax("size=4")
                .member("pax", '0', 0, "", header -> {})
                .raw(content)
                .pad()
                .member("binary", '0', 0, "", header -> {
                    Arrays.fill(header, 124, 136, (byte) 0);
                    header[124] = (byte) 0x80;
                    header[135] = 4;
                })
                .raw(content)
                .pad()
                .end();
        assertThat(Tars.lines(tar)).containsExactly("file binary 4 " + TEXT, "file pax 4 " + TEXT);
    }

    @Test
    void appliesGlobalPaxRecordsToAllThatFollows() throws Exception {
        byte[] tar = new TarBuilder()
                .paxGlobal("linkpath=target")
                .symlink("a", "x")
                .symlink("b", "y")
                .end();
        assertThat(Tars.lines(tar)).containsExactly("symlink a -> target", "symlink b -> target");
    }

    @Test
    void takesTheLastOfTwoMembersWithOnePath() throws Exception {
        byte[] tar = new TarBuilder().file("a", "old").file("./a", "text").end();
        assertThat(Tars.lines(tar))
                .containsExactly(
                        "file a 4 " + TEXT, "AMBIGUOUS_ARCHIVE a: a second member of this path; the last counts");
    }

    @Test
    void listsFoldersTwiceWithoutAWord() throws Exception {
        assertThat(Tars.lines(new TarBuilder().folder("a/").folder("a/").end())).containsExactly("directory a");
    }

    @Test
    void tellsOfPathsAndLinksOutOfTheTree() throws Exception {
        byte[] tar = new TarBuilder()
                .file("/etc/passwd", "text")
                .file("a/../../b", "text")
                .symlink("c/d", "../../e")
                .symlink("f", "/etc")
                .symlink("g/h", "../i")
                .hardlink("j", "../k")
                .end();
        assertThat(Tars.lines(tar))
                .contains(
                        "UNSAFE_PATH /etc/passwd: an absolute path",
                        "UNSAFE_PATH a/../../b: a part `..` in the path",
                        "UNSAFE_PATH c/d: a link out of the tree, to `../../e`",
                        "UNSAFE_PATH f: a link to the absolute path `/etc`",
                        "UNSAFE_PATH j: a link out of the tree, to `../k`")
                .noneMatch(line -> line.startsWith("UNSAFE_PATH g/h"));
    }

    @Test
    void tellsOfAHardLinkWhoseTargetDoesNotComeBeforeIt() throws Exception {
        byte[] tar = new TarBuilder().hardlink("a", "b").file("b", "text").end();
        assertThat(Tars.lines(tar)).contains("AMBIGUOUS_ARCHIVE a: a hard link to `b`, which does not come before it");
    }

    @ParameterizedTest
    @ValueSource(chars = {'3', '4', '6', 'V', 'M', 'Z'})
    void tellsOfDevicesPipesAndUnknownTypes(char type) throws Exception {
        assertThat(Tars.lines(new TarBuilder().special("dev/x", type).end()))
                .containsExactly("other dev/x", "UNSAFE_PATH dev/x: a device, a pipe or a member of an unknown type");
    }

    @Test
    void writesHolesOfSparseFilesAsZeros() throws Exception {
        byte[] stored = "text".getBytes(StandardCharsets.UTF_8);
        byte[] old = new TarBuilder()
                .member("s", 'S', 4, "", header -> {
                    TarBuilder.put(header, 257, "ustar  \0");
                    TarBuilder.put(header, 386, TarBuilder.octal(1000));
                    TarBuilder.put(header, 398, TarBuilder.octal(4));
                    TarBuilder.put(header, 483, TarBuilder.octal(2000));
                })
                .raw(stored)
                .pad()
                .end();
        byte[] pax01 = new TarBuilder()
                .pax("GNU.sparse.size=2000", "GNU.sparse.map=1000,4", "GNU.sparse.name=s")
                .file("GNUSparseFile.0/s", stored)
                .end();
        byte[] pax00 = new TarBuilder()
                .pax("GNU.sparse.size=2000", "GNU.sparse.offset=1000", "GNU.sparse.numbytes=4")
                .file("s", stored)
                .end();
        byte[] map = Arrays.copyOf("1\n1000\n4\n".getBytes(StandardCharsets.UTF_8), 512 + 4);
        System.arraycopy(stored, 0, map, 512, 4);
        byte[] pax10 = new TarBuilder()
                .pax("GNU.sparse.major=1", "GNU.sparse.minor=0", "GNU.sparse.name=s", "GNU.sparse.realsize=2000")
                .file("GNUSparseFile.0/s", map)
                .end();
        byte[] plain = new byte[2000];
        System.arraycopy(stored, 0, plain, 1000, 4);
        List<String> expected = Tars.lines(new TarBuilder().file("s", plain).end());
        assertThat(List.of(Tars.lines(old), Tars.lines(pax00), Tars.lines(pax01), Tars.lines(pax10)))
                .containsOnly(expected);
    }

    @Test
    void refusesSparseMapsThatDoNotFit() {
        byte[] tar = new TarBuilder()
                .pax("GNU.sparse.size=10", "GNU.sparse.map=8,4")
                .file("s", "text")
                .end();
        assertThat(problem(tar))
                .isEqualTo("`x.tar` › `data.tar`: the map of a sparse file does not fit its 10 bytes, of which 4 are"
                        + " stored (at byte 1024 of the tar stream)");
    }

    @Test
    void countsTheHolesOfSparseFilesAgainstTheLimits() {
        byte[] tar = new TarBuilder()
                .pax("GNU.sparse.size=" + (1L << 40), "GNU.sparse.map=0,4")
                .file("bomb", "text")
                .end();
        assertThat(problem(tar))
                .isEqualTo("`x.tar` › `bomb`: with it the files have 1099511627776 bytes, more than the limits for an"
                        + " archive of " + tar.length);
    }

    @Test
    void namesThePlaceOfAHeaderThatIsNone() {
        byte[] tar = new TarBuilder()
                .file("a", "text")
                .raw(new byte[511])
                .raw(new byte[] {1})
                .end();
        assertThat(problem(tar))
                .isEqualTo("`x.tar` › `data.tar`: no tar header: its checksum is wrong (at byte 1024 of the tar"
                        + " stream)");
    }

    @Test
    void namesTheMemberInWhichTheStreamEnds() {
        byte[] tar = new TarBuilder().file("a", "text").unfinished();
        assertThat(problem(Arrays.copyOf(tar, 512 + 2))).isEqualTo("`x.tar` › `a`: the tar stream ends 2 bytes early");
        assertThat(problem(Arrays.copyOf(tar, 512 + 8)))
                .isEqualTo("`x.tar` › `data.tar`: the tar stream ends 504 bytes early (at byte 0 of the tar stream)");
        assertThat(problem(Arrays.copyOf(tar, 100)))
                .isEqualTo("`x.tar` › `data.tar`: the tar stream ends inside a header: 100 of 512 bytes (at byte 0 of"
                        + " the tar stream)");
    }

    @Test
    void tellsOfAMissingEndAndOfDataBehindIt() throws Exception {
        assertThat(Tars.lines(new TarBuilder().file("a", "text").unfinished()))
                .contains("AMBIGUOUS_ARCHIVE data.tar: no blocks of zeros end the tar stream");
        byte[] behind =
                new TarBuilder().raw(new byte[512]).file("hidden", "text").end();
        assertThat(Tars.lines(behind))
                .containsExactly("AMBIGUOUS_ARCHIVE data.tar: data follow the end of the tar stream, at byte 512");
    }

    @Test
    void refusesExtendedHeadersWithoutEnd() {
        TarBuilder loop = new TarBuilder();
        for (int i = 0; i < 9; i++) {
            loop.longName("a");
        }
        assertThat(problem(loop.file("a", "").end())).contains("more than 8 extended headers for one member");
        byte[] large = new TarBuilder()
                .member("x", 'L', 1L << 33, "", header -> {
                    Arrays.fill(header, 124, 136, (byte) 0);
                    header[124] = (byte) 0x80;
                    header[131] = 2;
                })
                .end();
        assertThat(problem(large))
                .isEqualTo("`x.tar` › `data.tar`: an extended header of 8589934592 bytes, more than the limit of"
                        + " 1048576 (at byte 0 of the tar stream)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99 path=a\n", "path=a\n", "0 path=a\n", "8 path a", "99999999999 path=a\n"})
    void refusesPaxRecordsThatAreNone(String record) {
        byte[] tar = new TarBuilder()
                .extension('x', record.getBytes(StandardCharsets.UTF_8))
                .file("a", "")
                .end();
        assertThat(problem(tar)).contains("a pax record is not `LENGTH KEY=VALUE` (at byte 0 of the tar stream)");
    }

    @Test
    void refusesSizesThatAreNoNumber() {
        byte[] tar = new TarBuilder()
                .member("a", '0', 0, "", header -> TarBuilder.put(header, 124, "12xyz"))
                .end();
        assertThat(problem(tar)).contains("the size of `a` is no number (at byte 0 of the tar stream)");
        byte[] negative = new TarBuilder()
                .member("a", '0', 0, "", header -> Arrays.fill(header, 124, 136, (byte) 0xff))
                .end();
        assertThat(problem(negative)).contains("the size of `a` is no number");
    }

    @Test
    void holdsToTheLimits() {
        Limits few = new Limits(2, 4000, 900, 200, 1 << 20, 20, 3, 100);
        assertThat(problem(
                        new TarBuilder()
                                .file("a", "")
                                .file("b", "")
                                .file("c", "")
                                .end(),
                        few))
                .isEqualTo("`x.tar`: more than 2 members, the limit");
        assertThat(problem(new TarBuilder().file("a/b/c/d", "").end(), few)).contains("a path of 4 parts");
        assertThat(problem(new TarBuilder().file("n".repeat(21), "").end(), few))
                .contains("a path of 21 characters");
        assertThat(problem(new TarBuilder().symlink("a", "n".repeat(21)).end(), few))
                .contains("a link target of 21 characters, more than the limit of 20");
        assertThat(problem(new TarBuilder().raw(new byte[4096]).end(), few))
                .isEqualTo("`x.tar` › `data.tar`: the tar stream holds more than the limit of 4000 bytes");
    }

    @Test
    void refusesAMemberWithoutAName() {
        assertThatThrownBy(() -> Tars.lines(new TarBuilder().file("", "text").end()))
                .isInstanceOf(MalformedArtifactException.class)
                .hasMessage("`x.tar`: a member without a path");
    }
}
