/// Package names in their normal forms, and who is who across ecosystems. Values without I/O.
@NullMarked
package parallax.name;

import org.jspecify.annotations.NullMarked;
