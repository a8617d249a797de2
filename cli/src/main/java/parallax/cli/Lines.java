package parallax.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import parallax.Trouble;

/// The lines of a stream, one at a time and without copying; a line ends in `\n` or with the stream.
final class Lines {

    /// What takes the lines.
    interface Receiver {
        void line(byte[] bytes, int start, int length) throws Trouble, ClosedPipeException;

        /// A line was longer than the limit; its bytes are gone.
        void tooLong() throws Trouble, ClosedPipeException;

        /// No whole line is left until the stream gives more.
        void pause() throws Trouble, ClosedPipeException;
    }

    private static final int FIRST_SIZE = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] bytes = new byte[FIRST_SIZE];
    private int start;
    private int end;
    private int scanned;
    private boolean skipping;

    /// @param longest bytes of a line, its end aside
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// @throws IOException of the stream alone
    void handTo(Receiver receiver) throws IOException, Trouble, ClosedPipeException {
        do {
            handWholeLines(receiver);
            receiver.pause();
            makeRoom(receiver);
        } while (fill());
        if (end > start && !skipping) {
            receiver.line(bytes, start, end - start);
            receiver.pause();
        }
    }

    private void handWholeLines(Receiver receiver) throws Trouble, ClosedPipeException {
        for (; scanned < end; scanned++) {
            if (bytes[scanned] != '\n') {
                continue;
            }
            if (skipping) {
                skipping = false;
            } else {
                receiver.line(bytes, start, scanned - start);
            }
            start = scanned + 1;
        }
    }

    private void makeRoom(Receiver receiver) throws Trouble, ClosedPipeException {
        if (skipping) {
            start = end;
        } else if (end - start > longest) {
            receiver.tooLong();
            skipping = true;
            start = end;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            scanned -= start;
            start = 0;
        }
        if (end == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(bytes, end, bytes.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }
}
