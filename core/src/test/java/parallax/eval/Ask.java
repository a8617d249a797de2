package parallax.eval;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Asks one question.
final class Ask {

    private Ask() {}

    /// The line that answers, with its line end.
    static String line(String request) {
        return bytes(request.getBytes(StandardCharsets.UTF_8));
    }

    static String bytes(byte[] request) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Evaluator evaluator = new Evaluator(out);
        try {
            evaluator.answer(request, 0, request.length);
            evaluator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
