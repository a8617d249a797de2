/// Reads Python sources without running them: what a module defines, and in what two texts of it differ.
@NullMarked
package parallax.python;

import org.jspecify.annotations.NullMarked;
