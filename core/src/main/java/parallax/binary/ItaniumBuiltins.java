package parallax.binary;

import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Builtin;

/// `<builtin-type>`: one letter, or `D` and what follows.
final class ItaniumBuiltins {

    private static final @Nullable Builtin[] BY_LETTER = new Builtin[128];

    static {
        plain('a', "signed char");
        literals('b', "bool", "");
        plain('c', "char");
        bracketed('d', "double");
        bracketed('e', "long double");
        bracketed('f', "float");
        bracketed('g', "__float128");
        plain('h', "unsigned char");
        literals('i', "int", "");
        literals('j', "unsigned int", "u");
        literals('l', "long", "l");
        literals('m', "unsigned long", "ul");
        plain('n', "__int128");
        plain('o', "unsigned __int128");
        plain('s', "short");
        plain('t', "unsigned short");
        BY_LETTER['v'] = ItaniumTypes.VOID;
        plain('w', "wchar_t");
        literals('x', "long long", "ll");
        literals('y', "unsigned long long", "ull");
        plain('z', "...");
    }

    private ItaniumBuiltins() {}

    private static void plain(char letter, String text) {
        BY_LETTER[letter] = new Builtin(text, null, false);
    }

    private static void bracketed(char letter, String text) {
        BY_LETTER[letter] = new Builtin(text, null, true);
    }

    private static void literals(char letter, String text, String suffix) {
        BY_LETTER[letter] = new Builtin(text, suffix, false);
    }

    static @Nullable Builtin of(char letter) {
        return letter < BY_LETTER.length ? BY_LETTER[letter] : null;
    }

    /// The built-in type that begins with `D`; null, and nothing taken, where another type does.
    static @Nullable ItaniumNode ofD(ItaniumCursor cursor) throws ItaniumSyntaxException {
        if (cursor.peek(1) == 'F') {
            cursor.skip(2);
            return sizedFloat(cursor);
        }
        ItaniumNode builtin = switch (cursor.peek(1)) {
            case 'a' -> new ItaniumNode.Text("auto");
            case 'c' -> new ItaniumNode.Text("decltype(auto)");
            case 'd' -> new Builtin("decimal64", null, false);
            case 'e' -> new Builtin("decimal128", null, false);
            case 'f' -> new Builtin("decimal32", null, false);
            case 'h' -> new Builtin("half", null, true);
            case 'i' -> new Builtin("char32_t", null, false);
            case 'n' -> new Builtin("decltype(nullptr)", null, false);
            case 's' -> new Builtin("char16_t", null, false);
            case 'u' -> new Builtin("char8_t", null, false);
            default -> null;
        };
        if (builtin != null) {
            cursor.skip(2);
        }
        return builtin;
    }

    /// `DF <bits> _`, `DF <bits> x`, `DF16b`.
    private static Builtin sizedFloat(ItaniumCursor cursor) throws ItaniumSyntaxException {
        int bits = cursor.digits();
        return switch (cursor.next()) {
            case '_' -> new Builtin("_Float" + bits, null, true);
            case 'x' -> new Builtin("_Float" + bits + "x", null, true);
            case 'b' -> {
                if (bits != 16) {
                    throw new ItaniumSyntaxException();
                }
                yield new Builtin("std::bfloat16_t", null, true);
            }
            default -> throw new ItaniumSyntaxException();
        };
    }
}
