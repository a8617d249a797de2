package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `S_`, `S0_` and so on stand for, in the order in which it was read, and the fixed abbreviations.
final class ItaniumSubstitutions {

    static final ItaniumNode.Text STD = new ItaniumNode.Text("std");

    private static final String TRAITS = "std::char_traits<char>";

    private final List<ItaniumNode> read = new ArrayList<>(16);

    void add(ItaniumNode node) {
        read.add(node);
    }

    int count() {
        return read.size();
    }

    /// Forgets what was read since there were so many.
    void backTo(int count) {
        while (read.size() > count) {
            read.removeLast();
        }
    }

    /// Behind the `S`: `_`, or digits and capital letters to base 36 and `_`.
    ItaniumNode byNumber(ItaniumCursor cursor) throws ItaniumSyntaxException {
        int index = 0;
        if (!cursor.take('_')) {
            long value = 0;
            char c = cursor.next();
            do {
                int digit = ItaniumCursor.isDigit(c) ? c - '0' : ItaniumCursor.isUpper(c) ? c - 'A' + 10 : -1;
                value = value * 36 + digit;
                if (digit < 0 || value >= read.size()) {
                    throw new ItaniumSyntaxException();
                }
                c = cursor.next();
            } while (c != '_');
            index = (int) value + 1;
        }
        if (index >= read.size()) {
            throw new ItaniumSyntaxException();
        }
        return read.get(index);
    }

    /// What the letter behind the `S` abbreviates; null where it is none.
    static @Nullable ItaniumNode abbreviation(char letter) {
        return switch (letter) {
            case 't' -> STD;
            case 'a' -> new ItaniumNode.Abbreviation("std::allocator", "allocator");
            case 'b' -> new ItaniumNode.Abbreviation("std::basic_string", "basic_string");
            case 's' ->
                new ItaniumNode.Abbreviation(
                        "std::basic_string<char, " + TRAITS + ", std::allocator<char> >", "basic_string");
            case 'i' -> new ItaniumNode.Abbreviation("std::basic_istream<char, " + TRAITS + " >", "basic_istream");
            case 'o' -> new ItaniumNode.Abbreviation("std::basic_ostream<char, " + TRAITS + " >", "basic_ostream");
            case 'd' -> new ItaniumNode.Abbreviation("std::basic_iostream<char, " + TRAITS + " >", "basic_iostream");
            default -> null;
        };
    }
}
