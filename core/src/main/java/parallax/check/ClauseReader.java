package parallax.check;

import java.util.ArrayList;
import java.util.List;
import parallax.content.Claims;
import parallax.requirement.DebianDependency;
import parallax.requirement.DebianRelation;
import parallax.requirement.MalformedRequirementException;
import parallax.requirement.MatchSpec;
import parallax.requirement.Requirement;
import parallax.version.Strictness;

/// Reads what a build requires, in the syntax of its ecosystem.
final class ClauseReader {

    private ClauseReader() {}

    static List<Clause> read(Claims claims) {
        List<Clause> clauses = new ArrayList<>();
        claims.requires().forEach(text -> clauses.add(required(claims, text)));
        claims.constrains().forEach(text -> clauses.add(constrained(claims, text)));
        return List.copyOf(clauses);
    }

    private static Clause required(Claims claims, String text) {
        String locator = locator(claims, text);
        try {
            return switch (claims.ecosystem()) {
                case null -> new Clause.Unread("the build does not say what ecosystem it is of", text, locator);
                case PYPI -> new Clause.Python(Requirement.parse(text, Strictness.LENIENT), text, locator);
                case CONDA -> new Clause.Conda(MatchSpec.parse(text, Strictness.LENIENT), false, text, locator);
                case DEBIAN -> debian(text, locator);
            };
        } catch (MalformedRequirementException unreadable) {
            return new Clause.Unread(String.valueOf(unreadable.getMessage()), text, locator);
        }
    }

    private static String locator(Claims claims, String text) {
        return switch (claims.ecosystem()) {
            case null -> text;
            case PYPI -> "METADATA: Requires-Dist: " + text;
            case CONDA -> "info/index.json: depends " + text;
            case DEBIAN -> "control: Depends: " + text;
        };
    }

    private static Clause debian(String text, String locator) throws MalformedRequirementException {
        List<List<DebianRelation>> items =
                DebianDependency.parse(text, Strictness.LENIENT).alternatives();
        return items.size() == 1
                ? new Clause.Debian(items.getFirst(), text, locator)
                : new Clause.Unread("not one relation but " + items.size(), text, locator);
    }

    private static Clause constrained(Claims claims, String text) {
        try {
            return switch (claims.ecosystem()) {
                case CONDA ->
                    new Clause.Conda(
                            MatchSpec.parse(text, Strictness.LENIENT),
                            true,
                            text,
                            "info/index.json: constrains " + text);
                case DEBIAN -> refusal(text);
                case PYPI -> new Clause.Unread("wheels constrain nothing", text, "METADATA: " + text);
                case null -> new Clause.Unread("the build does not say what ecosystem it is of", text, text);
            };
        } catch (MalformedRequirementException unreadable) {
            return new Clause.Unread(String.valueOf(unreadable.getMessage()), text, text);
        }
    }

    /// @param text the field's title and one relation: `Breaks: python3-torch (<< 1.13)`
    private static Clause refusal(String text) throws MalformedRequirementException {
        String relations = text.substring(text.indexOf(':') + 1);
        List<DebianRelation> refused = new ArrayList<>();
        DebianDependency.parse(relations.strip(), Strictness.LENIENT)
                .alternatives()
                .forEach(refused::addAll);
        return new Clause.DebianRefusal(refused, text, "control: " + text);
    }
}
