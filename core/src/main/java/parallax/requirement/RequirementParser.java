package parallax.requirement;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// Reads requirements. Rule: PyPA specification "Dependency specifiers", section "Grammar".
final class RequirementParser {

    private final String text;
    private final Strictness strictness;
    private final TextCursor cursor;

    RequirementParser(String text, Strictness strictness) {
        this.text = text;
        this.strictness = strictness;
        this.cursor = new TextCursor(text, "requirement");
    }

    Requirement parse() throws MalformedRequirementException {
        cursor.skipBlanks();
        PackageName name = PackageName.pypi(cursor.takeName("a package name"));
        cursor.skipBlanks();
        List<String> extras = extras();
        cursor.skipBlanks();
        if (cursor.take("@")) {
            return new Requirement(name, extras, SpecifierSet.any(), url(), markerAfterUrl(), text);
        }
        SpecifierSet specifier = specifiers();
        cursor.skipBlanks();
        String expected = specifier.isEmpty() ? "a version specifier, `;`" : "`,`, `;`";
        return new Requirement(name, extras, specifier, null, marker(expected), text);
    }

    private List<String> extras() throws MalformedRequirementException {
        TreeSet<String> extras = new TreeSet<>();
        if (!cursor.take("[")) {
            return List.of();
        }
        cursor.skipBlanks();
        if (cursor.take("]")) {
            return List.of();
        }
        do {
            cursor.skipBlanks();
            extras.add(PackageName.pypi(cursor.takeName("the name of an extra")).value());
            cursor.skipBlanks();
        } while (cursor.take(","));
        if (!cursor.take("]")) {
            throw cursor.expected("`,` or `]` after the name of an extra");
        }
        return List.copyOf(extras);
    }

    private String url() throws MalformedRequirementException {
        cursor.skipBlanks();
        String url = cursor.takeUntil(RequirementParser::isBlank);
        if (url.isEmpty()) {
            throw cursor.expected("a URL after `@`");
        }
        return url;
    }

    /// Only white space ends a URL, so a `;` right behind it belongs to it.
    private @Nullable Marker markerAfterUrl() throws MalformedRequirementException {
        cursor.skipBlanks();
        return marker("`;` after the URL and a blank");
    }

    private SpecifierSet specifiers() throws MalformedRequirementException {
        boolean parenthesised = cursor.take("(");
        cursor.skipBlanks();
        int start = cursor.position();
        if (strictness == Strictness.LENIENT) {
            cursor.takeUntil(RequirementParser::endsSpecifiers);
        } else {
            passSpecifiers();
        }
        String specifiers = text.substring(start, cursor.position());
        cursor.skipBlanks();
        if (parenthesised && !cursor.take(")")) {
            throw cursor.expected("`)` or a comma after the version specifiers");
        }
        try {
            return SpecifierSet.parse(specifiers, strictness);
        } catch (MalformedVersionException e) {
            throw cursor.malformed(e.within(text, start));
        }
    }

    /// Goes behind the specifiers the way `packaging` does. White space of any kind may follow an operator, elsewhere
    /// only blanks and tabs stand between the parts. The text behind `===` goes on to white space, `;` or `)`, over
    /// commas too; where these part it into several specifiers is then for the specifier set.
    private void passSpecifiers() throws MalformedRequirementException {
        while (startsOperator(cursor.peek())) {
            boolean arbitrary = cursor.take("===");
            cursor.takeUntil(c -> !startsOperator(c));
            cursor.takeUntil(c -> !isWhitespace(c));
            cursor.takeUntil(c -> endsSpecifiers(c) || isWhitespace(c) || (c == ',' && !arbitrary));
            int end = cursor.position();
            cursor.skipBlanks();
            if (!cursor.take(",")) {
                cursor.reset(end);
                return;
            }
            cursor.skipBlanks();
        }
    }

    private static boolean startsOperator(char c) {
        return c == '<' || c == '>' || c == '=' || c == '!' || c == '~';
    }

    private static boolean endsSpecifiers(char c) {
        return c == ';' || c == ')';
    }

    private static boolean isWhitespace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }

    private @Nullable Marker marker(String expected) throws MalformedRequirementException {
        if (cursor.atEnd()) {
            return null;
        }
        if (!cursor.take(";")) {
            throw cursor.expected(expected + " or the end");
        }
        return Marker.parse(cursor);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
