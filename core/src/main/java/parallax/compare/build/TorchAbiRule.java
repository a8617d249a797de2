package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.binary.ItaniumDemangler;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.LibraryName;
import parallax.library.TorchAbi;

/// `abi.torch`
final class TorchAbiRule implements BuildRule {

    @Override
    public String id() {
        return "abi.torch";
    }

    @Override
    public Axis axis() {
        return Axis.ABI;
    }

    @Override
    public String documentation() {
        return "How the extension libraries of each build depend on torch: on private C++ symbols (`at::`,"
                + " `c10::`, `torch::`), which any torch release may change, so that the build works with the torch"
                + " it was made for and no other; or on torch's stable ABI alone, which works from some release on."
                + " One verdict for each library, for one package can hold both kinds; programs are left out. Libraries that both sides"
                + " tie to torch in the same way are a `note`, others a `risk`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, BuildSide.Library> left = extensions(pair.left());
        SortedMap<String, BuildSide.Library> right = extensions(pair.right());
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        String leftText = text(left);
        String rightText = text(right);
        boolean same = leftText.equals(rightText);
        Findings.Draft draft =
                findings.of(this, null, same ? Impact.NOTE : Impact.RISK).values(leftText, rightText);
        detail(pair.left(), left, draft);
        detail(pair.right(), right, draft);
        draft.report(
                same ? 52 : 88,
                same
                        ? "Both depend on torch's binary interface in the same way: " + leftText
                        : "The builds depend on torch's binary interface in different ways");
        for (SortedMap<String, BuildSide.Library> side : List.of(left, right)) {
            side.forEach((name, library) -> {
                if (library.facts().torch().undated() > 0) {
                    findings.unknown(
                            "torch release from which " + name + " of "
                                    + library.part().file() + " can be loaded",
                            Words.count(library.facts().torch().undated(), "stable symbol")
                                    + " that it wants are not known of any torch up to 2.14");
                }
            });
        }
    }

    private static SortedMap<String, BuildSide.Library> extensions(BuildSide side) {
        SortedMap<String, BuildSide.Library> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            if (library.facts().torch().kind() != TorchAbi.Kind.NONE
                    && !Modules.isProgram(library)
                    && !isTorchItself(library)) {
                found.putIfAbsent(library.path().fileName(), library);
            }
        }
        return found;
    }

    private static boolean isTorchItself(BuildSide.Library library) {
        String name = LibraryName.of(library.path().fileName()).name();
        return name.startsWith("libtorch") || name.startsWith("libc10") || name.startsWith("libcaffe2");
    }

    private static String text(SortedMap<String, BuildSide.Library> libraries) {
        if (libraries.isEmpty()) {
            return "no library uses torch's symbols";
        }
        List<String> parts = new ArrayList<>();
        libraries.forEach((name, library) -> {
            TorchAbi torch = library.facts().torch();
            String words = switch (torch.kind()) {
                case NONE -> "none";
                case PRIVATE -> torch.privateSymbols().size() + " private symbols";
                case STABLE -> "stable ABI from " + torch.since() + " on";
                case BOTH -> torch.privateSymbols().size() + " private symbols beside the stable ABI";
            };
            parts.add(LibraryName.of(name).name() + ": " + words);
        });
        return Words.list(parts, 6);
    }

    private static void detail(BuildSide side, SortedMap<String, BuildSide.Library> libraries, Findings.Draft draft) {
        libraries.forEach((name, library) -> {
            TorchAbi torch = library.facts().torch();
            List<String> privates = new ArrayList<>();
            torch.privateSymbols().stream()
                    .limit(3)
                    .forEach(symbol ->
                            privates.add(ItaniumDemangler.demangle(symbol).orElse(symbol)));
            String decisive = torch.stableSymbols().isEmpty()
                    ? ""
                    : "; its stable symbols are in torch from " + torch.since() + " on"
                            + (torch.decisive() == null ? "" : " (" + torch.decisive() + ")");
            draft.detail(
                    side.title() + ": " + library.path() + ": " + torch.kind().title() + ", "
                            + torch.privateSymbols().size() + " private and "
                            + torch.stableSymbols().size() + " stable"
                            + (privates.isEmpty() ? "" : " (" + String.join("; ", privates) + ", …)") + decisive);
            String evidence = torch.privateSymbols().isEmpty()
                    ? torch.stableSymbols().getFirst()
                    : torch.privateSymbols().getFirst();
            draft.evidence(library.evidence("undefined symbol " + evidence));
        });
    }
}
