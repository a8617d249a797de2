/// What exists: sources, the records they publish of each package, and the recorded snapshot of them.
@NullMarked
package parallax.index;

import org.jspecify.annotations.NullMarked;
