package parallax.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.Check;
import parallax.finding.LibraryCheck;
import parallax.finding.Matrix;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.Subject;
import parallax.finding.Verdict;

/// `parallax.check/v1` and `parallax.matrix/v1`; the schemas are in `docs/schemas`.
final class CheckJson {

    private CheckJson() {}

    static String of(Check check) {
        return JsonDocument.write(json -> {
            json.field("schema", "parallax.check/v1");
            json.object("target", () -> Json.fields(json, check.target()));
            json.strings("host", check.host());
            json.objects("builds", builds(check), build -> {
                Json.fields(json, build.subject());
                json.bool("asked", build.asked());
            });
            json.field("verdict", check.verdict().id());
            json.field("summary", check.summary());
            json.object("metadata", () -> fields(json, check.metadata()));
            json.field("agreement", orNull(check.agreement()));
            json.objects("libraries", check.libraries(), library -> fields(json, library));
            json.objects("findings", check.findings(), finding -> Json.fields(json, finding));
            json.objects("repairs", check.repairs(), repair -> fields(json, repair));
            Json.unknown(json, check.unknown());
        });
    }

    static String of(Matrix matrix) {
        return JsonDocument.write(json -> {
            json.field("schema", "parallax.matrix/v1");
            json.object("target", () -> Json.fields(json, matrix.target()));
            json.strings("host", matrix.host());
            json.field("row", matrix.rowName()).field("column", matrix.columnName());
            json.strings("rows", matrix.rows()).strings("columns", matrix.columns());
            json.table(
                    "cells",
                    matrix.cells(),
                    cell -> json.field("metadata", allowed(cell.metadata()))
                            .field("binaries", cell.binaries().id())
                            .field("note", cell.note()));
            Json.unknown(json, matrix.unknown());
        });
    }

    static void fields(JsonDocument json, Repair repair) {
        json.field("title", repair.title())
                .object(
                        "commands",
                        () -> json.field("pip", repair.pip())
                                .field("uv", repair.uv())
                                .field("conda", repair.conda())
                                .field("pixi", repair.pixi()))
                .bool("verified", repair.verified())
                .field("why", repair.why());
    }

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private record Build(Subject subject, boolean asked) {}

    private static List<Build> builds(Check check) {
        List<Build> builds = new ArrayList<>();
        CheckWords.asked(check).forEach(subject -> builds.add(new Build(subject, true)));
        CheckWords.beside(check).forEach(subject -> builds.add(new Build(subject, false)));
        return builds;
    }

    private static void fields(JsonDocument json, MetadataWord metadata) {
        json.field("allowed", metadata.allowed())
                .objects("conflicts", metadata.conflicts(), conflict -> {
                    json.field("package", conflict.packageName())
                            .field("requirement", conflict.requirement())
                            .field("found", conflict.found());
                    json.object("evidence", () -> Json.fields(json, conflict.evidence()));
                })
                .objects(
                        "absent",
                        metadata.absent(),
                        absent ->
                                json.field("package", absent.packageName()).field("requirement", absent.requirement()));
    }

    private static void fields(JsonDocument json, LibraryCheck library) {
        json.field("package", library.packageName())
                .field("path", library.path())
                .field("verdict", library.verdict().id())
                .bool("needed", library.needed())
                .objects(
                        "missing_libraries",
                        library.missingLibraries(),
                        missing -> json.field("name", missing.name())
                                .field("wanted_by", missing.wantedBy())
                                .field("why", missing.why())
                                .bool("decided", missing.decided()))
                .objects(
                        "missing_versions",
                        library.missingVersions(),
                        missing -> json.field("version", missing.version())
                                .field("library", missing.library())
                                .field("wanted_by", missing.wantedBy())
                                .field("offered", orNull(missing.offered())))
                .objects(
                        "undefined_symbols",
                        library.undefinedSymbols(),
                        symbol -> json.field("name", symbol.name())
                                .field("demangled", symbol.demangled())
                                .field("version", symbol.version())
                                .field("wanted_from", symbol.wantedFrom())
                                .field("wanted_by", symbol.wantedBy())
                                .strings("instead", symbol.instead()))
                .field("undefined_count", library.undefinedCount())
                .strings("problems", library.problems())
                .field(
                        "cause_id",
                        library.cause() == null ? null : library.cause().id())
                .field("cause", cause(library))
                .field("consequence", orNull(library.consequence()));
    }

    private static @Nullable String cause(LibraryCheck library) {
        if (library.explanation().isEmpty()) {
            return library.cause() == null ? null : library.cause().title();
        }
        return library.explanation();
    }

    private static @Nullable Boolean allowed(Verdict metadata) {
        return switch (metadata) {
            case WORKS -> true;
            case BREAKS -> false;
            case UNKNOWN -> null;
        };
    }
}
