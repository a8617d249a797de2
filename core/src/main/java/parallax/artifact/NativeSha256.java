package parallax.artifact;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// SHA-256 by the system: OpenSSL's `libcrypto` (`SHA256_Init`, `SHA256_Update`, `SHA256_Final`), or CommonCrypto
/// in macOS' own library (`CC_SHA256_…`), which has the same functions.
final class NativeSha256 {

    private static final List<String> LIBRARIES = List.of("libcrypto.so.3", "libcrypto.so.1.1");

    private static final int DIGEST = 32;

    /// Of the state, larger than that of either library: 112 and 104 bytes.
    private static final int STATE = 256;

    private static final int BUFFER = 1 << 16;

    /// FIPS 180-4, the first example of SHA-256.
    private static final String DIGEST_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// Two integers and an address: what the function with most parameters takes. The other two are called with
    /// it as well, as an argument more goes unseen in all calling conventions of 64-bit systems, and each further
    /// shape of call costs the start a hundredth of a second.
    private static final FunctionDescriptor SHAPE = FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG);

    private final MethodHandle call;
    private final MemorySegment init;
    private final MemorySegment update;
    private final MemorySegment last;

    @SuppressWarnings("restricted") // The launcher allows native access.
    private NativeSha256(SymbolLookup library, String prefix) {
        init = library.findOrThrow(prefix + "SHA256_Init");
        update = library.findOrThrow(prefix + "SHA256_Update");
        last = library.findOrThrow(prefix + "SHA256_Final");
        call = Linker.nativeLinker().downcallHandle(SHAPE);
    }

    /// Null where the system has none, or none that hashes as it should.
    static @Nullable NativeSha256 bind() {
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return bind(null, "CC_");
        }
        for (String name : LIBRARIES) {
            NativeSha256 bound = bind(name, "");
            if (bound != null) {
                return bound;
            }
        }
        return null;
    }

    /// @param name of a shared library; null for what the JVM itself is linked with
    @SuppressWarnings("restricted")
    private static @Nullable NativeSha256 bind(@Nullable String name, String prefix) {
        try {
            SymbolLookup library = name == null
                    ? Linker.nativeLinker().defaultLookup()
                    : SymbolLookup.libraryLookup(name, Arena.global());
            NativeSha256 bound = new NativeSha256(library, prefix);
            byte[] digest = bound.newDigest().digest("abc".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest).equals(DIGEST_OF_ABC) ? bound : null;
        } catch (RuntimeException | LinkageError none) {
            // No such library or function, or a JVM that may not call it.
            return null;
        }
    }

    MessageDigest newDigest() {
        return new Digest();
    }

    private void call(MemorySegment function, long first, long second, long third) {
        int ended;
        try {
            ended = (int) call.invokeExact(function, first, second, third);
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        if (ended != 1) {
            throw new IllegalStateException("the system's SHA-256 has failed");
        }
    }

    /// What it is given is gathered outside the heap, where the library can read it.
    final class Digest extends MessageDigest {

        private final MemorySegment memory = Arena.ofAuto().allocate(STATE + DIGEST + BUFFER, 64);
        private final MemorySegment buffer = memory.asSlice(STATE + DIGEST, BUFFER);
        private final long state = memory.address();
        private int buffered;
        private boolean begun;

        private Digest() {
            super("SHA-256");
        }

        @Override
        protected int engineGetDigestLength() {
            return DIGEST;
        }

        @Override
        protected void engineUpdate(byte value) {
            if (buffered == BUFFER) {
                flush();
            }
            buffer.set(JAVA_BYTE, buffered++, value);
        }

        @Override
        protected void engineUpdate(byte[] source, int from, int length) {
            update(MemorySegment.ofArray(source).asSlice(from, length));
        }

        @Override
        protected void engineUpdate(ByteBuffer source) {
            update(MemorySegment.ofBuffer(source));
            source.position(source.limit());
        }

        private void update(MemorySegment source) {
            long at = 0;
            while (at < source.byteSize()) {
                if (buffered == BUFFER) {
                    flush();
                }
                int count = (int) Math.min(BUFFER - buffered, source.byteSize() - at);
                MemorySegment.copy(source, at, buffer, buffered, count);
                buffered += count;
                at += count;
            }
        }

        private void flush() {
            begin();
            call(update, state, buffer.address(), buffered);
            buffered = 0;
        }

        private void begin() {
            if (!begun) {
                call(init, state, 0, 0);
                begun = true;
            }
        }

        @Override
        protected byte[] engineDigest() {
            flush();
            MemorySegment out = memory.asSlice(STATE, DIGEST);
            call(last, out.address(), state, 0);
            begun = false;
            return out.toArray(JAVA_BYTE);
        }

        @Override
        protected void engineReset() {
            begun = false;
            buffered = 0;
        }
    }
}
