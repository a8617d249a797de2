/// Reads native binaries from bytes: ELF, Mach-O, PE, and what they embed. Knows nothing of archives and packages.
@NullMarked
package parallax.binary;

import org.jspecify.annotations.NullMarked;
