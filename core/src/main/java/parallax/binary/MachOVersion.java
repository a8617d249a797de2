package parallax.binary;

/// A version as Mach-O packs it into 32 bits: 16 for the first part, 8 for each other.
public record MachOVersion(int major, int minor, int patch) implements Comparable<MachOVersion> {

    static MachOVersion of(int packed) {
        return new MachOVersion(packed >>> 16, (packed >>> 8) & 0xff, packed & 0xff);
    }

    @Override
    public int compareTo(MachOVersion other) {
        int order = Integer.compare(major, other.major);
        if (order == 0) {
            order = Integer.compare(minor, other.minor);
        }
        return order != 0 ? order : Integer.compare(patch, other.patch);
    }

    /// `11.0`, `1.2.11`: the third part only where it is not 0.
    @Override
    public String toString() {
        return major + "." + minor + (patch == 0 ? "" : "." + patch);
    }
}
