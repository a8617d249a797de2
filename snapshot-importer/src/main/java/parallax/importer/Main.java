package parallax.importer;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import parallax.index.PackageRecords;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.Unreadable;
import parallax.name.PackageName;

/// Turns a folder of recorded public data into the snapshot inside core: `Main DATA_FOLDER OPENED_WHEELS
/// OUTPUT_FOLDER`.
/// The same data gives the same bytes. Then reads the result back and lists what does not parse.
public final class Main {

    /// When the data was collected, as its README says.
    private static final String RECORDED_DATE = "2026-11-23";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 3) {
            err.println("usage: Main DATA_FOLDER OPENED_WHEELS OUTPUT_FOLDER");
            return 2;
        }
        Path data = Path.of(arguments[0]);
        Path wheels = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        for (Path folder : List.of(data, wheels)) {
            if (!Files.isDirectory(folder)) {
                err.println("`" + folder + "` is no folder");
                return 2;
            }
        }
        try {
            run(data, wheels).write(output);
            report(Snapshot.open(output), out);
            return 0;
        } catch (ImportException | SnapshotException | IOException | UncheckedIOException e) {
            err.println(e.getMessage());
            return 2;
        }
    }

    /// The snapshot of the data in `folder` and of the opened wheels, not yet written.
    static SnapshotWriter run(Path folder, Path openedWheels) {
        DataFolder data = new DataFolder(folder);
        DataFolder opened = new DataFolder(openedWheels);
        Places places = new Places(data);
        Sources sources = new Sources();
        WheelImport wheels = new WheelImport(sources, places);
        wheels.read(data);
        wheels.read(opened);
        LockedImport locked = new LockedImport(sources, places);
        locked.read(data);
        CondaImport builds = new CondaImport(places);
        builds.read(data);
        HistoryImport history = new HistoryImport();
        history.read(data);

        SnapshotWriter writer = new SnapshotWriter(RECORDED_DATE);
        Sources.MAIN.forEach(writer::source);
        sources.others().forEach(writer::source);
        wheels.write(writer);
        locked.write(writer);
        builds.write(writer);
        history.write(writer);
        RecipeImport.run(data, writer);
        ExtractImport.run(data, writer);
        ExtractImport.wheels(opened, writer);
        ProjectImport.run(data, writer);
        NameImport.run(data, writer);
        return writer;
    }

    private static void report(Snapshot snapshot, PrintStream out) throws SnapshotException {
        for (Source source : snapshot.sources()) {
            int records = 0;
            int seen = 0;
            for (PackageName name : snapshot.packages(source)) {
                PackageRecords loaded = snapshot.load(source, name);
                records += loaded.records().size();
                seen += loaded.seenFiles().size();
                List<Unreadable> unreadable = loaded.unreadable();
                if (!unreadable.isEmpty()) {
                    Unreadable first = unreadable.getFirst();
                    out.println("cannot be read: " + unreadable.size() + " rows of " + first.resource()
                            + ", the first is line " + first.line() + ": " + first.reason());
                }
            }
            out.println(source.id() + ": " + snapshot.packages(source).size() + " packages, " + records + " records, "
                    + seen + " more known by file name");
        }
    }
}
