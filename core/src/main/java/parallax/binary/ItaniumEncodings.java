package parallax.binary;

import java.util.List;
import parallax.binary.ItaniumNode.ConstructionTable;
import parallax.binary.ItaniumNode.Encoding;
import parallax.binary.ItaniumNode.Function;
import parallax.binary.ItaniumNode.Module;
import parallax.binary.ItaniumNode.Special;

/// `<encoding>` and `<special-name>`: a function with its type, data, or what the compiler made for one of them.
final class ItaniumEncodings {

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumEncodings(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    /// @param local within a local name, where the result type is left away
    ItaniumNode encoding(boolean local) throws ItaniumSyntaxException {
        cursor.enter();
        boolean outerExpression = parser.inExpression;
        parser.inExpression = false;
        ItaniumNode encoding = readEncoding(local);
        parser.inExpression = outerExpression;
        cursor.leave();
        return encoding;
    }

    private ItaniumNode readEncoding(boolean local) throws ItaniumSyntaxException {
        if (cursor.peek() == 'G' || cursor.peek() == 'T') {
            return specialName();
        }
        ItaniumNode name = parser.names.name();
        if (cursor.atEnd() || cursor.peek() == 'E') {
            return name;
        }
        Function function = parser.types.bareFunctionType(hasResult(name));
        return new Encoding(name, local ? new Function(null, function.parameters(), function.suffixes()) : function);
    }

    /// Functions made from templates say their result type, unless they are constructors, destructors or conversions.
    private static boolean hasResult(ItaniumNode name) {
        return switch (name) {
            case ItaniumNode.MemberName member -> hasResult(member.name());
            case ItaniumNode.Local local -> hasResult(local.entity());
            case ItaniumNode.Template template -> !namesItsResult(template.name());
            default -> false;
        };
    }

    private static boolean namesItsResult(ItaniumNode name) {
        return switch (name) {
            case ItaniumNode.Qualified qualified -> namesItsResult(qualified.name());
            case ItaniumNode.Local local -> namesItsResult(local.entity());
            case ItaniumNode.Constructor _, ItaniumNode.Destructor _, ItaniumNode.Conversion _ -> true;
            default -> false;
        };
    }

    private ItaniumNode specialName() throws ItaniumSyntaxException {
        return cursor.next() == 'T' ? tableOrThunk() : guardOrClone();
    }

    private ItaniumNode tableOrThunk() throws ItaniumSyntaxException {
        return switch (cursor.next()) {
            case 'V' -> new Special("vtable for ", parser.types.type());
            case 'T' -> new Special("VTT for ", parser.types.type());
            case 'I' -> new Special("typeinfo for ", parser.types.type());
            case 'S' -> new Special("typeinfo name for ", parser.types.type());
            case 'F' -> new Special("typeinfo fn for ", parser.types.type());
            case 'J' -> new Special("java Class for ", parser.types.type());
            case 'A' -> new Special("template parameter object for ", parser.templates.argument());
            case 'H' -> new Special("TLS init function for ", parser.names.name());
            case 'W' -> new Special("TLS wrapper function for ", parser.names.name());
            case 'h' -> {
                callOffset('h');
                yield new Special("non-virtual thunk to ", encoding(false));
            }
            case 'v' -> {
                callOffset('v');
                yield new Special("virtual thunk to ", encoding(false));
            }
            case 'c' -> {
                callOffset(cursor.next());
                callOffset(cursor.next());
                yield new Special("covariant return thunk to ", encoding(false));
            }
            case 'C' -> {
                ItaniumNode derived = parser.types.type();
                cursor.signedNumber();
                cursor.expect('_');
                yield new ConstructionTable(parser.types.type(), derived);
            }
            default -> throw new ItaniumSyntaxException();
        };
    }

    private void callOffset(char kind) throws ItaniumSyntaxException {
        if (kind != 'h' && kind != 'v') {
            throw new ItaniumSyntaxException();
        }
        cursor.signedNumber();
        if (kind == 'v') {
            cursor.expect('_');
            cursor.signedNumber();
        }
        cursor.expect('_');
    }

    private ItaniumNode guardOrClone() throws ItaniumSyntaxException {
        return switch (cursor.next()) {
            case 'V' -> new Special("guard variable for ", parser.names.name());
            case 'R' -> {
                ItaniumNode name = parser.names.name();
                int number = cursor.atEnd() ? 0 : cursor.countFromUnderscore();
                yield new Special("reference temporary #" + number + " for ", name);
            }
            case 'A' -> new Special("hidden alias for ", encoding(false));
            case 'I' -> new Special("initializer for module ", module());
            case 'T' ->
                cursor.next() == 'n'
                        ? new Special("non-transaction clone for ", encoding(false))
                        : new Special("transaction clone for ", encoding(false));
            default -> throw new ItaniumSyntaxException();
        };
    }

    private ItaniumNode module() throws ItaniumSyntaxException {
        Module module = parser.unqualified.module(null);
        if (module == null) {
            throw new ItaniumSyntaxException();
        }
        return module;
    }

    /// What a function without parameters says: `v`.
    static List<ItaniumNode> withoutVoid(List<ItaniumNode> parameters) {
        return parameters.size() == 1 && parameters.getFirst().equals(ItaniumTypes.VOID) ? List.of() : parameters;
    }
}
