package parallax.compare.build;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryName;

/// `native.bundled`
final class NativeBundledRule implements BuildRule {

    @Override
    public String id() {
        return "native.bundled";
    }

    @Override
    public Axis axis() {
        return Axis.DEPENDENCY;
    }

    @Override
    public String documentation() {
        return "Native libraries that a build brings along (in `*.libs`, `.dylibs`, `lib` folders of the"
                + " package, or whole packages that only one side contains) against those that it expects from"
                + " other packages or from the system, by library name. A copy of one's own is neither updated nor"
                + " shared with other packages of an environment, and two copies can meet in one process: `risk`"
                + " where one side brings along what the other shares, else `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Map<String, String> left = bundled(pair.left());
        Map<String, String> right = bundled(pair.right());
        Set<String> leftShared = shared(pair.left(), left.keySet());
        Set<String> rightShared = shared(pair.right(), right.keySet());
        Set<String> leftOnly = new TreeSet<>(left.keySet());
        leftOnly.removeAll(right.keySet());
        Set<String> rightOnly = new TreeSet<>(right.keySet());
        rightOnly.removeAll(left.keySet());
        if (leftOnly.isEmpty() && rightOnly.isEmpty()) {
            return;
        }
        boolean meets = leftOnly.stream().anyMatch(rightShared::contains)
                || rightOnly.stream().anyMatch(leftShared::contains);
        Findings.Draft draft = findings.of(this, null, meets ? Impact.RISK : Impact.CHANGES)
                .values(text(left, leftShared), text(right, rightShared));
        detail(pair.left(), leftOnly, rightShared, draft);
        detail(pair.right(), rightOnly, leftShared, draft);
        BuildSide more = leftOnly.size() >= rightOnly.size() ? pair.left() : pair.right();
        Set<String> names = leftOnly.size() >= rightOnly.size() ? leftOnly : rightOnly;
        draft.report(
                meets ? 84 : 55,
                more.title() + " brings along its own " + Words.list(List.copyOf(names), 6)
                        + (meets ? ", of which the other side shares some" : ""));
    }

    /// Library names with the place of their copy.
    private static Map<String, String> bundled(BuildSide side) {
        Map<String, String> bundled = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            if (!Modules.isExtension(library)) {
                bundled.putIfAbsent(
                        LibraryName.of(library.path().fileName()).name(),
                        library.path().value());
            }
        }
        return bundled;
    }

    /// Names of libraries that are asked for and not brought along.
    private static Set<String> shared(BuildSide side, Set<String> bundled) {
        Set<String> shared = new TreeSet<>();
        for (BuildSide.Library library : side.libraries()) {
            for (String needed : library.facts().needed()) {
                String name = LibraryName.of(needed).name();
                if (!bundled.contains(name)) {
                    shared.add(name);
                }
            }
        }
        return shared;
    }

    private static String text(Map<String, String> bundled, Set<String> shared) {
        return "brings along " + Words.list(List.copyOf(bundled.keySet()), 8) + "; expects "
                + Words.list(List.copyOf(shared), 8);
    }

    private static void detail(BuildSide side, Set<String> names, Set<String> otherShared, Findings.Draft draft) {
        int listed = 0;
        for (BuildSide.Library library : side.libraries()) {
            String name = LibraryName.of(library.path().fileName()).name();
            if (!Modules.isExtension(library) && names.contains(name) && listed++ < Installed.SHOWN) {
                draft.detail(library.path() + ", only in " + side.title()
                        + (otherShared.contains(name) ? "; the other side expects it from elsewhere" : ""));
                draft.evidence(library.evidence(
                        library.facts().soname() == null
                                ? "file name"
                                : "soname " + library.facts().soname()));
            }
        }
    }
}
