package parallax.index;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.Pep440Version;

/// Reads what lock files say one package depends on.
final class LockedReader {

    private LockedReader() {}

    private record Lock(Pep440Version version, @Nullable String index, String kind, Provenance place) {}

    static List<LockedDependencies> read(PackageName name, TableFile table) throws SnapshotException {
        ProvenanceTable places = ProvenanceTable.read(table);
        List<Lock> locks = new ArrayList<>(table.begin(SnapshotSection.LOCKED));
        List<List<LockedDependencies.Dependency>> dependencies = new ArrayList<>();
        while (table.nextRow()) {
            locks.add(new Lock(
                    VersionCells.pep440(table, table.text()), table.textOrNull(), table.text(), places.next(table)));
            dependencies.add(new ArrayList<>());
        }
        table.begin(SnapshotSection.LOCKED_DEPENDENCIES);
        while (table.nextRow()) {
            int lock = table.number();
            if (lock < 0 || lock >= locks.size()) {
                throw table.problem("no lock " + lock + " in this file");
            }
            dependencies.get(lock).add(dependency(locks.get(lock).kind(), table));
        }
        table.end();
        List<LockedDependencies> result = new ArrayList<>(locks.size());
        for (int i = 0; i < locks.size(); i++) {
            Lock lock = locks.get(i);
            result.add(new LockedDependencies(name, lock.version(), lock.index(), dependencies.get(i), lock.place()));
        }
        return result;
    }

    private static LockedDependencies.Dependency dependency(String kind, TableFile table) throws SnapshotException {
        PackageName name = PackageName.pypi(table.text());
        return switch (kind) {
            case "constraint" ->
                new LockedDependencies.PoetryConstraint(name, table.text(), table.textOrNull(), table.list());
            case "resolved" ->
                new LockedDependencies.Resolved(
                        name,
                        VersionCells.pep440OrNull(table, table.textOrNull()),
                        table.textOrNull(),
                        table.list(),
                        table.textOrNull());
            default -> throw table.problem("unknown kind of locked dependencies `" + kind + "`");
        };
    }
}
