/// The command line: arguments in, answers of the library out, exit statuses. The only part of the program that touches
/// standard streams; it asks the library through [Answers] and computes nothing itself.
///
/// Start reading at [Main]; one class per command, each with its own [Usage], from which parsing, help and completion
/// scripts are made.
@NullMarked
package parallax.cli;

import org.jspecify.annotations.NullMarked;
