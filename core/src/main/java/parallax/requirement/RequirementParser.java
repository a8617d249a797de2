package parallax.requirement;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.SpecifierSet;

/// Reads requirements. Rule: PyPA specification "Dependency specifiers", section "Grammar".
final class RequirementParser {

    private final String text;
    private final TextCursor cursor;

    RequirementParser(String text) {
        this.text = text;
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
        return new Requirement(name, extras, specifier, null, marker("`;`"), text);
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
        int start = cursor.position();
        String specifiers = cursor.takeUntil(c -> c == ';' || c == ')');
        checkSpecifiers(specifiers, start);
        if (parenthesised && !cursor.take(")")) {
            throw cursor.expected("`)` after the version specifiers");
        }
        try {
            return SpecifierSet.parse(specifiers);
        } catch (MalformedVersionException e) {
            throw new MalformedRequirementException(Excerpt.of(text) + " is no requirement: " + e.getMessage());
        }
    }

    /// What a specifier set allows by itself but a requirement does not: empty items and line breaks.
    private void checkSpecifiers(String specifiers, int start) throws MalformedRequirementException {
        boolean empty = true;
        for (int i = 0; i < specifiers.length(); i++) {
            char c = specifiers.charAt(i);
            if (c == ',' && empty) {
                cursor.reset(start + i);
                throw cursor.expected("a version specifier before the comma");
            }
            if (Character.isWhitespace(c) && !isBlank(c)) {
                cursor.reset(start + i);
                throw cursor.expected("no white space other than blanks and tabs");
            }
            empty = c == ',' || (empty && isBlank(c));
        }
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
