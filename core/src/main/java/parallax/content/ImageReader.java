package parallax.content;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import parallax.artifact.ArtifactBrowser;
import parallax.binary.ImageLinkage;
import parallax.binary.MachOLinkage;
import parallax.binary.MachOReader;
import parallax.binary.MalformedBinaryException;
import parallax.binary.PeLinkage;
import parallax.binary.PeReader;

/// Reads what loaders use of Mach-O and PE files.
final class ImageReader {

    private ImageReader() {}

    /// Whether it starts as one of them does.
    static boolean isOne(MemorySegment file) {
        return MachOReader.isMachO(file) || PeReader.isPe(file);
    }

    /// Whether these first four bytes may begin one of them: `MZ`, and Apple's `feedface`, `feedfacf`,
    /// `cafebabe` and `cafebabf` in either order.
    static boolean mayBe(byte[] head) {
        if (head.length < 4) {
            return false;
        }
        return (head[0] == 'M' && head[1] == 'Z')
                || switch (ByteBuffer.wrap(head).getInt()) {
                    case 0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe, 0xcafebabf -> true;
                    default -> false;
                };
    }

    /// @throws MalformedBinaryException where it is neither, or its header cannot be read
    static ImageLinkage read(MemorySegment file) throws MalformedBinaryException {
        return MachOReader.isMachO(file) ? MachOLinkage.read(file) : PeLinkage.read(file);
    }

    /// Of a file too large to be held in memory. Its tables lie anywhere in it, so that it is written to a
    /// temporary file, which is gone afterwards.
    ///
    /// @throws MalformedBinaryException as {@link #read}
    static ImageLinkage readLarge(ArtifactBrowser.FileContent content) throws IOException, MalformedBinaryException {
        Path temporary = Files.createTempFile("parallax-", ".image");
        try (Arena arena = Arena.ofConfined()) {
            try (InputStream in = content.open()) {
                Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
            }
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.READ)) {
                return read(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena));
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
