package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `native.extension`
final class NativeExtensionRule implements BuildRule {

    @Override
    public String id() {
        return "native.extension";
    }

    @Override
    public Axis axis() {
        return Axis.BINARY;
    }

    @Override
    public String documentation() {
        return "Extension modules, the native libraries that Python imports, which only one build has. They hold"
                + " what the package can do beyond Python: `changes`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        side(pair.left(), pair, true, findings);
        side(pair.right(), pair, false, findings);
    }

    private void side(BuildSide side, BuildPair pair, boolean left, Findings findings) {
        List<BuildSide.Library> only = new ArrayList<>();
        for (LibraryPair each : pair.libraries()) {
            BuildSide.Library own = left ? each.left() : each.right();
            BuildSide.Library other = left ? each.right() : each.left();
            if (own != null && other == null && Modules.isExtension(own)) {
                only.add(own);
            }
        }
        if (only.isEmpty()) {
            return;
        }
        String names = Words.list(
                only.stream().map(library -> library.path().fileName()).toList(), 6);
        Findings.Draft draft = findings.of(this, left ? "left" : "right", Impact.CHANGES)
                .values(left ? names : null, left ? null : names);
        for (BuildSide.Library library : only.subList(0, Math.min(Installed.SHOWN, only.size()))) {
            draft.detail(library.path().value());
            draft.evidence(library.evidence("extension module"));
        }
        draft.report(58, Words.count(only.size(), "extension module") + " only in " + side.title() + ": " + names);
    }
}
