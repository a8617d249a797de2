package parallax.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether one text of a module looks like the other with a patch on it, or like another module.
///
/// @param definitions names of those that were added, removed or changed, in the order of the left text, then those
///     added; {@link Definition#MODULE} where the module's own statements differ. Empty unless both were read
/// @param kept part of the code, by tokens, that stands in unchanged definitions: 0 to 1 of the larger side
public record PatchGuess(Verdict verdict, List<String> definitions, double kept) {

    /// What the change looks like.
    public enum Verdict {
        /// The same code, whatever comments and docstrings say.
        SAME_CODE,

        /// Few definitions differ, and most of the code is the same.
        PATCHED,

        /// Most of the code is another.
        REWRITTEN,

        /// One of the texts could not be read, or there is too little in them to tell.
        UNKNOWN
    }

    /// Changed definitions that are few whatever the size of the module.
    private static final int FEW = 3;

    /// Of so many definitions one may be changed besides.
    private static final int OF_MANY = 4;

    private static final double MOSTLY = 0.5;

    public PatchGuess {
        definitions = List.copyOf(definitions);
    }

    /// @param left the outline of one text
    /// @param right the outline of the other
    public static PatchGuess between(ModuleOutline left, ModuleOutline right) {
        if (!(left instanceof ModuleOutline.Tokenised one) || !(right instanceof ModuleOutline.Tokenised other)) {
            boolean same = left.text().equals(right.text());
            return new PatchGuess(same ? Verdict.SAME_CODE : Verdict.UNKNOWN, List.of(), same ? 1 : 0);
        }
        if (one.code().equals(other.code())) {
            return new PatchGuess(Verdict.SAME_CODE, List.of(), 1);
        }
        Map<String, Definition> rights = new HashMap<>();
        other.definitions().forEach(definition -> rights.put(definition.name(), definition));
        List<String> changed = new ArrayList<>();
        int unchanged = 0;
        int same = 0;
        for (Definition definition : one.definitions()) {
            Definition counterpart = rights.remove(definition.name());
            if (counterpart != null && counterpart.sameCode(definition)) {
                unchanged += definition.tokens();
                same++;
            } else {
                changed.add(definition.name());
            }
        }
        for (Definition definition : other.definitions()) {
            if (rights.containsKey(definition.name())) {
                changed.add(definition.name());
            }
        }
        if (changed.isEmpty()) {
            // Only literals of the module, or the order of definitions.
            changed.add(Definition.MODULE);
        }
        double kept = (double) unchanged / Math.max(1, Math.max(one.tokens(), other.tokens()));
        int all = same + changed.size();
        Verdict verdict = all <= 2 && same == 0
                ? Verdict.UNKNOWN
                : kept >= MOSTLY && changed.size() <= FEW + all / OF_MANY ? Verdict.PATCHED : Verdict.REWRITTEN;
        return new PatchGuess(verdict, changed, kept);
    }
}
