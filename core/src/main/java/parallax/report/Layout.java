package parallax.report;

/// How text for a terminal looks. The other formats know nothing of it.
///
/// @param width columns of a line, at least [#MINIMUM_WIDTH]; words are never broken, so a long locator may stand out
/// @param color whether to use ANSI escape sequences (ECMA-48 SGR); everything is readable without
/// @param all whether a comparison or check shows everything instead of its first screen
/// @param arguments what to write after the command to get the same answer again, quoted for a shell
public record Layout(int width, boolean color, boolean all, String arguments) {

    public static final int MINIMUM_WIDTH = 60;
    public static final int DEFAULT_WIDTH = 100;

    public Layout {
        width = Math.max(width, MINIMUM_WIDTH);
    }
}
