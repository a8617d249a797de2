/// The entry points: what the command line, or another program, calls.
@NullMarked
package parallax;

import org.jspecify.annotations.NullMarked;
