package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The tokens of a source as texts, spelled as Python's `tokenize` of before 3.12 has them: an f-string is one token.
final class TokenTexts {

    private TokenTexts() {}

    static List<String> of(byte[] source) throws NotTokenisedException {
        Tokenizer tokenizer = new Tokenizer(SourceText.decode(source), (_, _) -> {});
        List<String> texts = new ArrayList<>();
        int depth = 0;
        while (tokenizer.next()) {
            TokenLine line = tokenizer.line();
            depth = indent(texts, depth, line.depth);
            for (int i = 0; i < line.size; i++) {
                int start = line.starts[i];
                if (line.kinds[i] == Token.FORMAT_START) {
                    for (int nested = 1; nested > 0; ) {
                        i++;
                        nested += line.kinds[i] == Token.FORMAT_START ? 1 : line.kinds[i] == Token.FORMAT_END ? -1 : 0;
                    }
                }
                String text = new String(line.text, start, line.ends[i] - start, UTF_8);
                texts.add(text.replace("\r\n", "\n").replace("\r", "\n"));
            }
            texts.add("<newline>");
        }
        indent(texts, depth, 0);
        return texts;
    }

    private static int indent(List<String> texts, int from, int to) {
        for (int depth = from; depth < to; depth++) {
            texts.add("<indent>");
        }
        for (int depth = from; depth > to; depth--) {
            texts.add("<dedent>");
        }
        return to;
    }

    static String digest(List<String> texts) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(String.join("\0", texts).getBytes(UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
