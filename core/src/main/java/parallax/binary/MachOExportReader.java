package parallax.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the trie of exported symbols, without recursion, and each node once: linkers share none, and a cycle
/// ends so.
final class MachOExportReader {

    private static final int FLAG_REEXPORT = 8;
    private static final int FLAG_STUB_AND_RESOLVER = 16;
    private static final int EXPORT_COST = 64;

    private final BinaryBytes bytes;
    private final List<MachOExport> exports = new ArrayList<>();
    private byte[] name = new byte[256];
    private int nameLength;

    MachOExportReader(BinaryBytes bytes) {
        this.bytes = bytes;
    }

    /// What was read, all of it unless `read` failed.
    List<MachOExport> exports() {
        return exports;
    }

    /// Children of a node that are still to be read.
    private static final class Node {
        private final int nameLength;
        private int childrenLeft;
        private long cursor;

        Node(int nameLength, int childrenLeft, long cursor) {
            this.nameLength = nameLength;
            this.childrenLeft = childrenLeft;
            this.cursor = cursor;
        }
    }

    void read(long offset, long size) throws BinaryDamage {
        BinaryBytes trie = bytes.slice(offset, size, "the exports trie");
        MachOLeb leb = new MachOLeb(trie, 0, trie.size());
        BitSet seen = new BitSet();
        Deque<Node> open = new ArrayDeque<>();
        open.push(visit(trie, leb, 0, seen));
        while (!open.isEmpty()) {
            Node node = open.element();
            if (node.childrenLeft == 0) {
                open.pop();
                continue;
            }
            node.childrenLeft--;
            leb.moveTo(node.cursor);
            nameLength = node.nameLength;
            for (int next = leb.next("an edge of the exports trie");
                    next != 0;
                    next = leb.next("an edge of the exports trie")) {
                append(trie, leb.position(), next);
            }
            long child = leb.uleb("a child of the exports trie");
            node.cursor = leb.position();
            open.push(visit(trie, leb, child, seen));
        }
    }

    private void append(BinaryBytes trie, long at, int next) throws BinaryDamage {
        if (nameLength == BinaryBytes.LONGEST_TEXT) {
            throw trie.damage(at, "a name in the exports trie has no end");
        }
        if (nameLength == name.length) {
            name = Arrays.copyOf(name, name.length * 2);
        }
        name[nameLength++] = (byte) next;
    }

    private Node visit(BinaryBytes trie, MachOLeb leb, long at, BitSet seen) throws BinaryDamage {
        if (at < 0 || at >= trie.size()) {
            throw trie.damage(
                    0,
                    "a child of the exports trie is at byte " + Long.toUnsignedString(at) + " of it, it has "
                            + trie.size());
        }
        if (seen.get((int) at)) {
            throw trie.damage(at, "a node of the exports trie is reached twice");
        }
        seen.set((int) at);
        trie.charge(at, EXPORT_COST, "the exports");
        leb.moveTo(at);
        long terminalSize = leb.uleb("the size of a node");
        long start = leb.position();
        if (terminalSize < 0 || terminalSize > trie.size() - start) {
            throw trie.damage(
                    at, "a node of the exports trie states " + Long.toUnsignedString(terminalSize) + " bytes");
        }
        if (terminalSize != 0) {
            readExport(trie, new MachOLeb(trie, start, start + terminalSize));
        }
        leb.moveTo(start + terminalSize);
        int children = leb.next("the number of children");
        return new Node(nameLength, children, leb.position());
    }

    private void readExport(BinaryBytes trie, MachOLeb leb) throws BinaryDamage {
        trie.charge(leb.position(), EXPORT_COST + (long) nameLength, "the exports");
        int flags = (int) leb.uleb("the flags of an export");
        int ordinal = 0;
        long address = 0;
        String otherName = null;
        if ((flags & FLAG_REEXPORT) != 0) {
            long stated = leb.uleb("the library of an export");
            ordinal = stated < 0 || stated > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) stated;
            otherName = otherName(leb.text("the other name of an export"));
        } else {
            address = leb.uleb("the address of an export");
            if ((flags & FLAG_STUB_AND_RESOLVER) != 0) {
                leb.uleb("the resolver of an export");
            }
        }
        exports.add(new MachOExport(new String(name, 0, nameLength, UTF_8), flags, address, ordinal, otherName));
    }

    private static @Nullable String otherName(String name) {
        return name.isEmpty() ? null : name;
    }
}
