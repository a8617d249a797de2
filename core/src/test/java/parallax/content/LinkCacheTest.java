package parallax.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parallax.artifact.Progress;
import parallax.binary.ElfLinkage;
import parallax.testkit.ElfBuilder;
import parallax.testkit.SeededGenerator;
import parallax.testkit.WheelBuilder;

/// Whatever lies in the cache, the answer is that of the artifact.
class LinkCacheTest {

    @TempDir
    Path folder;

    private Path wheel;
    private Path root;
    private String expected;

    @BeforeEach
    void wheel() throws Exception {
        wheel = write("demo-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", "demo");
        root = folder.resolve("cache");
        expected = told(read(wheel, null));
        assertThat(expected).contains("libdemo.so.1", "puts", "GLIBC_2.2.5", "_C.so");
    }

    private Path write(String file, String name) throws IOException {
        WheelBuilder builder = new WheelBuilder(name, "1.0")
                .file(name + "/__init__.py", "from . import _C\nHAS = True\n")
                .file(name + "/note.so", "a text")
                .file(name + "/bad.so", new byte[900])
                .file(
                        name + "/lib/libdemo.so.1",
                        new ElfBuilder()
                                .soname("libdemo.so.1")
                                .version("D_1")
                                .defined("one", "D_1")
                                .defined("two")
                                .build())
                .file(
                        name + "/_C.so",
                        new ElfBuilder()
                                .needed("libc.so.6", "libdemo.so.1")
                                .runpath("$ORIGIN/lib")
                                .undefined("puts", "libc.so.6", "GLIBC_2.2.5")
                                .undefined("listed")
                                .defined("PyInit__C")
                                .relocation(7, 1)
                                .build());
        return Files.write(folder.resolve(file), builder.build());
    }

    private static LinkContents read(Path path, @Nullable Path cache) throws Exception {
        return new LinkContentReader(cache, Progress.NONE).read(path);
    }

    /// All of it but the digest, which nobody computes without a cache.
    private static String told(LinkContents contents) {
        StringBuilder told = new StringBuilder();
        told.append(contents.file()).append(contents.format()).append(contents.size());
        told.append(contents.claims()).append(contents.links()).append(contents.modules());
        told.append(contents.modulesRead());
        for (LinkContents.Library library : contents.libraries()) {
            told.append('\n')
                    .append(library.path())
                    .append(library.logicalPath())
                    .append(library.problem());
            told.append(library.traits());
            ElfLinkage elf = library.elf();
            if (elf != null) {
                told.append(elf.header())
                        .append(elf.soname())
                        .append(elf.needed())
                        .append(elf.runpath());
                told.append(elf.versionNeeds()).append(elf.versionDefinitions()).append(elf.problems());
                elf.references().forEach(each -> told.append(each).append(elf.isReferenced(each.symbol())));
                elf.eachExported(
                        "",
                        symbol -> told.append(elf.name(symbol))
                                .append(elf.lookup(ElfLinkage.Name.of(elf.name(symbol)), null)));
            }
        }
        return told.toString();
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".links"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatIsKeptGivesTheSameAnswer() throws Exception {
        LinkContents first = read(wheel, root);
        assertThat(told(first)).isEqualTo(expected);
        byte[] bytes = Files.readAllBytes(kept());
        FileTime written = Files.getLastModifiedTime(kept());
        LinkContents second = read(wheel, root);

        assertThat(told(second)).isEqualTo(expected);
        assertThat(second.sha256()).isEqualTo(first.sha256()).hasSize(64);
        assertThat(kept()).hasBinaryContent(bytes);
        assertThat(Files.getLastModifiedTime(kept())).isEqualTo(written);
        assertThat(new LinkCache(root).get(first.sha256(), first.size(), first.file()))
                .isNotNull();
    }

    @Test
    void noFileIsBelievedThatIsCutOrDamaged() throws Exception {
        LinkContents contents = read(wheel, root);
        Path file = kept();
        byte[] sound = Files.readAllBytes(file);
        LinkCache cache = new LinkCache(root);
        for (int length = 0; length < sound.length; length += 1 + sound.length / 200) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThat(cache.get(contents.sha256(), contents.size(), contents.file()))
                    .as("cut to " + length)
                    .isNull();
        }
        SeededGenerator.forEachSeed(300, generator -> {
            byte[] damaged = sound.clone();
            damaged[generator.below(damaged.length)] ^= (byte) (1 << generator.below(8));
            Files.write(file, damaged);
            assertThat(cache.get(contents.sha256(), contents.size(), contents.file()))
                    .isNull();
        });
        Files.write(file, Arrays.copyOf(sound, sound.length + 1));
        assertThat(cache.get(contents.sha256(), contents.size(), contents.file()))
                .isNull();
        for (byte[] bytes : new byte[][] {{}, Arrays.copyOf(sound, 40), "nothing of ours".getBytes(UTF_8)}) {
            Files.write(file, bytes);
            assertThat(told(read(wheel, root))).isEqualTo(expected);
            assertThat(kept()).hasBinaryContent(sound);
        }
    }

    @Test
    void theFileOfAnotherArtifactIsNotBelieved() throws Exception {
        Path other = write("other-1.0-cp311-cp311-manylinux_2_28_x86_64.whl", "other");
        LinkContents ofOther = read(other, root);
        byte[] foreign = Files.readAllBytes(kept());
        LinkContents own = read(wheel, root);
        Path place = kept().resolveSibling(own.sha256() + "-" + own.size() + ".links");
        assertThat(place).exists();
        Files.write(place, foreign);

        assertThat(ofOther.sha256()).isNotEqualTo(own.sha256());
        assertThat(told(read(wheel, root))).isEqualTo(expected);
    }

    @Test
    void aFileOfAnotherNameIsReadUnderItsOwn() throws Exception {
        read(wheel, root);
        Path renamed = Files.copy(wheel, folder.resolve("demo-1.0-cp312-cp312-manylinux_2_28_x86_64.whl"));

        assertThat(told(read(renamed, root)))
                .isEqualTo(told(read(renamed, null)))
                .isNotEqualTo(expected);
    }

    @Test
    void aFileThatChangesIsReadAnew() throws Exception {
        read(wheel, root);
        Path other = write("other-1.0-py3-none-any.whl", "other");
        Files.copy(other, wheel, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThat(told(read(wheel, root))).isEqualTo(told(read(wheel, null))).isNotEqualTo(expected);
    }

    @Test
    void aFolderWhereAFileShouldBeIsNoHarm() throws Exception {
        LinkContents contents = read(wheel, root);
        Path file = kept();
        Files.delete(file);
        Files.createDirectory(file);

        assertThat(told(read(wheel, root))).isEqualTo(expected);
        assertThat(new LinkCache(root).get(contents.sha256(), contents.size(), contents.file()))
                .isNull();
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left).noneMatch(each -> each.toString().endsWith(".tmp"));
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsNoHarm() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        assertThat(told(read(wheel, file))).isEqualTo(expected);
        assertThat(told(read(wheel, file.resolve("below")))).isEqualTo(expected);
        assertThat(file).hasContent("no folder");
    }

    @Test
    void aCacheThatCannotBeWrittenIsNoHarm() throws Exception {
        Files.createDirectories(root);
        assertThat(root.toFile().setWritable(false)).isTrue();
        try {
            assumeFalse(Files.isWritable(root), "skipped: this user may write anywhere");
            assertThat(told(read(wheel, root))).isEqualTo(expected);
            assertThat(told(read(wheel, root))).isEqualTo(expected);
        } finally {
            assertThat(root.toFile().setWritable(true)).isTrue();
        }
    }

    @Test
    void manyReadAndWriteAtOnce() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int number = 0; number < 64; number++) {
                answers.add(threads.submit(() -> {
                    LinkContents contents = read(wheel, root);
                    new LinkCache(root).put(contents);
                    return told(contents);
                }));
            }
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).isEqualTo(expected);
        }
        try (Stream<Path> left = Files.list(kept().getParent())) {
            assertThat(left).containsExactly(kept());
        }
    }
}
