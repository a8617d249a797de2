package parallax.cli;

import java.io.PrintStream;

/// Prints the version.
final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length == 1 && "--version".equals(arguments[0])) {
            out.println("parallax 0.1.0");
            return 0;
        }
        err.println("error: no such command");
        return 2;
    }
}
