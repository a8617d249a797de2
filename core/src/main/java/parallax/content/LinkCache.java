package parallax.content;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.artifact.LogicalPath;
import parallax.artifact.Sha256;
import parallax.binary.ElfLinkage;
import parallax.binary.ImageLinkage;
import parallax.binary.MalformedBinaryException;
import parallax.library.ExtensionTraits;

/// {@link LinkContents} that were read before, one file each, named by the SHA-256 and size of the
/// artifact. The loader's
/// tables lie in it as they are in the libraries, so that symbols are found in it as in them.
///
/// As with {@link FactCache}, what is damaged, cut short or of somebody else is as good as none.
final class LinkCache {

    private static final byte[] MAGIC = "parallax links\n\0".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION = 4;
    private static final int START = MAGIC.length + 16;

    private final Path folder;
    private final ValueCodec codec = new ValueCodec(Summary.class);

    /// @param root the user's cache folder; made when something is kept
    LinkCache(Path root) {
        String shape = HexFormat.of()
                .formatHex(
                        Sha256.newDigest().digest((VERSION + "\n" + codec.schema()).getBytes(StandardCharsets.UTF_8)),
                        0,
                        8);
        this.folder = root.resolve("links-" + shape);
    }

    /// Everything but the tables.
    record Summary(
            String file,
            ArtifactFormat format,
            long size,
            String sha256,
            Claims claims,
            List<Item> libraries,
            List<LinkContents.Link> links,
            List<String> absent,
            List<LinkContents.Module> modules,
            boolean modulesRead) {}

    /// @param pieces places in the artifact's library, with those in the tables behind the summary
    /// @param referenced place of the bits in the tables
    record Item(
            String path,
            @Nullable LogicalPath logicalPath,
            @Nullable ImageLinkage image,
            String problem,
            ExtensionTraits traits,
            long fileSize,
            List<Piece> pieces,
            Piece referenced) {}

    /// @param offset in the library
    /// @param length bytes
    /// @param at in the tables
    record Piece(long offset, long length, long at) {}

    boolean hasOfSize(long size) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*-" + size + ".links")) {
            return files.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException | SecurityException none) {
            return false;
        }
    }

    /// @param file the name that the artifact has now
    @Nullable
    LinkContents get(String sha256, long size, String file) {
        try {
            byte[] bytes = Files.readAllBytes(place(sha256, size));
            if (bytes.length < START || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                return null;
            }
            ByteBuffer header = ByteBuffer.wrap(bytes);
            CRC32C crc = new CRC32C();
            crc.update(bytes, MAGIC.length + 8, bytes.length - MAGIC.length - 8);
            long length = header.getLong(MAGIC.length + 8);
            if (header.getLong(MAGIC.length) != crc.getValue() || length < 0 || length > bytes.length - START) {
                return null;
            }
            Summary summary =
                    (Summary) codec.read(new ByteReader(Arrays.copyOfRange(bytes, START, START + (int) length)));
            return summary == null || !summary.sha256.equals(sha256) || !summary.file.equals(file)
                    ? null
                    : contents(summary, MemorySegment.ofArray(bytes).asSlice(START + length));
        } catch (IOException | SecurityException | MalformedBinaryException | IndexOutOfBoundsException none) {
            return null;
        }
    }

    private static LinkContents contents(Summary summary, MemorySegment tables) throws MalformedBinaryException {
        List<LinkContents.Library> libraries = new ArrayList<>();
        for (Item item : summary.libraries) {
            ElfLinkage elf = null;
            if (item.problem.isEmpty() && item.image == null) {
                List<ElfLinkage.PackedPiece> pieces = new ArrayList<>();
                for (Piece piece : item.pieces) {
                    pieces.add(new ElfLinkage.PackedPiece(piece.offset, tables.asSlice(piece.at, piece.length)));
                }
                elf = ElfLinkage.unpack(new ElfLinkage.Packed(
                        item.fileSize,
                        pieces,
                        tables.asSlice(item.referenced.at, item.referenced.length)
                                .toArray(java.lang.foreign.ValueLayout.JAVA_BYTE)));
            }
            libraries.add(
                    new LinkContents.Library(item.path, item.logicalPath, elf, item.image, item.problem, item.traits));
        }
        return new LinkContents(
                summary.file,
                summary.format,
                summary.size,
                summary.sha256,
                summary.claims,
                libraries,
                summary.links,
                summary.absent,
                summary.modules,
                summary.modulesRead);
    }

    /// Keeps it, if the folder allows.
    void put(LinkContents contents) {
        Path temporary = null;
        try {
            List<MemorySegment> tables = new ArrayList<>();
            Summary summary = summary(contents, tables);
            ByteArrayOutputStream written = new ByteArrayOutputStream(1 << 16);
            codec.write(summary, new ByteWriter(written));
            long size = 8L + written.size();
            for (MemorySegment table : tables) {
                size += table.byteSize();
            }
            ByteBuffer payload = ByteBuffer.allocate(Math.toIntExact(size));
            payload.putLong(written.size()).put(written.toByteArray());
            for (MemorySegment table : tables) {
                payload.put(table.asByteBuffer());
            }
            CRC32C crc = new CRC32C();
            crc.update(payload.array());
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "new-", ".tmp");
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer head = ByteBuffer.allocate(MAGIC.length + 8);
                head.put(MAGIC).putLong(crc.getValue()).flip();
                write(out, head);
                write(out, payload.flip());
            }
            Files.move(
                    temporary,
                    place(contents.sha256(), contents.size()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | SecurityException | ArithmeticException notKept) {
            if (temporary != null) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException | SecurityException _) {
                    // The next clean-up of the cache takes it.
                }
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static Summary summary(LinkContents contents, List<MemorySegment> tables) {
        List<Item> items = new ArrayList<>();
        long at = 0;
        for (LinkContents.Library library : contents.libraries()) {
            List<Piece> pieces = new ArrayList<>();
            Piece referenced = new Piece(0, 0, at);
            long fileSize = 0;
            if (library.elf() != null) {
                ElfLinkage.Packed packed = library.elf().pack();
                fileSize = packed.fileSize();
                for (ElfLinkage.PackedPiece piece : packed.pieces()) {
                    pieces.add(new Piece(piece.offset(), piece.bytes().byteSize(), at));
                    tables.add(piece.bytes());
                    at += piece.bytes().byteSize();
                }
                referenced = new Piece(0, packed.referenced().length, at);
                tables.add(MemorySegment.ofArray(packed.referenced()));
                at += packed.referenced().length;
            }
            items.add(new Item(
                    library.path(),
                    library.logicalPath(),
                    library.image(),
                    library.problem(),
                    library.traits(),
                    fileSize,
                    pieces,
                    referenced));
        }
        return new Summary(
                contents.file(),
                contents.format(),
                contents.size(),
                contents.sha256(),
                contents.claims(),
                items,
                contents.links(),
                contents.absent(),
                contents.modules(),
                contents.modulesRead());
    }

    private Path place(String sha256, long size) {
        return folder.resolve(sha256 + "-" + size + ".links");
    }
}
