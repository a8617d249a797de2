package parallax.artifact;

/// Hears how far a reading is. Called from several threads, at most some hundred times a second.
@FunctionalInterface
public interface Progress {

    /// Hears nothing.
    Progress NONE = (done, total) -> {};

    /// @param done bytes of the archive that were read; never falls by more than what another thread has added since
    /// @param total bytes of the archive; of a folder the sum of its files, as far as it is known
    void at(long done, long total);
}
