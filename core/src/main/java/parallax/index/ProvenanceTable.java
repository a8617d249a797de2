package parallax.index;

import java.util.ArrayList;
import java.util.List;

/// The places that the rows of one table file come from; rows name them by number.
final class ProvenanceTable {

    private final List<Provenance> places;

    private ProvenanceTable(List<Provenance> places) {
        this.places = places;
    }

    static ProvenanceTable read(TableFile table) throws SnapshotException {
        List<Provenance> places = new ArrayList<>(table.begin(SnapshotSection.PROVENANCE));
        while (table.nextRow()) {
            places.add(new Provenance(
                    table.text(),
                    table.text(),
                    table.textOrNull(),
                    table.textOrNull(),
                    table.text(),
                    table.textOrNull(),
                    table.list()));
        }
        return new ProvenanceTable(places);
    }

    /// The place that the current row's next cell names.
    Provenance next(TableFile table) throws SnapshotException {
        return get(table, table.number());
    }

    List<Provenance> nextList(TableFile table) throws SnapshotException {
        List<String> numbers = table.list();
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<Provenance> list = new ArrayList<>(numbers.size());
        for (String number : numbers) {
            list.add(get(table, table.parseInt(number)));
        }
        return list;
    }

    private Provenance get(TableFile table, int number) throws SnapshotException {
        if (number < 0 || number >= places.size()) {
            throw table.problem("no provenance " + number + " in this file");
        }
        return places.get(number);
    }
}
