package parallax.content;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.artifact.LogicalPath;
import parallax.library.LibraryFacts;

/// One native binary inside a build.
///
/// @param path as the archive spells it
/// @param logicalPath null where installing leaves it behind
/// @param facts one for each architecture in the file; empty where it could not be read
/// @param problem why `facts` is empty; empty text where it is not
public record NativeLibrary(String path, @Nullable LogicalPath logicalPath, List<LibraryFacts> facts, String problem) {

    public NativeLibrary {
        facts = List.copyOf(facts);
    }
}
