package parallax.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/// Finds the encoding of a source by its byte order mark or its cookie (PEP 263) and makes it UTF-8.
final class SourceText {

    /// Bytes of UTF-8, valid from `start` on; line ends are as they stand in the file.
    static final class Utf8 {
        private final byte[] bytes;
        private final int start;

        private Utf8(byte[] bytes, int start) {
            this.bytes = bytes;
            this.start = start;
        }

        /// Not a copy.
        byte[] bytes() {
            return bytes;
        }

        /// The offset behind the byte order mark.
        int start() {
            return start;
        }
    }

    private static final String UTF_8 = "utf-8";

    private SourceText() {}

    static Utf8 decode(byte[] file) throws NotTokenisedException {
        boolean marked = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        int start = marked ? 3 : 0;
        String cookie = cookie(file, start);
        String encoding = normalised(cookie);
        if (marked && !encoding.isEmpty() && !encoding.equals(UTF_8)) {
            throw new NotTokenisedException("byte order mark of UTF-8, but encoding `" + cookie + "`");
        }
        if (encoding.isEmpty() || encoding.equals(UTF_8)) {
            Utf8Check.check(file, start);
            return new Utf8(file, start);
        }
        return new Utf8(recode(file, cookie, encoding), 0);
    }

    private static byte[] recode(byte[] file, String cookie, String encoding) throws NotTokenisedException {
        // These do not extend ASCII, so a file in them could not have said so in ASCII.
        if (encoding.startsWith("utf-16") || encoding.startsWith("utf-32") || encoding.startsWith("utf-7")) {
            throw new NotTokenisedException("encoding `" + cookie + "` cannot be the encoding of a source");
        }
        CharsetDecoder decoder = charset(cookie, encoding)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(file));
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(text);
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (CharacterCodingException _) {
            throw new NotTokenisedException("bytes that are not of its encoding `" + cookie + "`");
        }
    }

    private static Charset charset(String cookie, String encoding) throws NotTokenisedException {
        try {
            return Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            try {
                return Charset.forName(encoding.replace('-', '_'));
            } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
                throw new NotTokenisedException("encoding `" + cookie + "` is not known");
            }
        }
    }

    /// The name as CPython's tokenizer compares it: lower case, `_` as `-`, and the spellings of UTF-8 and Latin-1.
    private static String normalised(String cookie) {
        String name = cookie.toLowerCase(Locale.ROOT).replace('_', '-');
        if (name.equals("utf8") || name.equals("u8") || name.equals(UTF_8) || name.startsWith("utf-8-")) {
            return UTF_8;
        }
        for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1", "latin1", "l1"}) {
            if (name.equals(latin) || name.startsWith(latin + "-")) {
                return "iso-8859-1";
            }
        }
        return name;
    }

    /// The cookie of the first line, or of the second where the first is blank or a comment; empty where there is
    /// none.
    private static String cookie(byte[] file, int start) {
        int line = start;
        for (int i = 0; i < 2 && line < file.length; i++) {
            int end = line;
            while (end < file.length && file[end] != '\n' && file[end] != '\r') {
                end++;
            }
            int first = line;
            while (first < end && (file[first] == ' ' || file[first] == '\t' || file[first] == '\f')) {
                first++;
            }
            if (first < end && file[first] != '#') {
                return "";
            }
            String found = cookieOfComment(file, first, end);
            if (!found.isEmpty()) {
                return found;
            }
            line = end + (end + 1 < file.length && file[end] == '\r' && file[end + 1] == '\n' ? 2 : 1);
        }
        return "";
    }

    /// Rule: PEP 263, `^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)`.
    private static String cookieOfComment(byte[] file, int from, int to) {
        for (int i = from; i + 7 < to; i++) {
            if (file[i] != 'c'
                    || !Ascii.startsWith(file, i, to, "coding")
                    || (file[i + 6] != ':' && file[i + 6] != '=')) {
                continue;
            }
            int name = i + 7;
            while (name < to && (file[name] == ' ' || file[name] == '\t')) {
                name++;
            }
            int end = name;
            while (end < to && (Ascii.isWord(file[end]) || file[end] == '-' || file[end] == '.')) {
                end++;
            }
            if (end > name) {
                return new String(file, name, Math.min(end - name, 60), StandardCharsets.US_ASCII);
            }
        }
        return "";
    }
}
