package parallax.requirement;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.CondaFilename;
import parallax.platform.MalformedFilenameException;
import parallax.platform.Subdir;
import parallax.version.CondaVersionSpec;
import parallax.version.Excerpt;
import parallax.version.MalformedVersionException;
import parallax.version.StringMatcher;

/// Reads a match spec from the outside in: comment, brackets, legacy parentheses, channel, name, then version and
/// build.
///
/// Rule: CEP 29. Forms it leaves out and conda reads: `@feature`, `[optional]`, `(optional=True)`,
/// `channel[subdir]::name`, ` if ` before a condition, the URL of an artifact.
final class MatchSpecParser {

    private final String original;
    private final Map<String, String> keywords = new LinkedHashMap<>();
    private @Nullable String channel;
    private @Nullable String subdir;

    MatchSpecParser(String original) {
        this.original = original;
    }

    MatchSpec parse() throws MalformedRequirementException {
        String text = original.strip();
        if (text.startsWith("@") || text.endsWith("@")) {
            return feature(text);
        }
        String artifact = withoutFragment(text);
        if (artifact.endsWith(".conda") || artifact.endsWith(".tar.bz2")) {
            return artifact(artifact, text);
        }
        String rest = takeParentheses(takeBrackets(withoutComment(text)));
        int condition = rest.indexOf(" if ");
        if (condition >= 0) {
            keywords.put("when", rest.substring(condition + 4).strip());
            rest = rest.substring(0, condition).strip();
        }
        rest = takeChannel(rest);
        int nameEnd = MatchSpecName.endOf(rest);
        PackageName name = name(rest.substring(0, nameEnd));
        VersionAndBuild positional = VersionAndBuild.split(rest.substring(nameEnd), original);
        String version = take("version", positional.version());
        String build = take("build", take("build_string", positional.build()));
        takeChannelKeywords();
        checkKeywords();
        return new MatchSpec(
                nullIfAny(channel),
                nullIfAny(subdir),
                name,
                versionSpec(version),
                matcherText("build string", build),
                original,
                keywords);
    }

    private MatchSpec feature(String text) throws MalformedRequirementException {
        String feature = text.startsWith("@") ? text.substring(1) : text.substring(0, text.length() - 1);
        if (feature.isEmpty() || feature.indexOf('@') >= 0 || feature.indexOf(' ') >= 0) {
            throw malformed("`@` is not followed by one feature's name");
        }
        return new MatchSpec(
                null, null, PackageName.conda("*"), null, null, original, Map.of("track_features", feature));
    }

    /// A URL or path of an artifact: name, version and build from its file name; channel and subdir from the
    /// folders above, where they are a channel's. Rule: CEP 29, appendix C.
    private MatchSpec artifact(String location, String text) throws MalformedRequirementException {
        int slash = Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\'));
        String file = location.substring(slash + 1).replace("%21", "!").replace("%2B", "+");
        keywords.put(location.contains("://") ? "url" : "fn", location.contains("://") ? location : file);
        String fragment = text.substring(location.length());
        if (fragment.startsWith("#sha256:")) {
            keywords.put("sha256", fragment.substring("#sha256:".length()));
        } else if (fragment.length() == 33) {
            keywords.put("md5", fragment.substring(1));
        }
        try {
            CondaFilename parts = CondaFilename.parse(file);
            int folder = slash < 0 ? -1 : location.lastIndexOf('/', slash - 1);
            String parent = folder < 0 ? "" : location.substring(folder + 1, slash);
            if (location.contains("://") && Subdir.isKnown(parent)) {
                channel = CondaChannelName.shortened(location.substring(0, folder));
                subdir = parent;
            }
            CondaVersionSpec version = CondaVersionSpec.exactly(parts.version());
            return new MatchSpec(channel, subdir, parts.name(), version, parts.build(), original, keywords);
        } catch (MalformedFilenameException e) {
            throw because(e);
        }
    }

    /// Up to the `#` of `…/numpy-1.0-0.conda#d41d8cd9…`.
    private static String withoutFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static String withoutComment(String text) {
        int bracket = text.indexOf('[');
        int hash = text.indexOf('#');
        boolean insideBrackets = bracket >= 0 && bracket < hash;
        int comment = insideBrackets ? text.indexOf('#', text.lastIndexOf(']')) : hash;
        return comment < 0 ? text : text.substring(0, comment).strip();
    }

    private String takeBrackets(String text) throws MalformedRequirementException {
        int open = text.indexOf('[');
        if (open < 0) {
            return text;
        }
        int close = BracketReader.endOf(text, open);
        if (close < 0) {
            throw malformed("the `[` at offset " + open + " is not closed");
        }
        String inside = text.substring(open + 1, close);
        String before = text.substring(0, open);
        String after = text.substring(close + 1).strip();
        if (after.startsWith(":")) {
            subdir = inside.strip();
            return takeBrackets(before + after);
        }
        if (after.startsWith("[")) {
            throw malformed("a second pair of brackets; write all keywords in one, with `,` between them");
        }
        if (!after.isEmpty() && !after.startsWith("(") && !after.startsWith("if ")) {
            throw malformed("`" + after + "` behind the brackets; they come last");
        }
        new BracketReader(inside, original).readInto(keywords);
        return (before + " " + after).strip();
    }

    /// `(optional=True)` or `(target=…)` at the end; other parentheses belong to the version.
    private String takeParentheses(String text) throws MalformedRequirementException {
        int open = text.lastIndexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            return text;
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        if (!inside.startsWith("optional") && !inside.startsWith("target")) {
            return text;
        }
        new BracketReader(inside, original).readInto(keywords);
        return text.substring(0, open).strip();
    }

    /// `channel/subdir:namespace:name`; the namespace is read and dropped, as CEP 29 asks.
    private String takeChannel(String text) throws MalformedRequirementException {
        int last = text.lastIndexOf(':');
        if (last < 0) {
            return text;
        }
        int first = text.lastIndexOf(':', last - 1);
        String namespace = text.substring(first + 1, last);
        if (namespace.indexOf('/') >= 0 || namespace.indexOf(' ') >= 0) {
            throw malformed("`:` behind a channel; write `channel::name`");
        }
        if (first >= 0) {
            setChannel(text.substring(0, first).strip());
        }
        return text.substring(last + 1).strip();
    }

    private void setChannel(String text) {
        int slash = text.lastIndexOf('/');
        boolean withSubdir = slash > 0 && Subdir.isKnown(text.substring(slash + 1));
        channel = CondaChannelName.shortened(withSubdir ? text.substring(0, slash) : text);
        subdir = withSubdir ? text.substring(slash + 1) : subdir;
    }

    private void takeChannelKeywords() throws MalformedRequirementException {
        String channelKeyword = take("channel", null);
        if (channelKeyword != null) {
            setChannel(channelKeyword.strip());
        }
        subdir = matcherText("subdir", take("subdir", subdir));
        channel = matcherText("channel", channel);
    }

    private @Nullable String take(String keyword, @Nullable String positional) {
        String value = keywords.remove(keyword);
        return value != null ? value : positional;
    }

    private void checkKeywords() throws MalformedRequirementException {
        keywords.remove("name");
        String buildNumber = keywords.get("build_number");
        if (buildNumber != null && !BuildNumberConstraint.isWellFormed(buildNumber)) {
            throw malformed("`" + buildNumber + "` constrains no build number; write `3` or `>=3`");
        }
        if (buildNumber != null && buildNumber.equals("*")) {
            keywords.remove("build_number");
        }
    }

    private PackageName name(String name) throws MalformedRequirementException {
        String problem = MatchSpecName.problem(name);
        if (!problem.isEmpty()) {
            throw malformed(problem);
        }
        matcherText("name", name);
        return name.startsWith("^") ? new PackageName(Ecosystem.CONDA, name) : PackageName.conda(name);
    }

    private @Nullable CondaVersionSpec versionSpec(@Nullable String text) throws MalformedRequirementException {
        if (text == null) {
            return null;
        }
        try {
            CondaVersionSpec version = CondaVersionSpec.parse(text);
            return version.isAny() ? null : version;
        } catch (MalformedVersionException e) {
            throw because(e);
        }
    }

    /// Null for `*`; checks that a regular expression is one.
    private @Nullable String matcherText(String what, @Nullable String pattern) throws MalformedRequirementException {
        if (pattern == null) {
            return null;
        }
        if (pattern.isBlank()) {
            throw malformed("the " + what + " is empty");
        }
        try {
            return nullIfAny(StringMatcher.parse(pattern.strip()).pattern());
        } catch (MalformedVersionException e) {
            throw because(e);
        }
    }

    private static @Nullable String nullIfAny(@Nullable String pattern) {
        return pattern == null || pattern.equals("*") ? null : pattern;
    }

    private MalformedRequirementException malformed(String found) {
        return malformed(original, found);
    }

    /// The part's own message says which rule it breaks.
    private MalformedRequirementException because(Exception part) {
        return new MalformedRequirementException("`" + shown(original) + "` is no match spec: " + part.getMessage());
    }

    static MalformedRequirementException malformed(String original, String found) {
        return new MalformedRequirementException(
                "`" + shown(original) + "` is no match spec: " + Excerpt.cut(found, 200) + " (CEP 29)");
    }

    private static String shown(String text) {
        return Excerpt.plain(text);
    }
}
