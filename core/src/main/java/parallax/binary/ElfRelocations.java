package parallax.binary;

/// How many relocations of each kind the loader has to do.
///
/// @param relative needs no symbol: R_*_RELATIVE, those packed into DT_RELR included
/// @param globDat R_*_GLOB_DAT
/// @param jumpSlot R_*_JUMP_SLOT, a function of another library
/// @param irelative R_*_IRELATIVE, a function chosen when loaded
/// @param copy R_*_COPY
/// @param other all else; all of them where `kindsKnown` is false
/// @param kindsKnown whether the numbers of this machine's kinds are known here
public record ElfRelocations(
        long relative, long globDat, long jumpSlot, long irelative, long copy, long other, boolean kindsKnown) {

    static final ElfRelocations NONE = new ElfRelocations(0, 0, 0, 0, 0, 0, true);

    public long total() {
        return relative + globDat + jumpSlot + irelative + copy + other;
    }
}
