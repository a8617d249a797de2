/// Environments: what is installed in one place, read from files alone, and what lists and lock files say of places
/// that are not here.
@NullMarked
package parallax.environment;

import org.jspecify.annotations.NullMarked;
