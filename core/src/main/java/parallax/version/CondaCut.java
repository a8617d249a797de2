package parallax.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.version.CondaComponent.Kind;

/// A place between conda versions. A version is a sequence of components without end, numbers and words in turn, first
/// of its main part and then of its local part, compared from the left (CEP 33). A cut is before or after one version,
/// or before all that begin with some components or with greater ones in the last place.
///
/// Between two cuts that are not equal there is always a version:
///
/// - next to a version there are nearer and nearer ones on both sides (`1.0+0.0.dev` < `1.0` < `1.0+0.0.post`), so
///   that no other cut is the same as the one before or after it;
/// - a place after all that begin with some components is also before the next component in the last place, or, where
///   that was the last word, `post`, before the next in the place before; it is written so;
/// - a place before all that begin with components of which the last is the least that can stand there, `0` or `dev`,
///   is also before all that begin with the rest, and written so: before all of `1.8dev.*` is before all of `1.8.*`.
///   A local part that has no components left begins with its main part, unless the main part ends in `_`, below
///   which nothing is near: then it is a place in the main part.
final class CondaCut implements Cut<CondaVersion> {

    private enum Side {
        /// Before all that begin with the components, or greater ones in the last place.
        PREFIX,
        BEFORE,
        AFTER
    }

    /// Below every version.
    static final CondaCut BOTTOM = new CondaCut(Side.PREFIX, List.of(), Optional.empty());

    /// For a prefix without local part as many as it names, otherwise all: without zeros at the end.
    private final List<CondaComponent> main;

    /// Empty for a prefix of the main part.
    private final Optional<List<CondaComponent>> local;

    private final Side side;

    private CondaCut(Side side, List<CondaComponent> main, Optional<List<CondaComponent>> local) {
        this.side = side;
        this.main = List.copyOf(main);
        this.local = local.map(List::copyOf);
    }

    static CondaCut before(CondaVersion version) {
        return at(version, Side.BEFORE);
    }

    static CondaCut after(CondaVersion version) {
        return at(version, Side.AFTER);
    }

    private static CondaCut at(CondaVersion version, Side side) {
        return new CondaCut(
                side,
                withoutZeros(version.mainComponents(false)),
                Optional.of(withoutZeros(version.localComponents(false))));
    }

    /// Before all versions that are or go on from `prefix`, as {@link CondaVersion#startsWith} has it.
    static CondaCut beforePrefix(CondaVersion prefix) {
        return prefix.hasLocal()
                ? local(withoutZeros(prefix.mainComponents(false)), prefix.localComponents(true))
                : main(prefix.mainComponents(true));
    }

    static CondaCut afterPrefix(CondaVersion prefix) {
        return prefix.hasLocal()
                ? local(withoutZeros(prefix.mainComponents(false)), next(prefix.localComponents(true), true))
                : main(next(prefix.mainComponents(true), false));
    }

    private static CondaCut main(List<CondaComponent> components) {
        return new CondaCut(Side.PREFIX, withoutLeast(components, false), Optional.empty());
    }

    private static CondaCut local(List<CondaComponent> main, List<CondaComponent> components) {
        List<CondaComponent> left = withoutLeast(components, true);
        boolean isolated = left.isEmpty() && !main.isEmpty() && main.getLast().endsPart();
        return isolated ? main(main) : new CondaCut(Side.PREFIX, main, Optional.of(left));
    }

    /// The components after all that begin with `prefix`.
    private static List<CondaComponent> next(List<CondaComponent> prefix, boolean local) {
        List<CondaComponent> next = new ArrayList<>(prefix);
        CondaComponent last = next.removeLast();
        if (isWordPlace(next.size(), local)) {
            Optional<CondaComponent> word = last.nextWord(local);
            if (word.isPresent()) {
                next.add(word.get());
                return next;
            }
            last = next.removeLast();
        }
        next.add(last.nextNumber());
        return next;
    }

    /// Numbers stand first; in the main part the epoch stands before them.
    private static boolean isWordPlace(int index, boolean local) {
        return local ? index % 2 == 1 : index > 0 && index % 2 == 0;
    }

    private static List<CondaComponent> withoutZeros(List<CondaComponent> components) {
        int end = components.size();
        while (end > 0 && components.get(end - 1).isZero()) {
            end--;
        }
        return components.subList(0, end);
    }

    /// Without components at the end that are the least in their place.
    private static List<CondaComponent> withoutLeast(List<CondaComponent> components, boolean local) {
        int end = components.size();
        while (end > 0) {
            CondaComponent last = components.get(end - 1);
            boolean least = isWordPlace(end - 1, local) ? last.kind() == Kind.DEV : last.isZero();
            if (!least) {
                break;
            }
            end--;
        }
        return components.subList(0, end);
    }

    @Override
    public Cut<CondaVersion> justBefore(CondaVersion version) {
        return before(version);
    }

    @Override
    public int compareTo(Cut<CondaVersion> cut) {
        CondaCut other = (CondaCut) cut;
        int order = compare(main, local.isPresent(), other.main, other.local.isPresent());
        if (order != 0 || local.isEmpty() || other.local.isEmpty()) {
            return order;
        }
        order = compare(local.get(), side != Side.PREFIX, other.local.get(), other.side != Side.PREFIX);
        return order != 0 ? order : side.compareTo(other.side);
    }

    /// @param leftWhole whether zeros follow the last; if not, all that could follow is above
    private static int compare(
            List<CondaComponent> left, boolean leftWhole, List<CondaComponent> right, boolean rightWhole) {
        int longer = Math.max(left.size(), right.size());
        for (int i = 0; i < longer; i++) {
            if ((i >= left.size() && !leftWhole) || (i >= right.size() && !rightWhole)) {
                break;
            }
            CondaComponent one = i < left.size() ? left.get(i) : CondaComponent.ZERO;
            CondaComponent other = i < right.size() ? right.get(i) : CondaComponent.ZERO;
            int order = one.compareTo(other);
            if (order != 0) {
                return order;
            }
        }
        if (leftWhole || rightWhole) {
            return Boolean.compare(leftWhole, rightWhole);
        }
        return Integer.compare(left.size(), right.size());
    }

    /// The version itself, or one that goes on from it by so much that what stands above goes on less.
    @Override
    public CondaVersion versionAbove(Optional<Cut<CondaVersion>> upper) {
        int rounds = upper.map(cut -> ((CondaCut) cut).length()).orElse(0) / 2 + 1;
        String spelled = spelled();
        return version(
                switch (side) {
                    case BEFORE -> spelled;
                    case AFTER -> spelled + (spelled.indexOf('+') < 0 ? "+" : ".") + "0.".repeat(rounds) + "0post";
                    // The least words and numbers, again and again.
                    case PREFIX -> {
                        boolean ended = local.isEmpty()
                                && !main.isEmpty()
                                && main.getLast().endsPart();
                        boolean number = Character.isDigit(spelled.charAt(spelled.length() - 1));
                        yield spelled + (ended ? "+" : "") + (number ? "" : "0") + "dev0".repeat(rounds) + "dev";
                    }
                });
    }

    private int length() {
        return main.size() + local.map(List::size).orElse(0);
    }

    private static CondaVersion version(String text) {
        try {
            return CondaVersion.parse(text);
        } catch (MalformedVersionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A version with these components; where a prefix ends behind a segment, that of the next segment's zero.
    private String spelled() {
        StringBuilder spelled = new StringBuilder();
        if (!main.isEmpty() && !main.getFirst().isZero()) {
            spelled.append(main.getFirst().text()).append('!');
        }
        spell(main.isEmpty() ? main : main.subList(1, main.size()), spelled);
        if (local.isPresent() && (side == Side.PREFIX || !local.get().isEmpty())) {
            spelled.append('+');
            spell(local.get(), spelled);
        }
        return spelled.toString();
    }

    private static void spell(List<CondaComponent> components, StringBuilder spelled) {
        for (int i = 0; i < components.size(); i++) {
            CondaComponent component = components.get(i);
            if (i % 2 == 0) {
                spelled.append(component.isZero() ? "0" : component.text());
            } else {
                spelled.append(component.isZero() ? "." : component.text());
            }
        }
        boolean openSegment = !components.isEmpty()
                && components.size() % 2 == 0
                && components.getLast().isZero();
        if (components.isEmpty() || openSegment) {
            spelled.append('0');
        }
    }

    @Override
    public String asLower() {
        return switch (side) {
            case PREFIX -> "[" + spelled() + ".*";
            case BEFORE -> "[" + spelled();
            case AFTER -> "(" + spelled();
        };
    }

    @Override
    public String asUpper() {
        return switch (side) {
            case PREFIX -> spelled() + ".*)";
            case BEFORE -> spelled() + ")";
            case AFTER -> spelled() + "]";
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CondaCut cut && compareTo(cut) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * main.hashCode() + local.hashCode()) + side.hashCode();
    }
}
