/// The process model: what the dynamic loader would do with native libraries that lie in one environment.
/// Facts in,
/// outcomes out; nothing here opens a file or asks the machine it runs on.
@NullMarked
package parallax.link;

import org.jspecify.annotations.NullMarked;
