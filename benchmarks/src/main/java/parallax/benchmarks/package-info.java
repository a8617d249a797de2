@NullMarked
package parallax.benchmarks;

import org.jspecify.annotations.NullMarked;
