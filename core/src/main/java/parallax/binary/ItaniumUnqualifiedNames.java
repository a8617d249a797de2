package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.Constructor;
import parallax.binary.ItaniumNode.Destructor;
import parallax.binary.ItaniumNode.Lambda;
import parallax.binary.ItaniumNode.Module;
import parallax.binary.ItaniumNode.ModuleEntity;
import parallax.binary.ItaniumNode.StructuredBinding;
import parallax.binary.ItaniumNode.Text;
import parallax.binary.ItaniumNode.UnnamedType;

/// `<unqualified-name>`: source names, operators, constructors, lambdas, and the modules they belong to.
final class ItaniumUnqualifiedNames {

    private static final Text ANONYMOUS = new Text("(anonymous namespace)");

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumUnqualifiedNames(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    ItaniumNode name(@Nullable Module substituted) throws ItaniumSyntaxException {
        Module module = module(substituted);
        char next = cursor.peek();
        ItaniumNode name;
        if (ItaniumCursor.isDigit(next)) {
            name = sourceName();
        } else if (ItaniumCursor.isLower(next)) {
            name = operator();
        } else {
            name = switch (next) {
                case 'L' -> internal();
                case 'C' -> constructor();
                case 'D' -> cursor.peek(1) == 'C' ? binding() : destructor();
                case 'U' -> cursor.peek(1) == 'l' ? lambda() : unnamedType();
                default -> throw new ItaniumSyntaxException();
            };
        }
        if (module != null) {
            name = new ModuleEntity(name, module);
        }
        return cursor.peek() == 'B' ? parser.names.abiTags(name) : name;
    }

    /// `W [P] <source-name>`, any number of times; each part is a candidate for substitution.
    @Nullable
    Module module(@Nullable Module substituted) throws ItaniumSyntaxException {
        Module module = substituted;
        while (cursor.take('W')) {
            boolean partition = cursor.take('P');
            module = new Module(module, partition, sourceName());
            parser.substitutions.add(module);
        }
        return module;
    }

    Text sourceName() throws ItaniumSyntaxException {
        String text = cursor.bytes(cursor.digits());
        if (text.isEmpty()) {
            throw new ItaniumSyntaxException();
        }
        Text name = isAnonymousNamespace(text) ? ANONYMOUS : new Text(text);
        parser.lastName = name;
        return name;
    }

    private static boolean isAnonymousNamespace(String text) {
        return text.length() > 9
                && text.startsWith("_GLOBAL_")
                && (text.charAt(8) == '.' || text.charAt(8) == '_' || text.charAt(8) == '$')
                && text.charAt(9) == 'N';
    }

    private ItaniumNode internal() throws ItaniumSyntaxException {
        cursor.expect('L');
        ItaniumNode name = sourceName();
        parser.names.discriminator();
        return name;
    }

    /// An operator by its two letters, a conversion, a literal operator, or a vendor's.
    ItaniumNode operator() throws ItaniumSyntaxException {
        char first = cursor.next();
        char second = cursor.next();
        if (first == 'v' && ItaniumCursor.isDigit(second)) {
            return new ItaniumNode.VendorOperator(sourceName());
        }
        if (first == 'c' && second == 'v') {
            boolean outer = parser.inConversion;
            parser.inConversion = !parser.inExpression;
            boolean conversion = parser.inConversion;
            ItaniumNode type = parser.types.type();
            parser.inConversion = outer;
            return conversion ? new ItaniumNode.Conversion(type) : new ItaniumNode.Cast(type);
        }
        if (first == 'l' && second == 'i') {
            return new ItaniumNode.LiteralOperator(sourceName());
        }
        ItaniumOperator operator = ItaniumOperator.of(first, second);
        if (operator == null) {
            throw new ItaniumSyntaxException();
        }
        return new ItaniumNode.OperatorName(operator);
    }

    private ItaniumNode constructor() throws ItaniumSyntaxException {
        cursor.expect('C');
        boolean inherited = cursor.take('I');
        char kind = cursor.next();
        if (kind < '1' || kind > '5') {
            throw new ItaniumSyntaxException();
        }
        if (inherited) {
            // GNU names the constructor after the base that it is inherited from.
            parser.types.type();
        }
        return new Constructor(owner());
    }

    private ItaniumNode destructor() throws ItaniumSyntaxException {
        cursor.expect('D');
        char kind = cursor.next();
        if (kind < '0' || kind > '5' || kind == '3') {
            throw new ItaniumSyntaxException();
        }
        return new Destructor(owner());
    }

    private ItaniumNode owner() throws ItaniumSyntaxException {
        if (parser.lastName == null) {
            throw new ItaniumSyntaxException();
        }
        return parser.lastName;
    }

    /// `DC <source-name>+ E`.
    private ItaniumNode binding() throws ItaniumSyntaxException {
        cursor.skip(2);
        List<ItaniumNode> names = new ArrayList<>();
        do {
            names.add(sourceName());
        } while (!cursor.take('E'));
        return new StructuredBinding(names);
    }

    /// `Ut [<number>] _`, which is a candidate for substitution of its own.
    private ItaniumNode unnamedType() throws ItaniumSyntaxException {
        cursor.expect('U');
        cursor.expect('t');
        UnnamedType type = new UnnamedType(cursor.countFromUnderscore() + 1);
        parser.substitutions.add(type);
        return type;
    }

    /// `Ul <template-param-decl>* <type>+ E [<number>] _`.
    private ItaniumNode lambda() throws ItaniumSyntaxException {
        cursor.skip(2);
        List<ItaniumNode> head = parser.templates.head();
        List<ItaniumNode> parameters = ItaniumEncodings.withoutVoid(parser.types.parameters());
        cursor.expect('E');
        return new Lambda(head, parameters, cursor.countFromUnderscore() + 1);
    }
}
