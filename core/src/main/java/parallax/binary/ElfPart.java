package parallax.binary;

/// The parts of an ELF file that can be damaged each on its own.
public enum ElfPart {
    HEADER,
    PROGRAM_HEADERS,
    SECTION_HEADERS,
    INTERPRETER,
    DYNAMIC,
    SYMBOLS,
    VERSIONS,
    HASH_TABLE,
    RELOCATIONS,
    NOTES,
    COMMENT,
    DEBUG_LINK
}
