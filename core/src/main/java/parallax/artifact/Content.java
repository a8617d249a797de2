package parallax.artifact;

import org.jspecify.annotations.Nullable;

/// What reading a file's content gave.
///
/// @param size in bytes, as read
/// @param sha256 lower-case hexadecimal
/// @param kept the content itself, where the format's reader asked for it
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Content(long size, String sha256, byte @Nullable [] kept) {

    /// What is to become of a content besides being hashed and measured.
    enum Use {
        /// Nothing.
        NONE,
        /// The consumer may have it.
        OFFER,
        /// The consumer may have it, and the format's own reader gets it whole, as metadata.
        OFFER_AND_KEEP
    }
}
