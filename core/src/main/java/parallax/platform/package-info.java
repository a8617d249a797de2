/// Wheel tags, conda subdirs, Debian architectures and the target a comparison holds for. Values without I/O.
@NullMarked
package parallax.platform;

import org.jspecify.annotations.NullMarked;
