/// Opens one artifact, a wheel, an sdist, a conda package, a Debian package or a folder, without installing it: its
/// entries where they land, its own metadata as typed values, and whether its manifest tells the truth. What a file
/// holds, such as a binary or a module, is left to others.
@NullMarked
package parallax.artifact;

import org.jspecify.annotations.NullMarked;
