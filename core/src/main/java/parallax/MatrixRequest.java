package parallax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The question of `matrix`, as the user asked it; nothing of it is checked yet.
///
/// @param rows the package whose builds are the rows
/// @param columns the package whose builds are the columns
/// @param artifacts artifacts of both, and folders of artifacts; empty for what is recorded
/// @param with `--with`: further builds of every environment
/// @param host `--host`: what the machine offers; null for nothing but what the target promises
public record MatrixRequest(
        String rows,
        String columns,
        List<String> artifacts,
        List<String> with,
        @Nullable String host,
        TargetRequest target) {

    public MatrixRequest {
        artifacts = List.copyOf(artifacts);
        with = List.copyOf(with);
    }
}
