package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parallax.binary.PeLinkage;
import parallax.finding.Cause;
import parallax.link.LinkFile;
import parallax.link.LoadOutcome;

/// C++ names as Microsoft's compiler decorates them: `?nms@ops@vision@@YA...`. They are compared, not
/// translated: what stands up to `@@` is the name with its namespaces, the rest its type (Microsoft,
/// "Decorated names").
final class DecoratedNames {

    private DecoratedNames() {}

    /// What is in place of a symbol in the DLL that it is asked of.
    static SymbolHistory history(LoadOutcome.Undefined undefined, List<LinkFile> loaded) {
        String name = undefined.reference().name();
        LinkFile from = from(undefined.reference().file(), loaded);
        if (from == null) {
            return new SymbolHistory(Cause.SYMBOL_MISSING, null, List.of(), null);
        }
        List<String> others = new ArrayList<>();
        int end = name.indexOf("@@");
        // Operators and constructors, `??`, have classes in common that say little.
        if (end > 0 && !name.startsWith("??") && from.image() instanceof PeLinkage pe) {
            pe.eachExported(name.substring(0, end + 2), others::add);
        }
        return others.isEmpty()
                ? new SymbolHistory(isTorchs(from) ? Cause.VERSION_SKEW : Cause.SYMBOL_MISSING, null, List.of(), from)
                : new SymbolHistory(Cause.SIGNATURE_CHANGED, null, others.subList(0, Math.min(3, others.size())), from);
    }

    private static @Nullable LinkFile from(@Nullable String dll, List<LinkFile> loaded) {
        for (LinkFile file : loaded) {
            if (file.fileName().equalsIgnoreCase(dll)) {
                return file;
            }
        }
        return null;
    }

    private static boolean isTorchs(LinkFile file) {
        String name = file.fileName().toLowerCase(Locale.ROOT);
        return name.startsWith("torch") || name.startsWith("c10");
    }
}
