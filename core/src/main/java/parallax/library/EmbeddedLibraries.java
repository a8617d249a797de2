package parallax.library;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Known native libraries that a file has in it, by texts and functions that their own code carries. That a text is
/// there proves that the code it belongs to was linked in, in this version; that none is there proves nothing,
/// since linkers drop what is not used. A text that only speaks of a library gives no more than a mention.
public final class EmbeddedLibraries {

    private static final int MAX_VERSION = 40;
    private static final int MAX_EVIDENCE = 160;
    private static final int MAX_FOUND = 1000;

    /// What stands before a word in a sentence, an expression or a path. Anything else before a text may be data of
    /// another object that needs no end: compilers put `0123456789abcdef` right before a string.
    private static final String SPEECH = " \t\"'`([{<=:,;/\\.-_#";

    private static final List<EmbeddedRule> TEXTS = new ArrayList<>();
    private static final List<EmbeddedRule> SYMBOLS = new ArrayList<>();
    private static final TextSearch SEARCH;

    static {
        List<String> literals = new ArrayList<>();
        for (EmbeddedRule rule : EmbeddedRules.ALL) {
            if (rule.sign() == EmbeddedRule.Sign.SYMBOL) {
                SYMBOLS.add(rule);
            } else {
                TEXTS.add(rule);
                literals.add(rule.anchor());
            }
        }
        SEARCH = new TextSearch(literals);
    }

    private EmbeddedLibraries() {}

    /// @param readOnlyData the sections with constants: `.rodata`, `.data.rel.ro` and their like
    /// @param defines whether the file defines a function or variable that others can see
    /// @return by library and version, each once, with the strongest sign; a version that is found in several
    /// spellings
    ///     gives several
    public static List<EmbeddedLibrary> scan(List<MemorySegment> readOnlyData, Predicate<String> defines) {
        Found found = new Found();
        SEARCH.run(readOnlyData, (literal, segment, offset) -> text(TEXTS.get(literal), segment, offset, found));
        for (EmbeddedRule rule : SYMBOLS) {
            if (defines.test(rule.before())) {
                found.add(rule, "", "symbol " + rule.before());
            }
        }
        return found.libraries();
    }

    private static void text(EmbeddedRule rule, MemorySegment segment, long offset, Found found) {
        String before = rule.before();
        String after = rule.after();
        if (rule.field() == EmbeddedRule.Field.NONE) {
            if (isWhole(rule, segment, offset, offset + before.length())) {
                found.add(rule, "", evidence(segment, offset));
            }
            return;
        }
        boolean isBehind = after.length() > before.length();
        long from = isBehind ? versionStart(segment, offset) : offset + before.length();
        String version = version(segment, from);
        if (isBehind) {
            version = version.substring(0, (int) Math.min(version.length(), offset - from));
        }
        long start = from - before.length();
        long end = from + version.length();
        if (isVersion(version)
                && follows(segment, start, before)
                && follows(segment, end, after)
                && isWhole(rule, segment, start, end + after.length())) {
            boolean isKept = rule.field() == EmbeddedRule.Field.VERSION;
            found.add(rule, isKept ? withoutEnd(version) : "", evidence(segment, isBehind ? from : offset));
        }
    }

    /// Whether a text that has to begin or end its string does so.
    private static boolean isWhole(EmbeddedRule rule, MemorySegment segment, long start, long end) {
        if (rule.ends()
                && end < segment.byteSize()
                && TextSearch.isPrintable(segment.get(ValueLayout.JAVA_BYTE, end))) {
            return false;
        }
        return !rule.begins() || start == 0 || SPEECH.indexOf((char) segment.get(ValueLayout.JAVA_BYTE, start - 1)) < 0;
    }

    /// A number first; `n4.4` and `N-109-g1234` of FFmpeg have a letter before it.
    private static boolean isVersion(String version) {
        int number = version.startsWith("N-") ? 2 : version.startsWith("n") ? 1 : 0;
        return number < version.length() && version.charAt(number) >= '0' && version.charAt(number) <= '9';
    }

    private static boolean follows(MemorySegment segment, long at, String text) {
        if (at < 0 || segment.byteSize() - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (segment.get(ValueLayout.JAVA_BYTE, at + i) != (byte) text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long versionStart(MemorySegment segment, long end) {
        long start = end;
        long lowest = Math.max(0, end - MAX_VERSION);
        while (start > lowest && isVersionCharacter((char) (segment.get(ValueLayout.JAVA_BYTE, start - 1) & 0xff))) {
            start--;
        }
        return start;
    }

    private static String version(MemorySegment segment, long from) {
        String text = TextSearch.from(segment, from, MAX_VERSION);
        int end = 0;
        while (end < text.length() && isVersionCharacter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    private static boolean isVersionCharacter(char c) {
        return RegisteredOperators.isIdentifier(c) || c == '.' || c == '-';
    }

    private static String withoutEnd(String version) {
        int end = version.length();
        while (end > 0 && ".-_".indexOf(version.charAt(end - 1)) >= 0) {
            end--;
        }
        return version.substring(0, end);
    }

    private static String evidence(MemorySegment segment, long offset) {
        return TextSearch.around(segment, offset, MAX_EVIDENCE / 2, MAX_EVIDENCE)
                .strip();
    }

    /// Signs by library, and what they come to together.
    private static final class Found {
        private final Map<String, Signs> byLibrary = new TreeMap<>();
        private int count;

        void add(EmbeddedRule rule, String version, String evidence) {
            if (count < MAX_FOUND
                    && byLibrary
                            .computeIfAbsent(rule.library(), library -> new Signs())
                            .add(rule, version, evidence)) {
                count++;
            }
        }

        List<EmbeddedLibrary> libraries() {
            List<EmbeddedLibrary> libraries = new ArrayList<>();
            // The IJG's copyright line is in libjpeg-turbo too.
            Signs turbo = byLibrary.get("libjpeg-turbo");
            byLibrary.forEach((library, signs) -> {
                if (!library.equals("libjpeg") || turbo == null || !turbo.isCopy()) {
                    signs.addTo(library, libraries);
                }
            });
            return libraries;
        }
    }

    private static final class Signs {
        private final Map<String, String> own = new LinkedHashMap<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final Map<String, String> mentions = new LinkedHashMap<>();
        private @Nullable String unversioned;

        boolean add(EmbeddedRule rule, String version, String evidence) {
            if (rule.sign() == EmbeddedRule.Sign.MENTION) {
                return mentions.putIfAbsent(version, evidence) == null;
            }
            if (rule.sign() == EmbeddedRule.Sign.HEADER) {
                return headers.putIfAbsent(version, evidence) == null;
            }
            if (version.isEmpty()) {
                boolean isNew = unversioned == null;
                unversioned = isNew ? evidence : unversioned;
                return isNew;
            }
            return own.putIfAbsent(version, evidence) == null;
        }

        boolean isCopy() {
            return !own.isEmpty() || unversioned != null;
        }

        void addTo(String library, List<EmbeddedLibrary> libraries) {
            Map<String, String> copies = new TreeMap<>(own);
            if (unversioned != null) {
                copies.putAll(headers);
                if (copies.isEmpty()) {
                    copies.put("", unversioned);
                }
            }
            copies.forEach((version, evidence) ->
                    libraries.add(new EmbeddedLibrary(library, version, Certainty.COPY, evidence)));
            Map<String, String> others = new TreeMap<>(headers);
            others.putAll(mentions);
            others.forEach((version, evidence) -> {
                if (!copies.containsKey(version)) {
                    libraries.add(new EmbeddedLibrary(library, version, Certainty.MENTION, evidence));
                }
            });
        }
    }
}
