package parallax.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import parallax.artifact.TarMember.Part;

/// The content of a sparse file: the stored parts, and zeros between and behind them.
final class SparseInput extends InputStream {

    private final InputStream stored;
    private final List<Part> parts;
    private final long size;
    private int next;
    private long at;

    /// @param parts ascending, within `size`
    SparseInput(InputStream stored, List<Part> parts, long size) {
        this.stored = stored;
        this.parts = parts;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        while (next < parts.size()
                && at == parts.get(next).at() + parts.get(next).length()) {
            next++;
        }
        if (at == size || length == 0) {
            return at == size ? -1 : 0;
        }
        int count;
        if (next < parts.size() && at >= parts.get(next).at()) {
            long left = parts.get(next).at() + parts.get(next).length() - at;
            count = stored.read(target, start, (int) Math.min(length, left));
            if (count < 0) {
                throw new TarEndException(left);
            }
        } else {
            long hole = (next < parts.size() ? parts.get(next).at() : size) - at;
            count = (int) Math.min(length, hole);
            Arrays.fill(target, start, start + count, (byte) 0);
        }
        at += count;
        return count;
    }
}
