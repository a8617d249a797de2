package parallax.binary;

import java.util.List;

/// A note (gABI, "Note Section"). `stapsdt` notes, probes for tracing, are left out.
public sealed interface ElfNote {

    /// NT_GNU_BUILD_ID.
    ///
    /// @param hex lower-case hexadecimal
    record BuildId(String hex) implements ElfNote {}

    /// NT_GNU_ABI_TAG.
    ///
    /// @param os 0 is Linux
    /// @param version oldest kernel: `3.2.0`
    record AbiTag(long os, String version) implements ElfNote {}

    /// NT_GNU_PROPERTY_TYPE_0, in order.
    record Properties(List<ElfProperty> properties) implements ElfNote {
        public Properties {
            properties = List.copyOf(properties);
        }
    }

    /// Go's build ID.
    record GoBuildId(String text) implements ElfNote {}

    /// JSON that says which package of a distribution this is (owner `FDO`, type 0xcafe1a7e).
    record PackageMetadata(String json) implements ElfNote {}

    /// JSON that says which libraries are opened when wanted (owner `FDO`, type 0x407c0c0a).
    record DlopenMetadata(String json) implements ElfNote {}

    /// Any other; those alike are there once.
    ///
    /// @param owner its name, in which annobin's notes (`GA$…`) have their text
    /// @param size of its content in bytes
    record Other(String owner, int type, long size) implements ElfNote {}
}
