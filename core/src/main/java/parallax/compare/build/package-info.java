/// Two builds, by what is in them, to findings: one question, one class.
@NullMarked
package parallax.compare.build;

import org.jspecify.annotations.NullMarked;
