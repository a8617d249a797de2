package parallax.binary;

/// The header of an ELF file (gABI, "ELF Header"); numbers that have names in the specification keep their value, so that
/// one we do not know is not lost.
///
/// @param is64 whether the class is ELFCLASS64, else ELFCLASS32
/// @param bigEndian whether the data encoding is ELFDATA2MSB, else ELFDATA2LSB
/// @param osAbi 0 is System V, 3 is GNU
/// @param type {@link #ET_DYN} and its like
/// @param machine {@link ElfMachine} has the names
/// @param flags of the machine, 32 bits
/// @param entry virtual address where a program starts; 0 for none
public record ElfHeader(
        boolean is64, boolean bigEndian, int osAbi, int abiVersion, int type, int machine, int flags, long entry) {

    public static final int ET_REL = 1;
    public static final int ET_EXEC = 2;
    public static final int ET_DYN = 3;
    public static final int ET_CORE = 4;

    /// The field's word for the machine: `x86-64`, `AArch64`; `machine 4711` for one without a name here.
    public String machineName() {
        return ElfMachine.nameOf(machine);
    }
}
