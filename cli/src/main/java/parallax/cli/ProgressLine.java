package parallax.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import parallax.artifact.Progress;

/// One line on the terminal that says how far a long reading is, and is gone when it ends. Short ones show nothing.
final class ProgressLine implements Progress {

    /// Archives below this size are read before anybody could read the line.
    private static final long LONG = 32L << 20;

    private static final String ERASE = "\r\033[K";

    private final OutputStream error;
    private int shown = -1;

    ProgressLine(OutputStream error) {
        this.error = error;
    }

    @Override
    public synchronized void at(long done, long total) {
        if (total < LONG) {
            return;
        }
        int percent = (int) Math.min(100, done * 100 / total);
        if (percent != shown) {
            shown = percent;
            write(percent == 100 ? ERASE : ERASE + "reading: " + percent + " % of " + total / 1_000_000 + " MB");
        }
    }

    private void write(String text) {
        try {
            error.write(text.getBytes(StandardCharsets.US_ASCII));
            error.flush();
        } catch (IOException _) {
            // Nobody is left to be told.
        }
    }
}
