package parallax.binary;

/// Code for one target in a bundle of clang's offload bundler.
///
/// @param id as it stands there: `hipv4-amdgcn-amd-amdhsa--gfx90a:xnack-`, `host-x86_64-unknown-linux--`
/// @param offset in bytes from the start of the bundle, after decompression where it is compressed
/// @param size bytes, not compressed; 0 is usual for the host
public record HipBundleEntry(String id, long offset, long size) {

    /// The processor with its features, `gfx90a:xnack-`; empty where the id names none, as that of the host.
    public String target() {
        int dashes = id.lastIndexOf("--");
        return dashes < 0 ? "" : id.substring(dashes + 2);
    }

    /// Whether it is for the machine that starts the kernels, rather than for a GPU.
    public boolean host() {
        return id.startsWith("host-");
    }
}
