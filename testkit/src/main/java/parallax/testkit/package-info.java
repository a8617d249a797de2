@NullMarked
package parallax.testkit;

import org.jspecify.annotations.NullMarked;
