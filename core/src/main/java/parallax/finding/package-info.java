/// What a judgement is: axis, impact, the finding itself. Knows nothing of how it is found or shown.
@NullMarked
package parallax.finding;

import org.jspecify.annotations.NullMarked;
