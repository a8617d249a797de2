package parallax.binary;

/// An entry of the symbol table (LC_SYMTAB) that is none of the debugger's.
///
/// @param external seen by other images, unless `privateExternal`
/// @param libraryOrdinal for an undefined symbol where it is looked for: 1 for the first library, or as
///     {@link MachOOrdinal} has it; otherwise 0
/// @param section number of the section that defines it, 1 for the first; otherwise 0
/// @param value address; for a common symbol its size
public record MachOSymbol(
        String name,
        Kind kind,
        boolean external,
        boolean privateExternal,
        boolean weakReference,
        boolean weakDefinition,
        int libraryOrdinal,
        int section,
        long value) {

    /// What it is.
    public enum Kind {
        UNDEFINED,
        /// Undefined in an object file; the linker makes room for it.
        COMMON,
        ABSOLUTE,
        SECTION,
        /// Another name of a symbol.
        INDIRECT,
        OTHER
    }

    /// Whether other images find it here.
    public boolean exported() {
        return external && !privateExternal && kind != Kind.UNDEFINED && kind != Kind.COMMON;
    }
}
