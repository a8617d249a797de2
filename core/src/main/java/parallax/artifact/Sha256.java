package parallax.artifact;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/// Makes SHA-256 digests (FIPS 180-4): by the system's own library once that is bound, by the JDK before and where
/// there is none. The results are the same.
///
/// The JDK's own code is as fast only when the JVM's optimising compiler has taken it on, and that compiler
/// costs short commands more than it gives them; without it hashing would take half of the time of a comparison.
public final class Sha256 {

    /// Bytes to be hashed from which it pays to bind the system's library, and from which it pays to wait for it.
    private static final long WORTH_BINDING = 2 << 20;

    private static final long WORTH_WAITING = 48 << 20;

    private static final Object LOCK = new Object();

    private static @Nullable Thread binder;

    private static volatile @Nullable NativeSha256 library;

    private Sha256() {}

    /// A fresh digest, for one thread.
    public static MessageDigest newDigest() {
        NativeSha256 bound = library;
        return bound == null ? jdk() : bound.newDigest();
    }

    /// As good as fresh: `digest` itself, reset, unless a faster one can be had by now.
    static MessageDigest renew(MessageDigest digest) {
        NativeSha256 bound = library;
        if (bound != null && !(digest instanceof NativeSha256.Digest)) {
            return bound.newDigest();
        }
        digest.reset();
        return digest;
    }

    /// Tells that so many bytes are going to be hashed. For many of them the system's library is bound: in another
    /// thread, or for very many before this returns.
    public static void expect(long bytes) {
        if (bytes < WORTH_BINDING) {
            return;
        }
        Thread thread;
        synchronized (LOCK) {
            if (binder == null) {
                binder = Thread.ofPlatform().name("parallax-sha256").daemon().start(Sha256::bind);
            }
            thread = binder;
        }
        if (bytes >= WORTH_WAITING) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void bind() {
        library = NativeSha256.bind();
    }

    private static MessageDigest jdk() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
