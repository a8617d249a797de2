/// Jazzer targets for every reader of bytes, with their seeds.
@NullMarked
package parallax.fuzz;

import org.jspecify.annotations.NullMarked;
