/// What builds say of each other: whether their metadata allow them together, which pairs they allow, and
/// which other builds they would allow instead. Values in, values out; what is in the binaries, and which
/// records there are, is for others to bring.
@NullMarked
package parallax.check;

import org.jspecify.annotations.NullMarked;
