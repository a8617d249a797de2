package parallax.link;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import parallax.binary.MachOLinkage;
import parallax.binary.MalformedBinaryException;
import parallax.testkit.MachOBuilder;

/// Small Mach-O files for tests of the process model.
final class Macs {

    private static final int LOAD = 0xc;
    private static final int ID = 0xd;
    private static final int WEAK = 0x80000018;
    private static final int REEXPORT = 0x8000001f;
    private static final int TRIE = 0x80000033;
    private static final int UNDEFINED = 1;
    private static final int WEAK_REFERENCE = 0x40;
    private static final int BUNDLE = 8;

    private final MachOBuilder builder = MachOBuilder.dylib64();
    private final List<String> exports = new ArrayList<>();
    private int libraries;

    static Macs dylib(String installName) {
        Macs macs = new Macs();
        macs.builder.library(ID, installName, 0x10000, 0x10000);
        return macs;
    }

    static Macs bundle() {
        Macs macs = new Macs();
        macs.builder.fileType(BUNDLE);
        return macs;
    }

    Macs arm64() {
        builder.cpu(0x0100000c, 0);
        return this;
    }

    Macs program() {
        builder.fileType(2);
        return this;
    }

    Macs rpath(String folder) {
        builder.rpath(folder);
        return this;
    }

    Macs load(String name, String... symbols) {
        return library(LOAD, name, symbols);
    }

    Macs weakly(String name, String... symbols) {
        return library(WEAK, name, symbols);
    }

    Macs reexport(String name) {
        return library(REEXPORT, name);
    }

    private Macs library(int command, String name, String... symbols) {
        builder.library(command, name, 0x10000, 0x10000);
        libraries++;
        for (String symbol : symbols) {
            wants(symbol, libraries, false);
        }
        return this;
    }

    /// @param ordinal 0xfe for any library, 0xff for the program
    Macs wants(String symbol, int ordinal, boolean isWeak) {
        builder.symbol(symbol, UNDEFINED, 0, ordinal << 8 | (isWeak ? WEAK_REFERENCE : 0), 0);
        return this;
    }

    Macs offers(String... symbols) {
        Collections.addAll(exports, symbols);
        return this;
    }

    /// A symbol that a library by this ordinal has under another name.
    Macs passesOn(String symbol, int ordinal, String otherName) {
        byte[] name = (otherName + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] leaf = new byte[name.length + 2];
        leaf[0] = 8;
        leaf[1] = (byte) ordinal;
        System.arraycopy(name, 0, leaf, 2, name.length);
        builder.data(TRIE, MachOBuilder.flatTrie(List.of(symbol), List.of(leaf)));
        return this;
    }

    byte[] bytes() {
        if (!exports.isEmpty()) {
            builder.data(TRIE, MachOBuilder.flatTrie(exports, Collections.nCopies(exports.size(), new byte[] {0, 1})));
        }
        return builder.build();
    }

    LinkFile at(String path) {
        return file(path, bytes());
    }

    static LinkFile file(String path, byte[] bytes) {
        try {
            return new LinkFile(path, "owner", null, MachOLinkage.read(MemorySegment.ofArray(bytes)), "");
        } catch (MalformedBinaryException e) {
            throw new AssertionError(e);
        }
    }
}
