/// PEP 440, conda and Debian versions, and the constraints on them. Values without I/O.
@NullMarked
package parallax.version;

import org.jspecify.annotations.NullMarked;
