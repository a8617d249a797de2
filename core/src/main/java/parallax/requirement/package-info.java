/// PEP 508 requirements with their markers, and conda match specs. Values without I/O.
@NullMarked
package parallax.requirement;

import org.jspecify.annotations.NullMarked;
