@NullMarked
package parallax.importer;

import org.jspecify.annotations.NullMarked;
