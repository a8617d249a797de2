/// Whether builds work together, by their binaries: where their files lie in one environment, what Python
/// loads of them
/// and in which order, what the loader makes of it, why, and what follows.
@NullMarked
package parallax.check.link;

import org.jspecify.annotations.NullMarked;
