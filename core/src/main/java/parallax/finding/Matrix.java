package parallax.finding;

import java.util.List;
import parallax.platform.Target;

/// The answer to `matrix`: which builds of one package go with which of another.
///
/// @param rowName package of the rows: `torchvision`
/// @param columnName package of the columns: `torch`
/// @param rows builds or versions, newest first, as they are shown
/// @param columns as `rows`
/// @param cells row by row, one for each column
/// @param unknown sorted, without repetition
public record Matrix(
        Target target,
        List<String> host,
        String rowName,
        String columnName,
        List<String> rows,
        List<String> columns,
        List<List<Cell>> cells,
        List<Unknown> unknown) {

    public Matrix {
        host = List.copyOf(host);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        unknown = List.copyOf(unknown);
    }

    /// One pair.
    ///
    /// @param metadata {@link Verdict#WORKS} for allowed, {@link Verdict#BREAKS} for forbidden
    /// @param binaries what the binaries say; unknown where no artifact was looked at
    /// @param note in a few words what decides; empty for nothing to add
    public record Cell(Verdict metadata, Verdict binaries, String note) {}
}
