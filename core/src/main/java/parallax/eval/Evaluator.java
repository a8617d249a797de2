package parallax.eval;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import parallax.version.Excerpt;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/// Answers requests, one line each, in the order in which they come.
///
/// A request is a JSON object `{"id": …, "op": …, …}`, its answer `{"id": …, "result": …}` or
/// `{"id": …, "error": {"code": …, "message": …}}`; the id is given back as it came, `null` where there is none or the
/// line cannot be read. No line, whatever it holds, is the end: each gets its answer.
///
/// Not for several threads at once.
public final class Evaluator {

    /// The longest line that is read, in bytes; a longer one gets an error for an answer.
    public static final int LONGEST_LINE = 64 * 1024 * 1024;

    private final JsonGenerator out;

    /// @param out takes the answers, UTF-8, each with a line end; never closed
    public Evaluator(OutputStream out) {
        this.out = JsonLines.generator(out);
    }

    /// The names of all operations, in the order of the documentation.
    public static List<String> operations() {
        return Operations.names();
    }

    /// Writes the answer to one request.
    ///
    /// @param line UTF-8, without the line end
    /// @throws IOException of the stream of answers
    public void answer(byte[] line, int start, int length) throws IOException {
        JsonValue id = JsonValue.nothing();
        try {
            JsonValue value = JsonLines.read(line, start, length);
            if (!(value instanceof JsonValue.Members(Map<String, JsonValue> fields))) {
                throw new RefusedException(
                        ErrorCode.BAD_JSON, "the line holds " + value.kind() + "; a request is one JSON object");
            }
            Request request = new Request(fields);
            id = request.value("id");
            write(id, "result", result(request));
        } catch (RefusedException refused) {
            write(id, "error", error(refused));
        }
    }

    /// Writes the answer to a line that is longer than {@link #LONGEST_LINE} and was not kept.
    public void answerToTooLongLine() throws IOException {
        write(
                JsonValue.nothing(),
                "error",
                error(new RefusedException(
                        ErrorCode.BAD_REQUEST, "the line is longer than " + LONGEST_LINE + " bytes, and is not read")));
    }

    private static JsonValue result(Request request) throws RefusedException {
        Operation operation = Operations.find(request.operation());
        if (request.fields().size() > 2) {
            request.refuseSlips(operation.fields());
        }
        try {
            return operation.answer().to(request);
        } catch (RuntimeException | StackOverflowError defect) {
            throw new RefusedException(
                    ErrorCode.INTERNAL,
                    "unexpected " + defect.getClass().getSimpleName() + ": "
                            + Excerpt.cut(String.valueOf(defect.getMessage()), 200) + "; this is a defect of parallax");
        }
    }

    private static JsonValue error(RefusedException refused) {
        return JsonValue.object()
                .put("code", refused.code().id())
                .put("message", refused.text())
                .build();
    }

    private void write(JsonValue id, String field, JsonValue value) throws IOException {
        try {
            out.writeStartObject();
            out.writeName("id");
            JsonLines.write(id, out);
            out.writeName(field);
            JsonLines.write(value, out);
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw unwrapped(e);
        }
    }

    /// Hands on every answer that is still held back.
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (JacksonIOException e) {
            throw unwrapped(e);
        }
    }

    private static IOException unwrapped(JacksonIOException wrapper) {
        IOException cause = wrapper.getCause();
        return cause == null ? new IOException(wrapper) : cause;
    }
}
