package parallax.binary;

/// How a library hands a fatbin to the CUDA runtime (`.nvFatBinSegment`).
///
/// @param version 1 for a fatbin in `.nv_fatbin`, 2 for one whose relocatable parts were linked
/// @param address of the fatbin as it stands in the file, before relocation
public record FatbinWrapper(int version, long address) {}
