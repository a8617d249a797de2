/// PEP 440 and conda versions, and the constraints on them. Values without I/O.
@NullMarked
package parallax.version;

import org.jspecify.annotations.NullMarked;
