package parallax.python;

/// The levels of indentation, measured twice as CPython does: with tabs to every eighth column, and with a tab as one
/// column. Where the two would tell different levels, tabs and spaces are mixed (lexical analysis, section
/// "Indentation").
final class Indentation {

    private static final int MOST_LEVELS = 100;

    private final int[] columns = new int[MOST_LEVELS];
    private final int[] tablessColumns = new int[MOST_LEVELS];
    private int level;

    /// From 0.
    int level() {
        return level;
    }

    /// Takes the columns at which a logical line begins.
    void begin(int column, int tabless, int line) throws NotTokenisedException {
        if (column > columns[level]) {
            if (level + 1 >= MOST_LEVELS) {
                throw new NotTokenisedException(line, "more than " + MOST_LEVELS + " levels of indentation");
            }
            level++;
            columns[level] = column;
            tablessColumns[level] = tabless;
            if (tabless <= tablessColumns[level - 1]) {
                throw mixed(line);
            }
            return;
        }
        while (column < columns[level]) {
            level--;
        }
        if (column != columns[level]) {
            throw new NotTokenisedException(line, "indentation matches no outer level");
        }
        if (tabless != tablessColumns[level]) {
            throw mixed(line);
        }
    }

    private static NotTokenisedException mixed(int line) {
        return new NotTokenisedException(line, "tabs and spaces are mixed");
    }
}
