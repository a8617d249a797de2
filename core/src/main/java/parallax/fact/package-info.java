/// What is known of one side of a comparison, each fact with its evidence or the reason why it is unknown.
@NullMarked
package parallax.fact;

import org.jspecify.annotations.NullMarked;
