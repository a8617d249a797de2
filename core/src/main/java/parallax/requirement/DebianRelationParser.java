package parallax.requirement;

import java.util.ArrayList;
import java.util.List;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.requirement.DebianRelation.Operator;
import parallax.version.DebianVersion;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.Strictness;

/// Reads a relationship field from left to right. Rule: Debian Policy 7.1.
final class DebianRelationParser {

    private final String text;
    private final Strictness strictness;
    private int at;

    DebianRelationParser(String text, Strictness strictness) {
        this.text = text;
        this.strictness = strictness;
    }

    DebianRelations parse() throws MalformedRequirementException {
        List<List<DebianRelation>> items = new ArrayList<>();
        skipSpace();
        while (at < text.length()) {
            if (strictness == Strictness.LENIENT && take(',')) {
                skipSpace();
                continue;
            }
            items.add(alternatives());
            if (at < text.length()) {
                expect(',', "`,`, `|` or the end");
                skipSpace();
                if (at == text.length() && strictness == Strictness.STRICT) {
                    throw malformed("a package name after the last `,`");
                }
            }
        }
        return new DebianRelations(items, text);
    }

    private List<DebianRelation> alternatives() throws MalformedRequirementException {
        List<DebianRelation> alternatives = new ArrayList<>(1);
        do {
            skipSpace();
            alternatives.add(relation());
        } while (take('|'));
        return alternatives;
    }

    private DebianRelation relation() throws MalformedRequirementException {
        PackageName name = PackageName.of(Ecosystem.DEBIAN, word("+.-", "a package name"));
        String qualifier = take(':') ? word("-", "an architecture behind the `:`") : null;
        skipSpace();
        Operator operator = null;
        DebianVersion version = null;
        if (take('(')) {
            skipSpace();
            operator = operator();
            skipSpace();
            version = version();
            skipSpace();
            expect(')', "`)` after the version");
            skipSpace();
        }
        List<String> architectures = at < text.length() && text.charAt(at) == '[' ? architectures() : List.of();
        return new DebianRelation(name, qualifier, operator, version, architectures, profiles());
    }

    private Operator operator() throws MalformedRequirementException {
        for (Operator operator : Operator.values()) {
            if (text.startsWith(operator.symbol(), at)) {
                at += operator.symbol().length();
                return operator;
            }
        }
        if (strictness == Strictness.LENIENT && take('<')) {
            return Operator.EARLIER_OR_EQUAL;
        }
        if (strictness == Strictness.LENIENT && take('>')) {
            return Operator.LATER_OR_EQUAL;
        }
        throw malformed("one of `<<`, `<=`, `=`, `>=`, `>>`");
    }

    private DebianVersion version() throws MalformedRequirementException {
        int start = at;
        while (at < text.length() && text.charAt(at) != ')' && !isSpace(text.charAt(at))) {
            at++;
        }
        try {
            return DebianVersion.parse(text.substring(start, at), strictness);
        } catch (MalformedVersionException e) {
            throw new MalformedRequirementException(
                    Excerpt.of(text) + " is no relation: at offset " + start + ", " + e.getMessage());
        }
    }

    private List<String> architectures() throws MalformedRequirementException {
        List<String> architectures = list(']', "-");
        long negated =
                architectures.stream().filter(name -> name.startsWith("!")).count();
        if (negated != 0 && negated != architectures.size()) {
            throw malformed("architectures all with `!` or all without, not both in one list,");
        }
        skipSpace();
        return architectures;
    }

    private List<List<String>> profiles() throws MalformedRequirementException {
        List<List<String>> profiles = new ArrayList<>(0);
        while (at < text.length() && text.charAt(at) == '<') {
            profiles.add(list('>', "-.+"));
            skipSpace();
        }
        return profiles;
    }

    /// Words apart by white space, each with or without `!`, between brackets.
    private List<String> list(char close, String punctuation) throws MalformedRequirementException {
        List<String> words = new ArrayList<>(2);
        at++;
        skipSpace();
        while (!take(close)) {
            String sign = take('!') ? "!" : "";
            words.add(sign + word(punctuation, "a name or `" + close + "`"));
            skipSpace();
        }
        if (words.isEmpty()) {
            at--;
            throw malformed("at least one name");
        }
        return words;
    }

    /// Letters, digits and `punctuation`, the first a letter or digit.
    private String word(String punctuation, String what) throws MalformedRequirementException {
        int start = at;
        while (at < text.length()
                && (isLetterOrDigit(text.charAt(at)) || (at > start && punctuation.indexOf(text.charAt(at)) >= 0))) {
            at++;
        }
        if (at == start) {
            throw malformed(what);
        }
        return text.substring(start, at);
    }

    private boolean take(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void expect(char c, String expected) throws MalformedRequirementException {
        if (!take(c)) {
            throw malformed(expected);
        }
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private MalformedRequirementException malformed(String expected) {
        return new MalformedRequirementException(Excerpt.of(text) + " is no relation: at offset " + at + " found "
                + Excerpt.at(text, at) + ", expected " + expected + " (Debian Policy 7.1)");
    }
}
