package parallax.version;

import java.math.BigInteger;
import java.util.List;

/// A version in conda's order.
///
/// A version is an optional epoch (`1!`), a main part and an optional local part (`+cu130`). Each part is cut at
/// `.` and `_` (a `-` is read as `_`) into segments, each segment into runs of digits and of letters, which compare
/// from left to right: `dev`, other letters, numbers, `post`. A segment that starts with a letter has a `0` before
/// it, and what is missing is `0`, so `1.1` equals `1.1.0` and `1.1.rc` equals `1.1.0rc`, which is above `1.1rc`.
/// One trailing `_` belongs to the letters before it and sorts below `a` (`1.0.1_ < 1.0.1a`, as OpenSSL counts).
/// Letter case does not matter.
///
/// This is not PEP 440: `2.11.0+cu130` is below `2.11.0` here, and above it there.
///
/// Rule: CEP 33 (order), CEP 26 (characters); conda's class `VersionOrder` where they leave a question open.
/// Numbers have no upper limit here: CEP 33 asks packages to stay below 2³¹, and a larger one is still compared as
/// a number.
public final class CondaVersion implements Version, Comparable<CondaVersion> {

    private final String original;

    /// What is compared: `original` in lower case, without outer white space.
    private final String text;

    /// Where the main part starts in `text`: behind the `!`, or 0.
    private final int mainStart;

    /// Where the main part ends in `text`: at the `+`, or at the end.
    private final int mainEnd;

    private final long key;

    CondaVersion(String original, String text, int mainStart, int mainEnd) {
        this.key = OrderKey.ofConda(text);
        this.original = original;
        this.text = text;
        this.mainStart = mainStart;
        this.mainEnd = mainEnd;
    }

    /// Outer white space is dropped, everything else must be a version.
    ///
    /// @throws MalformedVersionException for empty text, a character that no version has, an empty segment
    ///     (`5.5..mw`), an epoch that is no number (`a!1.0`), a second `!` or `+`, or nothing before `+`
    public static CondaVersion parse(String text) throws MalformedVersionException {
        return CondaVersionParser.parse(text, Strictness.STRICT);
    }

    /// Lenient, an underscore may end the local part too (`1.0+cu_`): conda refuses it and rattler reads it, as
    /// part of the letters before it. Nothing else is known to occur that STRICT refuses.
    ///
    /// @throws MalformedVersionException as {@link #parse(String)}, for what remains
    public static CondaVersion parse(String text, Strictness strictness) throws MalformedVersionException {
        return CondaVersionParser.parse(text, strictness);
    }

    @Override
    public String original() {
        return original;
    }

    /// The spelling without outer white space and in lower case; equal versions may differ in it.
    public String normalized() {
        return text;
    }

    @Override
    public boolean hasLocal() {
        return mainEnd < text.length();
    }

    /// The local part without its `+`, in lower case; empty where there is none.
    public String local() {
        return hasLocal() ? text.substring(mainEnd + 1) : "";
    }

    /// The number before `!`; 0 where there is none.
    public BigInteger epoch() {
        return mainStart == 0 ? BigInteger.ZERO : new BigInteger(text.substring(0, mainStart - 1));
    }

    /// The segments of the main part as they are compared: numbers without leading zeros and words in turn, the `0`
    /// that stands before a word at the start of a segment included. `1.0rc1` is `[1], [0, rc, 1]`.
    public List<List<String>> segments() {
        List<List<String>> segments = CondaVersionCursor.segments(main());
        return List.copyOf(segments.subList(1, segments.size()));
    }

    /// As {@link #segments}, of the local part; empty where there is none.
    public List<List<String>> localSegments() {
        return List.copyOf(CondaVersionCursor.segments(localPart()));
    }

    /// Whether this version is `prefix` or goes on from it, segment by segment: `1.8` is the prefix of `1.8.3` and
    /// `1.8.0rc1`, not of `1.80`. Where the prefix ends in letters, these need only begin alike: `1.8a` is a prefix
    /// of `1.8alpha`. A prefix with a local part wants the main part equal. Rule: conda's
    /// `VersionOrder.startswith`, the fuzzy equality of CEP 29.
    public boolean startsWith(CondaVersion prefix) {
        if (!prefix.hasLocal()) {
            return CondaVersionCursor.startsWith(main(), prefix.main());
        }
        return CondaVersionCursor.compare(main(), prefix.main()) == 0
                && CondaVersionCursor.startsWith(localPart(), prefix.localPart());
    }

    /// The order of CEP 33. Zero for `1.1` and `1.1.0`: consistent with `equals`.
    @Override
    public int compareTo(CondaVersion other) {
        if (key != OrderKey.NONE && other.key != OrderKey.NONE) {
            return Long.compare(key, other.key);
        }
        if (text.equals(other.text)) {
            return 0;
        }
        int byMain = CondaVersionCursor.compare(main(), other.main());
        return byMain != 0 ? byMain : CondaVersionCursor.compare(localPart(), other.localPart());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CondaVersion version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * CondaVersionCursor.hash(main()) + CondaVersionCursor.hash(localPart());
    }

    @Override
    public String toString() {
        return original;
    }

    /// Epoch and main part.
    ///
    /// @param open as in {@link CondaVersionCursor#components}
    List<CondaComponent> mainComponents(boolean open) {
        return CondaVersionCursor.components(main(), open);
    }

    /// Empty where there is no local part.
    List<CondaComponent> localComponents(boolean open) {
        return CondaVersionCursor.components(localPart(), open);
    }

    private CondaVersionCursor main() {
        return CondaVersionCursor.main(text, mainStart, mainEnd);
    }

    private CondaVersionCursor localPart() {
        return CondaVersionCursor.local(text, Math.min(mainEnd + 1, text.length()));
    }
}
