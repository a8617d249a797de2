/// PEP 508 requirements with their markers, conda match specs, and Debian relations. Values without I/O.
@NullMarked
package parallax.requirement;

import org.jspecify.annotations.NullMarked;
