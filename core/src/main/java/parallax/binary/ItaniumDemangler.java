package parallax.binary;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the names of the Itanium C++ ABI, which GCC and Clang give to C++ symbols everywhere but in MSVC's world:
/// `_ZN2at6TensorC1Ev` is `at::Tensor::Tensor()`.
///
/// What comes out is what GNU `c++filt` (binutils 2.40) prints, letter by letter, so that it can be compared and
/// searched for; where that has its oddities, so has this. Names of Rust's older scheme are C++ names with a hash and
/// are read too; those of its newer scheme, of D and of Swift are not.
///
/// Rule: Itanium C++ ABI, section 5.1, External Names (Mangling), at
/// `https://itanium-cxx-abi.github.io/cxx-abi/abi.html`.
public final class ItaniumDemangler {

    /// In characters, generously more than compilers write.
    private static final int LONGEST = 1 << 16;

    private static final String CONSTRUCTORS = "_GLOBAL_";

    private ItaniumDemangler() {}

    /// What a symbol of an ELF or PE file is called in C++, its version (`@@GLIBCXX_3.4`) left behind it. Empty where
    /// the
    /// name is not mangled, or cannot be read, or means more text than a person would read (a quarter of a million
    /// characters); takes milliseconds even then.
    public static Optional<String> demangle(String mangled) {
        int version = mangled.indexOf('@');
        String name = version < 0 ? mangled : mangled.substring(0, version);
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String text = null;
        if (name.startsWith("_Z")) {
            text = symbol(name);
        } else if (name.startsWith(CONSTRUCTORS)) {
            text = globalConstructors(name);
        }
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(version < 0 ? text : text + mangled.substring(version));
    }

    /// What a symbol of a Mach-O file is called in C++: there every name has one more underscore before it.
    public static Optional<String> demangleMachO(String mangled) {
        return mangled.startsWith("_") ? demangle(mangled.substring(1)) : Optional.empty();
    }

    private static @Nullable String symbol(String name) {
        try {
            String rust = RustLegacyName.read(name);
            if (rust != null) {
                return rust;
            }
            ItaniumParser parser = new ItaniumParser(name, 2);
            ItaniumNode encoding = clones(parser, parser.encodings.encoding(false));
            return parser.cursor.atEnd() ? printed(encoding) : null;
        } catch (ItaniumSyntaxException _) {
            return null;
        }
    }

    private static String printed(ItaniumNode node) throws ItaniumSyntaxException {
        ItaniumPrinter printer = new ItaniumPrinter();
        printer.print(node);
        return printer.out.text();
    }

    /// `.cold`, `.part.0`, `.constprop.0.isra.0`: copies that the compiler made of a function.
    private static ItaniumNode clones(ItaniumParser parser, ItaniumNode encoding) throws ItaniumSyntaxException {
        ItaniumCursor cursor = parser.cursor;
        ItaniumNode clone = encoding;
        while (cursor.peek() == '.' && isCloneStart(cursor.peek(1))) {
            int start = cursor.at();
            cursor.skip(1);
            while (isCloneStart(cursor.peek())) {
                cursor.skip(1);
            }
            while (cursor.peek() == '.' && ItaniumCursor.isDigit(cursor.peek(1))) {
                cursor.skip(1);
                skipDigits(cursor);
            }
            clone = new ItaniumNode.Clone(clone, cursor.from(start));
        }
        return clone;
    }

    private static boolean isCloneStart(char c) {
        return ItaniumCursor.isLower(c) || c == '_' || ItaniumCursor.isDigit(c);
    }

    private static void skipDigits(ItaniumCursor cursor) {
        while (ItaniumCursor.isDigit(cursor.peek())) {
            cursor.skip(1);
        }
    }

    /// `_GLOBAL__I_name` and `_GLOBAL__D_name`: what runs before `main` and after it.
    private static @Nullable String globalConstructors(String name) {
        int kind = CONSTRUCTORS.length() + 1;
        if (name.length() < kind + 3 || name.charAt(kind + 1) != '_') {
            return null;
        }
        char separator = name.charAt(kind - 1);
        if (separator != '_' && separator != '.' && separator != '$') {
            return null;
        }
        String what = switch (name.charAt(kind)) {
            case 'I' -> "global constructors keyed to ";
            case 'D' -> "global destructors keyed to ";
            default -> null;
        };
        if (what == null) {
            return null;
        }
        String of = name.substring(kind + 2);
        if (!of.startsWith("_Z")) {
            return what + of;
        }
        String symbol = symbol(of);
        return what + (symbol == null ? of : symbol);
    }
}
