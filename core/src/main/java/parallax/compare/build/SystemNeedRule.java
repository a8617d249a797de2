package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.SystemNeed;

/// `platform.system-need`
final class SystemNeedRule implements BuildRule {

    @Override
    public String id() {
        return "platform.system-need";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "The oldest system that each build's libraries can be loaded on, by the highest versions of"
                + " glibc, libstdc++ and their like that their symbols ask for, with the library and the symbol"
                + " that do; on macOS and Windows by what the headers state. What a wheel's tag promises is"
                + " compared with it: a library that needs more than the tag says is a `risk`. Different needs are"
                + " `changes`.";
    }

    /// Interfaces of the system's own libraries, which no package of an environment brings along on Linux.
    private static final List<String> SYSTEM =
            List.of("GLIBC", "GLIBCXX", "CXXABI", "GCC", "GOMP", "OMP", "macOS", "iOS", "Windows");

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, Highest> left = highest(pair.left());
        SortedMap<String, Highest> right = highest(pair.right());
        TreeSet<String> all = new TreeSet<>(left.keySet());
        all.addAll(right.keySet());
        List<String> leftWords = new ArrayList<>();
        List<String> rightWords = new ArrayList<>();
        boolean differs = false;
        for (String name : all) {
            Highest one = left.get(name);
            Highest other = right.get(name);
            leftWords.add(name + " " + (one == null ? "none" : one.need().version()));
            rightWords.add(name + " " + (other == null ? "none" : other.need().version()));
            differs |= one == null
                    || other == null
                    || !one.need().version().equals(other.need().version());
        }
        if (differs) {
            Findings.Draft draft =
                    findings.of(this, null, Impact.CHANGES).values(Words.list(leftWords), Words.list(rightWords));
            left.values().forEach(each -> each.tell(pair.left(), draft));
            right.values().forEach(each -> each.tell(pair.right(), draft));
            draft.report(
                    53,
                    "The builds need other system libraries: " + Words.list(leftWords) + " against "
                            + Words.list(rightWords));
        }
        promise(pair.left(), left.get("GLIBC"), "left", findings);
        promise(pair.right(), right.get("GLIBC"), "right", findings);
    }

    private record Highest(SystemNeed need, BuildSide.Library library) {
        void tell(BuildSide side, Findings.Draft draft) {
            draft.detail(side.title() + ": " + need.interfaceName() + " " + need.version() + " for " + library.path()
                    + (need.symbols().isEmpty() ? "" : " (" + Words.list(need.symbols(), 3) + ")"));
            draft.evidence(library.evidence(
                    need.symbols().isEmpty()
                            ? need.interfaceName() + " " + need.version()
                            : need.symbols().getFirst() + "@" + need.interfaceName() + "_" + need.version()));
        }
    }

    private static SortedMap<String, Highest> highest(BuildSide side) {
        TreeMap<String, Highest> highest = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (SystemNeed need : library.facts().systemNeeds()) {
                if (SYSTEM.contains(need.interfaceName())) {
                    Highest before = highest.get(need.interfaceName());
                    if (before == null
                            || Versions.compare(need.version(), before.need().version()) > 0) {
                        highest.put(need.interfaceName(), new Highest(need, library));
                    }
                }
            }
        }
        return highest;
    }

    private void promise(BuildSide side, @Nullable Highest glibc, String key, Findings findings) {
        String promised = null;
        for (String tag : side.claims().tags()) {
            String version = Versions.manylinux(tag);
            if (version != null && (promised == null || Versions.compare(version, promised) < 0)) {
                promised = version;
            }
        }
        if (promised == null || glibc == null || Versions.compare(glibc.need().version(), promised) <= 0) {
            return;
        }
        Findings.Draft draft = findings.of(this, "tag-" + key, Impact.RISK)
                .values(
                        key.equals("left") ? "glibc " + glibc.need().version() : null,
                        key.equals("right") ? "glibc " + glibc.need().version() : null)
                .evidence(side.claim("tags"));
        glibc.tell(side, draft);
        draft.report(
                78,
                side.title() + " promises to run from glibc " + promised + " on, and needs "
                        + glibc.need().version());
    }
}
