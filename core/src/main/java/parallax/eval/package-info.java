/// The semantics of both worlds as questions and answers in JSON, one line each: `parallax eval`. The questions are
/// read and answered here; where lines come from and go to is the caller's.
@NullMarked
package parallax.eval;

import org.jspecify.annotations.NullMarked;
