package parallax.binary;

/// Library ordinals that are no place in the list of libraries, by `mach-o/loader.h` (BIND_SPECIAL_DYLIB_…). The symbol
/// table's own numbers for the same things are turned into these.
public final class MachOOrdinal {

    /// The image itself.
    public static final int SELF = 0;
    /// The program that loads it: Python's own functions in an extension module.
    public static final int MAIN_EXECUTABLE = -1;
    /// Every library that is loaded, in order.
    public static final int FLAT_LOOKUP = -2;
    /// Every library with a weak definition of it: one for all.
    public static final int WEAK_LOOKUP = -3;

    private MachOOrdinal() {}
}
