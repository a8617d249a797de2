package parallax.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parallax.platform.Subdir;

/// Reads hotfixes and changing requirements of one package.
final class MetadataHistoryReader {

    static final MetadataHistory NONE = new MetadataHistory(List.of(), List.of());

    private MetadataHistoryReader() {}

    static MetadataHistory read(TableFile table) throws SnapshotException {
        ProvenanceTable places = ProvenanceTable.read(table);
        List<Hotfix> hotfixes = hotfixes(table, places);
        List<DependsHistory> variants = variants(table);
        table.end();
        return new MetadataHistory(hotfixes, variants);
    }

    private static List<Hotfix> hotfixes(TableFile table, ProvenanceTable places) throws SnapshotException {
        List<Hotfix> rules = new ArrayList<>(table.begin(SnapshotSection.HOTFIXES));
        while (table.nextRow()) {
            String file = table.text();
            int position = table.number();
            List<Hotfix.Condition> conditions = new ArrayList<>();
            for (Map.Entry<String, List<String>> each : table.map().entrySet()) {
                conditions.add(new Hotfix.Condition(each.getKey(), each.getValue()));
            }
            rules.add(new Hotfix(file, position, conditions, List.of(), table.list(), places.next(table)));
        }
        List<List<Hotfix.Action>> actions = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            actions.add(new ArrayList<>());
        }
        table.begin(SnapshotSection.HOTFIX_ACTIONS);
        while (table.nextRow()) {
            int rule = table.number();
            if (rule < 0 || rule >= rules.size()) {
                throw table.problem("no hotfix " + rule + " in this file");
            }
            String kind = table.text();
            Map<String, String> arguments = new LinkedHashMap<>();
            for (Map.Entry<String, List<String>> each : table.map().entrySet()) {
                arguments.put(each.getKey(), String.join(", ", each.getValue()));
            }
            actions.get(rule).add(new Hotfix.Action(kind, arguments));
        }
        List<Hotfix> hotfixes = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            Hotfix rule = rules.get(i);
            hotfixes.add(new Hotfix(
                    rule.file(),
                    rule.position(),
                    rule.conditions(),
                    actions.get(i),
                    rule.comment(),
                    rule.provenance()));
        }
        return hotfixes;
    }

    /// The first row of a build is the state that was kept; the rows after it with the same build are the others.
    private static List<DependsHistory> variants(TableFile table) throws SnapshotException {
        List<DependsHistory> variants = new ArrayList<>();
        table.begin(SnapshotSection.VARIANTS);
        Subdir subdir = null;
        String file = "";
        DependsHistory.State kept = null;
        List<DependsHistory.State> others = new ArrayList<>();
        while (table.nextRow()) {
            Subdir nextSubdir = Subdir.parse(table.text());
            String nextFile = table.text();
            DependsHistory.State state =
                    new DependsHistory.State(table.text(), table.text(), table.list(), table.listOrNull());
            if (subdir != null && kept != null && nextSubdir.equals(subdir) && nextFile.equals(file)) {
                others.add(state);
                continue;
            }
            if (subdir != null && kept != null) {
                variants.add(new DependsHistory(subdir, file, kept, others));
            }
            subdir = nextSubdir;
            file = nextFile;
            kept = state;
            others = new ArrayList<>();
        }
        if (subdir != null && kept != null) {
            variants.add(new DependsHistory(subdir, file, kept, others));
        }
        return variants;
    }
}
