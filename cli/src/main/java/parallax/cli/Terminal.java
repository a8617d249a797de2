package parallax.cli;

import parallax.report.Layout;

/// What standard output is. The launcher looks, since a Java program cannot ask for one stream alone, and says it in
/// `parallax.stdout.terminal` (`true`, `false`) and `parallax.terminal.columns`.
///
/// @param columns width of a line; the default width where standard output is no terminal
record Terminal(boolean isTerminal, int columns) {

    static final Terminal NONE = new Terminal(false, Layout.DEFAULT_WIDTH);

    static Terminal fromLauncher() {
        if (!Boolean.getBoolean("parallax.stdout.terminal")) {
            return NONE;
        }
        int columns = Integer.getInteger("parallax.terminal.columns", 0);
        return new Terminal(true, columns > 0 ? columns : Layout.DEFAULT_WIDTH);
    }
}
