package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// One entry of an artifact.
///
/// @param path as the archive spells it, without a leading `./`; unique within an artifact
/// @param logicalPath where it lands when installed; null for what installing leaves behind, such as conda's `info/`
/// @param mode POSIX permission bits; -1 where the archive does not state them
/// @param size of the content in bytes, as read; 0 for all but files
/// @param sha256 of the content as read, lower-case hexadecimal; null for all but files, and for
///     a file of a folder that cannot be read
/// @param linkTarget as the archive spells it; null for all but links
public record ArtifactEntry(
        String path,
        @Nullable LogicalPath logicalPath,
        EntryType type,
        int mode,
        long size,
        @Nullable String sha256,
        @Nullable String linkTarget) {}
