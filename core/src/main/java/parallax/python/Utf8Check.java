package parallax.python;

/// Whether bytes are UTF-8 (RFC 3629: shortest form, no surrogates, at most U+10FFFF), as Python asks of a source.
final class Utf8Check {

    private Utf8Check() {}

    static void check(byte[] text, int start) throws NotTokenisedException {
        int i = start;
        int end = text.length;
        while (i < end) {
            if (text[i] >= 0) {
                i++;
                continue;
            }
            int length = length(text, i, end);
            if (length == 0) {
                throw new NotTokenisedException(
                        "byte at offset " + i + " is not UTF-8, and no other encoding is named");
            }
            i += length;
        }
    }

    /// The length of the sequence at an offset, or 0 where it is none.
    private static int length(byte[] text, int at, int end) {
        int first = text[at] & 0xFF;
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || end - at < length) {
            return 0;
        }
        int second = text[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((text[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
