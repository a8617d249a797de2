package parallax.index;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.index.RecipeRevision.Patch;

/// Reads the recorded history of one recipe.
final class RecipeReader {

    static final Recipe NONE = new Recipe("", List.of(), List.of(), List.of(), List.of());

    private RecipeReader() {}

    static Recipe read(TableFile table) throws SnapshotException {
        ProvenanceTable places = ProvenanceTable.read(table);
        table.begin(SnapshotSection.FEEDSTOCK);
        if (!table.nextRow()) {
            throw table.problem("the feedstock is not named");
        }
        String feedstock = table.text();
        String licence = table.textOrNull();
        List<RecipeRevision> revisions = revisions(table, feedstock, licence);
        List<PatchFact> patchFacts = new ArrayList<>(table.begin(SnapshotSection.PATCH_FACTS));
        while (table.nextRow()) {
            patchFacts.add(new PatchFact(
                    table.text(),
                    table.text(),
                    table.text(),
                    table.list(),
                    table.number(),
                    table.number(),
                    places.next(table)));
        }
        List<BuildSetting> settings = new ArrayList<>(table.begin(SnapshotSection.BUILD_SETTINGS));
        while (table.nextRow()) {
            settings.add(new BuildSetting(
                    table.text(), table.text(), table.textOrNull(), table.textOrNull(), places.next(table)));
        }
        List<BuildVariant> variants = new ArrayList<>(table.begin(SnapshotSection.BUILD_VARIANTS));
        while (table.nextRow()) {
            variants.add(new BuildVariant(table.text(), table.map(), places.next(table)));
        }
        table.end();
        return new Recipe(feedstock, revisions, patchFacts, settings, variants);
    }

    private static List<RecipeRevision> revisions(TableFile table, String feedstock, @Nullable String licence)
            throws SnapshotException {
        List<RecipeRevision> revisions = new ArrayList<>(table.begin(SnapshotSection.REVISIONS));
        List<Map<String, Map<String, List<String>>>> variants = new ArrayList<>();
        while (table.nextRow()) {
            String commit = table.text();
            String commitDate = table.text();
            Instant written = instant(table, table.text());
            String subject = table.text();
            String recipeFile = table.text();
            Map<String, Map<String, List<String>>> ciVariants = new LinkedHashMap<>();
            variants.add(ciVariants);
            revisions.add(new RecipeRevision(
                    feedstock,
                    commit,
                    instant(table, commitDate),
                    written,
                    subject,
                    recipeFile,
                    VersionCells.conda(table, table.text()),
                    table.number(),
                    table.list(),
                    table.list(),
                    patches(table),
                    table.lists(),
                    table.lists(),
                    table.lists(),
                    ciVariants,
                    new Provenance(feedstock, recipeFile, commit, commitDate, "recipe", licence, List.of())));
        }
        table.begin(SnapshotSection.CI_VARIANTS);
        while (table.nextRow()) {
            int revision = table.number();
            if (revision < 0 || revision >= variants.size()) {
                throw table.problem("no revision " + revision + " in this file");
            }
            variants.get(revision).put(table.text(), table.map());
        }
        return revisions;
    }

    /// Each patch is a list of path, description (empty where none is shown), blob, and `1` where the recipe names it.
    private static List<Patch> patches(TableFile table) throws SnapshotException {
        List<Patch> patches = new ArrayList<>();
        for (List<String> each : table.lists()) {
            if (each.size() != 4) {
                throw table.problem("a patch has " + each.size() + " fields, expected 4");
            }
            String description = each.get(1);
            patches.add(new Patch(
                    each.getFirst(),
                    description.isEmpty() ? null : description,
                    each.get(2),
                    each.get(3).equals("1")));
        }
        return patches;
    }

    private static Instant instant(TableFile table, String text) throws SnapshotException {
        try {
            return Timestamps.parse(text);
        } catch (IllegalArgumentException _) {
            throw table.problem("`" + text + "` is no date-time");
        }
    }
}
