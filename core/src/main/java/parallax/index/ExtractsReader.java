package parallax.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.index.ArtifactExtract.SourceArchive;
import parallax.platform.Subdir;

/// Reads what is recorded of the inside of one package's builds.
final class ExtractsReader {

    private ExtractsReader() {}

    static List<ArtifactExtract> read(TableFile table) throws SnapshotException {
        ProvenanceTable places = ProvenanceTable.read(table);
        List<List<SourceArchive>> sources = sources(table);
        List<ArtifactExtract> extracts = new ArrayList<>(table.begin(SnapshotSection.EXTRACTS));
        while (table.nextRow()) {
            int number = extracts.size();
            extracts.add(new ArtifactExtract(
                    table.text(),
                    VersionCells.conda(table, table.text()),
                    Subdir.parse(table.text()),
                    table.list(),
                    table.list(),
                    table.longOrNull(),
                    table.listOrNull(),
                    buildConfig(table),
                    table.listOrNull(),
                    number < sources.size() ? sources.get(number) : List.of(),
                    RecordsReader.runExports(table),
                    VersionCells.condaOrNull(table, table.textOrNull()),
                    table.textOrNull(),
                    table.list(),
                    table.list(),
                    places.next(table)));
        }
        table.end();
        return extracts;
    }

    static List<WheelExtract> readWheels(TableFile table) throws SnapshotException {
        List<WheelExtract> extracts = new ArrayList<>(table.begin(SnapshotSection.WHEEL_EXTRACTS));
        while (table.nextRow()) {
            extracts.add(new WheelExtract(
                    table.text(),
                    table.text(),
                    VersionCells.pep440(table, table.text()),
                    table.textOrNull(),
                    table.textOrNull(),
                    table.list(),
                    table.list()));
        }
        table.end();
        return extracts;
    }

    private static List<List<SourceArchive>> sources(TableFile table) throws SnapshotException {
        List<List<SourceArchive>> sources = new ArrayList<>();
        table.begin(SnapshotSection.EXTRACT_SOURCES);
        while (table.nextRow()) {
            int extract = table.number();
            while (sources.size() <= extract) {
                sources.add(new ArrayList<>());
            }
            sources.get(extract).add(new SourceArchive(table.textOrNull(), table.textOrNull(), table.listOrNull()));
        }
        return sources;
    }

    private static @Nullable Map<String, String> buildConfig(TableFile table) throws SnapshotException {
        Map<String, List<String>> recorded = table.mapOrNull();
        if (recorded == null) {
            return null;
        }
        Map<String, String> config = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> each : recorded.entrySet()) {
            config.put(each.getKey(), String.join(", ", each.getValue()));
        }
        return config;
    }
}
