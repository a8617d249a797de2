package parallax.binary;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those pieces of an ELF file that are at hand. What a linker made for the loader is a few percent of a
/// large library;
/// the rest of one that comes out of an archive need not be kept, and often not even be unpacked.
final class ElfPieces {

    /// Linkers put the tables in front; those of the largest library of PyTorch take 17 MiB.
    private static final int FRONT = 24 << 20;

    /// Bytes that all pieces behind the front may have together.
    private static final long BEHIND = 64L << 20;

    private final long fileSize;
    private final List<Piece> pieces = new ArrayList<>();

    /// @param offset in the file
    record Piece(long offset, MemorySegment bytes) {
        boolean holds(long from, long length) {
            return from >= offset && length >= 0 && from - offset <= bytes.byteSize() - length;
        }
    }

    /// Opens the same content again, for a second pass.
    interface Source {
        InputStream open() throws IOException;
    }

    ElfPieces(long fileSize) {
        this.fileSize = fileSize;
    }

    /// The whole file.
    static ElfPieces of(MemorySegment file) {
        ElfPieces whole = new ElfPieces(file.byteSize());
        whole.add(0, file);
        return whole;
    }

    void add(long offset, MemorySegment bytes) {
        pieces.add(new Piece(offset, bytes));
    }

    long fileSize() {
        return fileSize;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /// Null where it is not at hand.
    @Nullable
    MemorySegment find(long offset, long length) {
        for (Piece piece : pieces) {
            if (piece.holds(offset, length)) {
                return piece.bytes.asSlice(offset - piece.offset, length);
            }
        }
        return null;
    }

    /// From `offset` on as far as a piece goes, the one that goes furthest; null where it is not at hand.
    @Nullable
    MemorySegment from(long offset) {
        MemorySegment furthest = null;
        for (Piece piece : pieces) {
            if (piece.holds(offset, 1)) {
                MemorySegment rest = piece.bytes.asSlice(offset - piece.offset);
                // Tables of a damaged file overlap.
                furthest = furthest == null || rest.byteSize() > furthest.byteSize() ? rest : furthest;
            }
        }
        return furthest;
    }

    /// Takes the pieces that matter out of a stream, and ends reading as soon as it has them.
    ///
    /// @param size of the content as declared; the stream may have less
    static ElfPieces collect(Source source, long size) throws IOException, MalformedBinaryException {
        ElfPieces pieces = new ElfPieces(size);
        List<ElfImage.Range> missing = List.of(new ElfImage.Range(0, Math.min(size, FRONT)));
        // Headers first, then what PT_DYNAMIC says, then the tables: each pass knows more. Most files need one.
        for (int pass = 0; pass < 4 && !missing.isEmpty(); pass++) {
            try (InputStream in = source.open()) {
                pieces.pass(in, missing);
            }
            missing = ElfLinkageReader.wanted(pieces);
        }
        return pieces;
    }

    /// Reads forward; what becomes wanted on the way and is still ahead is read in the same pass.
    private void pass(InputStream in, List<ElfImage.Range> first) throws IOException, MalformedBinaryException {
        long at = 0;
        List<ElfImage.Range> ahead = new ArrayList<>(first);
        while (!ahead.isEmpty()) {
            ahead.sort((a, b) -> Long.compare(a.offset(), b.offset()));
            ElfImage.Range next = ahead.removeFirst();
            if (next.offset() < at) {
                // Behind: for the next pass.
                continue;
            }
            at += skip(in, next.offset() - at);
            if (at < next.offset() || held() + next.length() > FRONT + BEHIND) {
                return;
            }
            byte[] bytes = in.readNBytes((int) next.length());
            add(next.offset(), MemorySegment.ofArray(bytes));
            at += bytes.length;
            if (bytes.length < next.length()) {
                return;
            }
            ahead.clear();
            ahead.addAll(ElfLinkageReader.wanted(this));
        }
    }

    private long held() {
        long held = 0;
        for (Piece piece : pieces) {
            held += piece.bytes.byteSize();
        }
        return held;
    }

    private static long skip(InputStream in, long count) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long left = count;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return count - left;
    }
}
