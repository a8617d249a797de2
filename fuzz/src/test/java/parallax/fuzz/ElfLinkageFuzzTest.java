package parallax.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import parallax.binary.ElfLinkage;
import parallax.binary.MalformedBinaryException;

/// Any bytes are either refused as malformed or give an answer to all that the loader would ask, and the same one
/// whether they are mapped, come as a stream, or were kept in the cache.
class ElfLinkageFuzzTest {

    static Stream<Arguments> libraries() {
        return ElfFuzzTest.libraries();
    }

    @MethodSource("libraries")
    @FuzzTest
    void readsOrRefuses(byte[] bytes) throws IOException {
        ElfLinkage mapped;
        try {
            mapped = ElfLinkage.read(MemorySegment.ofArray(bytes));
        } catch (MalformedBinaryException refused) {
            if (String.valueOf(refused.getMessage()).lines().count() != 1) {
                throw new AssertionError("a message of several lines", refused);
            }
            return;
        }
        String answer = askAll(mapped);
        try {
            if (!askAll(ElfLinkage.read(() -> new ByteArrayInputStream(bytes), bytes.length))
                    .equals(answer)) {
                throw new AssertionError("another answer of the stream");
            }
            ElfLinkage unpacked = ElfLinkage.unpack(mapped.pack());
            if (mapped.problems().isEmpty() && !askAll(unpacked).equals(answer)) {
                throw new AssertionError("another answer of what was kept");
            }
            askAll(unpacked);
        } catch (MalformedBinaryException refused) {
            throw new AssertionError("read in one way and refused in another", refused);
        }
    }

    private static String askAll(ElfLinkage linkage) {
        BitSet referenced = new BitSet();
        for (ElfLinkage.Reference reference : linkage.references()) {
            linkage.lookup(reference.name(), reference.version());
            linkage.lookup(reference.name(), null);
            if (linkage.isReferenced(reference.symbol())) {
                referenced.set(reference.symbol());
            }
        }
        StringBuilder exported = new StringBuilder();
        linkage.eachExported("", symbol -> {
            ElfLinkage.Name name = ElfLinkage.Name.of(linkage.name(symbol));
            int found = linkage.lookup(name, null);
            if (found >= 0 && !linkage.name(found).equals(linkage.name(symbol))) {
                throw new AssertionError("another symbol than asked for");
            }
            exported.append(found)
                    .append(' ')
                    .append(linkage.lookup(name, "X_1"))
                    .append(linkage.isUnique(symbol))
                    .append(name);
        });
        return linkage.header().toString()
                + linkage.soname()
                + linkage.needed()
                + linkage.rpath()
                + linkage.runpath()
                + linkage.hasRunpath()
                + linkage.symbolic()
                + linkage.isDynamic()
                + linkage.versionNeeds()
                + linkage.versionDefinitions()
                + linkage.problems()
                + linkage.definesVersion("X_1")
                + referenced
                + exported;
    }
}
