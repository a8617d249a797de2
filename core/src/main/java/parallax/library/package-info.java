/// Facts of one native library on top of its format: what it asks of the system, of Python, torch and numpy, who
/// compiled
/// it, what it embeds and registers.
@NullMarked
package parallax.library;

import org.jspecify.annotations.NullMarked;
