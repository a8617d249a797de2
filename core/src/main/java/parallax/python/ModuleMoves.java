package parallax.python;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Finds modules that two sides have under different paths: moved, renamed, or vendored.
public final class ModuleMoves {

    /// Tokens below which two modules may be alike by chance, as empty `__init__.py` are.
    private static final int FEWEST_TOKENS = 30;

    /// Equal definitions below which it may be chance.
    private static final int FEWEST_SHARED = 3;

    /// A definition in more modules than this says nothing; this also bounds the work.
    private static final int MOST_HOLDERS = 16;

    private record Module(String path, ModuleOutline.Tokenised outline) {}

    private record Key(String name, String signature, String code) {}

    private ModuleMoves() {}

    /// Each module that only one side has at its path is looked for on the other side under other paths. One that is
    /// there is reported with the best match: the most alike, then the one that the other side alone has, then the
    /// one with the longer common end of path.
    ///
    /// @param left outlines by path with `/` between its parts
    /// @param right the same of the other side
    /// @return sorted by left path, then right path
    public static List<ModuleMove> find(Map<String, ModuleOutline> left, Map<String, ModuleOutline> right) {
        Set<ModuleMove> moves = new HashSet<>(search(left, right));
        for (ModuleMove back : search(right, left)) {
            moves.add(new ModuleMove(
                    /* left= */ back.right(),
                    /* right= */ back.left(),
                    back.likeness(),
                    back.shared(),
                    back.vendored()));
        }
        List<ModuleMove> sorted = new ArrayList<>(moves);
        sorted.sort(Comparator.comparing(ModuleMove::left).thenComparing(ModuleMove::right));
        return List.copyOf(sorted);
    }

    private static List<ModuleMove> search(Map<String, ModuleOutline> from, Map<String, ModuleOutline> to) {
        Map<String, List<Module>> byCode = new HashMap<>();
        Map<Key, List<Module>> byDefinition = new HashMap<>();
        for (Map.Entry<String, ModuleOutline> entry : new TreeMap<>(to).entrySet()) {
            if (entry.getValue() instanceof ModuleOutline.Tokenised outline && outline.tokens() >= FEWEST_TOKENS) {
                Module module = new Module(entry.getKey(), outline);
                add(byCode, outline.code(), module);
                for (Definition definition : outline.definitions()) {
                    add(byDefinition, key(definition), module);
                }
            }
        }
        List<ModuleMove> moves = new ArrayList<>();
        for (Map.Entry<String, ModuleOutline> entry : new TreeMap<>(from).entrySet()) {
            if (!to.containsKey(entry.getKey())
                    && entry.getValue() instanceof ModuleOutline.Tokenised outline
                    && outline.tokens() >= FEWEST_TOKENS) {
                Module module = new Module(entry.getKey(), outline);
                ModuleMove best = null;
                for (ModuleMove move : candidates(module, byCode, byDefinition)) {
                    if (best == null || isBetter(move, best, from)) {
                        best = move;
                    }
                }
                if (best != null) {
                    moves.add(best);
                }
            }
        }
        return moves;
    }

    private static Key key(Definition definition) {
        return new Key(definition.name(), definition.signature(), definition.code());
    }

    private static <K> void add(Map<K, List<Module>> holders, K key, Module module) {
        List<Module> modules = holders.computeIfAbsent(key, _ -> new ArrayList<>(1));
        // One more than is of use, so that it shows there are too many.
        if (modules.size() <= MOST_HOLDERS) {
            modules.add(module);
        }
    }

    private static List<ModuleMove> candidates(
            Module module, Map<String, List<Module>> byCode, Map<Key, List<Module>> byDefinition) {
        List<ModuleMove> moves = new ArrayList<>();
        ModuleOutline.Tokenised outline = module.outline();
        for (Module other : byCode.getOrDefault(outline.code(), List.of())) {
            boolean text = other.outline().text().equals(outline.text());
            ModuleMove.Likeness likeness = text ? ModuleMove.Likeness.SAME_TEXT : ModuleMove.Likeness.SAME_CODE;
            moves.add(move(module, other, likeness, outline.definitions().size()));
        }
        if (!moves.isEmpty()) {
            return moves;
        }
        Map<String, Module> others = new HashMap<>();
        Map<String, Integer> shared = new HashMap<>();
        for (Definition definition : outline.definitions()) {
            List<Module> holders = byDefinition.getOrDefault(key(definition), List.of());
            if (holders.size() <= MOST_HOLDERS) {
                for (Module holder : holders) {
                    others.put(holder.path(), holder);
                    shared.merge(holder.path(), 1, Integer::sum);
                }
            }
        }
        others.forEach((path, other) -> {
            int count = shared.getOrDefault(path, 0);
            int larger = Math.max(
                    outline.definitions().size(), other.outline().definitions().size());
            if (count >= FEWEST_SHARED && 2 * count > larger) {
                moves.add(move(module, other, ModuleMove.Likeness.MOST_DEFINITIONS, count));
            }
        });
        return moves;
    }

    private static ModuleMove move(Module module, Module other, ModuleMove.Likeness likeness, int shared) {
        boolean vendored = ModuleMove.isVendored(module.path()) != ModuleMove.isVendored(other.path());
        return new ModuleMove(module.path(), other.path(), likeness, shared, vendored);
    }

    private static boolean isBetter(ModuleMove move, ModuleMove best, Map<String, ModuleOutline> from) {
        int order = best.likeness().compareTo(move.likeness());
        order = order != 0 ? order : Integer.compare(move.shared(), best.shared());
        order = order != 0 ? order : Boolean.compare(!from.containsKey(move.right()), !from.containsKey(best.right()));
        order = order != 0
                ? order
                : Integer.compare(commonEnd(move.left(), move.right()), commonEnd(best.left(), best.right()));
        return order != 0 ? order > 0 : move.right().compareTo(best.right()) < 0;
    }

    private static int commonEnd(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return length;
    }
}
