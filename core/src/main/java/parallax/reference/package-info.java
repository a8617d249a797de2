/// How a user names one side of a question, parsed once and settled.
@NullMarked
package parallax.reference;

import org.jspecify.annotations.NullMarked;
