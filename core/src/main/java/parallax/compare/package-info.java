/// Two sides in, findings out: one rule, one class. Opens no file.
@NullMarked
package parallax.compare;

import org.jspecify.annotations.NullMarked;
