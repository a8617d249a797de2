package parallax.binary;

import java.util.Arrays;

/// Sorts symbols by the bytes of their names without making a string of each.
final class ElfNameOrder {

    private final byte[] strings;
    private final ElfSymbolColumns columns;

    private ElfNameOrder(byte[] strings, ElfSymbolColumns columns) {
        this.strings = strings;
        this.columns = columns;
    }

    /// One symbol of each name, in the order of the names.
    static int[] distinct(byte[] strings, ElfSymbolColumns columns, int[] symbols) {
        ElfNameOrder order = new ElfNameOrder(strings, columns);
        int[] sorted = symbols.clone();
        order.sort(sorted, symbols.clone(), 0, sorted.length);
        int count = 0;
        for (int symbol : sorted) {
            if (count == 0 || order.compare(sorted[count - 1], symbol) != 0) {
                sorted[count++] = symbol;
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /// Merge sort of `target`, which starts as a copy of `source`.
    private void sort(int[] target, int[] source, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(source, target, from, middle);
        sort(source, target, middle, to);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right >= to || (left < middle && compare(source[left], source[right]) <= 0);
            target[at] = takeLeft ? source[left++] : source[right++];
        }
    }

    private int compare(int one, int other) {
        int oneOffset = columns.nameOffset[one];
        int otherOffset = columns.nameOffset[other];
        return Arrays.compareUnsigned(
                strings,
                oneOffset,
                oneOffset + columns.nameLength[one],
                strings,
                otherOffset,
                otherOffset + columns.nameLength[other]);
    }
}
