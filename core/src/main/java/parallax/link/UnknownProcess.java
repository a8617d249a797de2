package parallax.link;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A process on a platform whose loader is not modelled: of every file that is there it is open whether it
/// loads.
public final class UnknownProcess implements ProcessModel {

    private final EnvironmentFiles files;

    public UnknownProcess(EnvironmentFiles files) {
        this.files = files;
    }

    @Override
    public UnknownProcess copy() {
        return this;
    }

    @Override
    public List<LinkFile> loaded() {
        return List.of();
    }

    @Override
    public LoadOutcome open(String path, boolean isGlobal) {
        @Nullable LinkFile file = files.find(path);
        return new LoadOutcome(
                file,
                file == null ? List.of() : List.of(file),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                file == null ? List.of(path + " is not there") : List.of(),
                List.of("how this platform loads libraries is not modelled"),
                List.of());
    }

    @Override
    public LoadOutcome openAnyway(String path, boolean isGlobal) {
        return open(path, isGlobal);
    }
}
