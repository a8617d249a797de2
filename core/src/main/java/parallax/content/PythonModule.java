package parallax.content;

import org.jspecify.annotations.Nullable;
import parallax.artifact.LogicalPath;
import parallax.python.ModuleOutline;

/// One Python source file inside a build.
///
/// @param path as the archive spells it
/// @param logicalPath null where installing leaves it behind
public record PythonModule(String path, @Nullable LogicalPath logicalPath, ModuleOutline outline) {}
