package parallax.binary;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.binary.ItaniumNode.DefaultArgument;
import parallax.binary.ItaniumNode.Local;
import parallax.binary.ItaniumNode.MemberName;
import parallax.binary.ItaniumNode.Module;
import parallax.binary.ItaniumNode.Qualified;
import parallax.binary.ItaniumNode.Suffix;
import parallax.binary.ItaniumNode.Tagged;
import parallax.binary.ItaniumNode.Template;
import parallax.binary.ItaniumNode.Text;

/// `<name>`: nested, local, or of a namespace.
final class ItaniumNames {

    private final ItaniumParser parser;
    private final ItaniumCursor cursor;

    ItaniumNames(ItaniumParser parser) {
        this.parser = parser;
        cursor = parser.cursor;
    }

    ItaniumNode name() throws ItaniumSyntaxException {
        cursor.enter();
        ItaniumNode name = switch (cursor.peek()) {
            case 'N' -> nested();
            case 'Z' -> local();
            default -> unscoped();
        };
        cursor.leave();
        return name;
    }

    private ItaniumNode unscoped() throws ItaniumSyntaxException {
        ItaniumNode name;
        boolean substituted = false;
        if (cursor.take("St")) {
            name = new Qualified(ItaniumSubstitutions.STD, parser.unqualified.name(null));
        } else if (cursor.peek() == 'S') {
            ItaniumNode meant = substitution();
            if (meant instanceof Module module) {
                name = parser.unqualified.name(module);
            } else {
                name = meant;
                substituted = true;
            }
        } else {
            name = parser.unqualified.name(null);
        }
        if (cursor.peek() != 'I') {
            return name;
        }
        if (!substituted) {
            parser.substitutions.add(name);
        }
        return new Template(name, parser.templates.arguments());
    }

    /// `N [<CV-qualifiers>] [<ref-qualifier>] <prefix> E`.
    private ItaniumNode nested() throws ItaniumSyntaxException {
        cursor.expect('N');
        List<Suffix> suffixes = parser.types.memberQualifiers();
        Suffix reference = null;
        if (cursor.take('R')) {
            reference = ItaniumTypes.LVALUE;
        } else if (cursor.take('O')) {
            reference = ItaniumTypes.RVALUE;
        }
        if (reference != null) {
            suffixes = new ArrayList<>(suffixes);
            suffixes.add(reference);
        }
        ItaniumNode name = prefix();
        cursor.expect('E');
        return suffixes.isEmpty() ? name : new MemberName(name, suffixes);
    }

    /// Up to the `E`, which is left there.
    ItaniumNode prefix() throws ItaniumSyntaxException {
        ItaniumNode name = null;
        while (true) {
            char next = cursor.peek();
            if (next == 'E' && name != null) {
                return name;
            }
            boolean candidate = true;
            if (next == 'I') {
                if (name == null) {
                    throw new ItaniumSyntaxException();
                }
                name = new Template(name, parser.templates.arguments());
            } else if (next == 'M') {
                // The lambda in the initialiser of a data member: the member is the prefix already.
                cursor.skip(1);
                if (name == null) {
                    throw new ItaniumSyntaxException();
                }
                candidate = false;
            } else {
                ItaniumNode part = null;
                Module module = null;
                if (next == 'D' && (cursor.peek(1) == 'T' || cursor.peek(1) == 't')) {
                    // The type is a candidate for substitution, and the prefix that it is another.
                    part = parser.types.type();
                } else if (next == 'T') {
                    part = parser.templates.parameter();
                } else if (next == 'S') {
                    part = substitution();
                    candidate = false;
                    if (part instanceof Module substituted) {
                        part = null;
                        module = substituted;
                        candidate = true;
                    }
                }
                if (part == null) {
                    part = parser.unqualified.name(module);
                }
                name = name == null ? part : new Qualified(name, part);
            }
            if (candidate && cursor.peek() != 'E') {
                parser.substitutions.add(name);
            }
        }
    }

    /// `S_` and the abbreviations; with ABI tags an abbreviation is a candidate itself.
    ItaniumNode substitution() throws ItaniumSyntaxException {
        cursor.expect('S');
        ItaniumNode fixed = ItaniumSubstitutions.abbreviation(cursor.peek());
        if (fixed == null) {
            return parser.substitutions.byNumber(cursor);
        }
        cursor.skip(1);
        if (fixed instanceof ItaniumNode.Abbreviation abbreviation) {
            parser.lastName = new Text(abbreviation.constructor());
        }
        if (cursor.peek() != 'B') {
            return fixed;
        }
        ItaniumNode tagged = abiTags(fixed);
        parser.substitutions.add(tagged);
        return tagged;
    }

    ItaniumNode abiTags(ItaniumNode name) throws ItaniumSyntaxException {
        ItaniumNode tagged = name;
        @Nullable ItaniumNode last = parser.lastName;
        while (cursor.take('B')) {
            tagged = new Tagged(tagged, parser.unqualified.sourceName());
        }
        parser.lastName = last;
        return tagged;
    }

    /// `Z <encoding> E` and the entity, a string literal, or an entity within a default argument.
    private ItaniumNode local() throws ItaniumSyntaxException {
        cursor.expect('Z');
        ItaniumNode function = parser.encodings.encoding(true);
        cursor.expect('E');
        if (cursor.take('s')) {
            discriminator();
            return new Local(function, new Text("string literal"));
        }
        int argument = 0;
        if (cursor.take('d')) {
            argument = cursor.countFromUnderscore() + 1;
        }
        ItaniumNode entity = name();
        boolean numbered = entity instanceof ItaniumNode.Lambda || entity instanceof ItaniumNode.UnnamedType;
        if (!numbered) {
            discriminator();
        }
        return new Local(function, argument == 0 ? entity : new DefaultArgument(argument, entity));
    }

    /// `_ <digit>` or `__ <number> _`: which of several of that name; not shown.
    void discriminator() throws ItaniumSyntaxException {
        if (!cursor.take('_')) {
            return;
        }
        boolean closed = cursor.take('_');
        if (ItaniumCursor.isDigit(cursor.peek()) && cursor.digits() >= 10 && closed) {
            cursor.expect('_');
        }
    }
}
