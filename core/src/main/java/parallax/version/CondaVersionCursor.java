package parallax.version;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Walks over one part (main with epoch, or local) of a conda version, segment by segment and component by
/// component, straight on the text: versions are compared far more often than their parts are wanted.
///
/// Beyond the last component of a segment every component is 0, beyond the last segment every segment is empty (CEP
/// 33).
final class CondaVersionCursor {

    /// The kinds of components in ascending order.
    private static final int DEV = 0;

    private static final int LETTERS = 1;
    private static final int NUMBER = 2;
    private static final int POST = 3;

    private final String text;
    private final int start;
    private final int end;

    /// The part's last `_` belongs to its last segment.
    private final boolean trailingUnderscore;

    /// The epoch comes first, as a segment of its own.
    private boolean inEpoch;

    private int segmentEnd;
    private boolean segmentMissing;

    private int next;
    private int componentStart;
    private int componentEnd;
    private int kind;
    private boolean implicitZeroDue;

    private CondaVersionCursor(String text, int start, int end, boolean withEpoch) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.inEpoch = withEpoch;
        this.trailingUnderscore = start < end && CondaVersionParser.isUnderscore(text.charAt(end - 1));
        if (withEpoch) {
            enterSegment(0, Math.max(start - 1, 0));
        } else if (start < end) {
            enterSegment(start, endOfSegment(start));
        } else {
            segmentMissing = true;
        }
    }

    static CondaVersionCursor main(String text, int start, int end) {
        return new CondaVersionCursor(text, start, end, true);
    }

    static CondaVersionCursor local(String text, int start) {
        return new CondaVersionCursor(text, start, text.length(), false);
    }

    static int compare(CondaVersionCursor left, CondaVersionCursor right) {
        while (!left.segmentMissing || !right.segmentMissing) {
            boolean more = true;
            while (more) {
                boolean leftMore = left.nextComponent();
                boolean rightMore = right.nextComponent();
                more = leftMore || rightMore;
                int order = left.compareComponent(right);
                if (order != 0) {
                    return order;
                }
            }
            left.nextSegment();
            right.nextSegment();
        }
        return 0;
    }

    static boolean startsWith(CondaVersionCursor version, CondaVersionCursor prefix) {
        while (true) {
            boolean lastSegment = prefix.isLastSegment();
            while (true) {
                boolean more = version.nextComponent();
                boolean prefixMore = prefix.nextComponent();
                if (lastSegment && prefixMore && prefix.isLastComponent()) {
                    return prefix.kind == LETTERS
                            ? version.lettersStartWith(prefix)
                            : version.compareComponent(prefix) == 0;
                }
                if (!more && !prefixMore) {
                    break;
                }
                if (version.compareComponent(prefix) != 0) {
                    return false;
                }
            }
            version.nextSegment();
            prefix.nextSegment();
        }
    }

    /// Equal for parts that compare as equal: zeros at the end of a segment and empty segments at the end do not
    /// count.
    static int hash(CondaVersionCursor part) {
        int hash = 0;
        int position = 0;
        while (!part.segmentMissing) {
            position++;
            int index = 0;
            while (part.nextComponent()) {
                index++;
                int component = part.componentHash();
                if (component != 0) {
                    hash = 31 * hash + (component ^ (position << 16) ^ (index << 8));
                }
            }
            part.nextSegment();
        }
        return hash;
    }

    /// All components in order, zeros that are only implied among them, so that numbers (and before them the epoch) and
    /// words alternate in versions of every spelling. What follows the last is zero, without end.
    ///
    /// @param open to end with the last component that is spelled, as a prefix does, and not with its segment
    static List<CondaComponent> components(CondaVersionCursor part, boolean open) {
        List<CondaComponent> components = new ArrayList<>();
        while (!part.segmentMissing) {
            boolean epoch = part.inEpoch;
            boolean last = part.isLastSegment();
            int count = 0;
            while (part.nextComponent()) {
                components.add(part.component());
                count++;
            }
            if (epoch && count == 0) {
                components.add(CondaComponent.ZERO);
            } else if (!epoch && !(open && last)) {
                // The segment ends where a word could stand.
                components.addAll(Collections.nCopies(count % 2 == 0 ? 2 : 1, CondaComponent.ZERO));
            }
            part.nextSegment();
        }
        return components;
    }

    /// The components of each segment as spelled, the implied zero before a word among them; the epoch comes first
    /// where the part has one.
    static List<List<String>> segments(CondaVersionCursor part) {
        List<List<String>> segments = new ArrayList<>();
        while (!part.segmentMissing) {
            List<String> segment = new ArrayList<>();
            while (part.nextComponent()) {
                CondaComponent component = part.component();
                segment.add(component.isZero() ? "0" : component.text());
            }
            segments.add(List.copyOf(segment));
            part.nextSegment();
        }
        return segments;
    }

    private CondaComponent component() {
        return new CondaComponent(
                switch (kind) {
                    case DEV -> CondaComponent.Kind.DEV;
                    case LETTERS -> CondaComponent.Kind.LETTERS;
                    case POST -> CondaComponent.Kind.POST;
                    default -> CondaComponent.Kind.NUMBER;
                },
                text.substring(componentStart, componentEnd).replace('-', '_'));
    }

    private void enterSegment(int from, int to) {
        segmentEnd = to;
        next = from;
        implicitZeroDue = from < to && !CondaVersionParser.isDigit(text.charAt(from));
    }

    private void nextSegment() {
        if (inEpoch) {
            inEpoch = false;
            enterSegment(start, endOfSegment(start));
        } else if (!segmentMissing && segmentEnd < end) {
            enterSegment(segmentEnd + 1, endOfSegment(segmentEnd + 1));
        } else {
            segmentMissing = true;
            enterSegment(end, end);
        }
    }

    private int endOfSegment(int from) {
        int i = from;
        while (i < end && !(CondaVersionParser.isSeparator(text.charAt(i)) && !(trailingUnderscore && i == end - 1))) {
            i++;
        }
        return i;
    }

    private boolean isLastSegment() {
        return !inEpoch && segmentEnd >= end;
    }

    private boolean isLastComponent() {
        return next >= segmentEnd;
    }

    /// Steps on; where the segment has no further component, the current one becomes 0 and the answer is false.
    private boolean nextComponent() {
        componentStart = next;
        componentEnd = next;
        kind = NUMBER;
        if (next >= segmentEnd) {
            return false;
        }
        if (implicitZeroDue) {
            implicitZeroDue = false;
            return true;
        }
        boolean digits = CondaVersionParser.isDigit(text.charAt(next));
        while (componentEnd < segmentEnd && CondaVersionParser.isDigit(text.charAt(componentEnd)) == digits) {
            componentEnd++;
        }
        next = componentEnd;
        if (!digits) {
            kind = isWord("dev") ? DEV : isWord("post") ? POST : LETTERS;
            return true;
        }
        while (componentStart < componentEnd && text.charAt(componentStart) == '0') {
            componentStart++;
        }
        return true;
    }

    private boolean isWord(String word) {
        return componentEnd - componentStart == word.length() && text.startsWith(word, componentStart);
    }

    private int compareComponent(CondaVersionCursor other) {
        if (kind != other.kind) {
            return Integer.compare(kind, other.kind);
        }
        int length = componentEnd - componentStart;
        int otherLength = other.componentEnd - other.componentStart;
        if (kind == NUMBER && length != otherLength) {
            return Integer.compare(length, otherLength);
        }
        for (int i = 0; i < Math.min(length, otherLength); i++) {
            int order = Character.compare(letter(componentStart + i), other.letter(other.componentStart + i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(length, otherLength);
    }

    private boolean lettersStartWith(CondaVersionCursor prefix) {
        int length = prefix.componentEnd - prefix.componentStart;
        if (kind != LETTERS || componentEnd - componentStart < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (letter(componentStart + i) != prefix.letter(prefix.componentStart + i)) {
                return false;
            }
        }
        return true;
    }

    /// Zero for the number 0 alone.
    private int componentHash() {
        int hash = kind == NUMBER ? 0 : kind + 7;
        for (int i = componentStart; i < componentEnd; i++) {
            hash = 31 * hash + letter(i);
        }
        return hash == 0 && componentStart < componentEnd ? 1 : hash;
    }

    /// A `-` at the end of a part stands for `_`.
    private char letter(int index) {
        char c = text.charAt(index);
        return c == '-' ? '_' : c;
    }
}
