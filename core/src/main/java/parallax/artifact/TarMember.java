package parallax.artifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One member of a tar archive, long names and pax records applied.
///
/// @param name as stored, with `./` and what else stands in front
/// @param mode permission bits; -1 where the field is no number
/// @param size of the content in bytes, holes of a sparse file included; 0 for all but files
/// @param linkName as stored; null for all but links
/// @param offset of its header in the tar stream, bytes
/// @param sparse the parts of a sparse file that are stored, ascending; null where all of it is
record TarMember(
        String name,
        EntryType type,
        int mode,
        long size,
        @Nullable String linkName,
        long offset,
        @Nullable List<Part> sparse) {

    /// A part of a sparse file that is stored.
    ///
    /// @param at in the content, bytes
    record Part(long at, long length) {}
}
