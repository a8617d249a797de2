package parallax.binary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The CUDA code of one section, all its fatbins one after another.
///
/// @param containers in the order of the section; may be empty
/// @param notes what could not be read; where there are any, what is missing in `containers` may be in the section
public record Fatbin(List<FatbinContainer> containers, List<BinaryNote> notes) {

    public Fatbin {
        containers = List.copyOf(containers);
        notes = List.copyOf(notes);
    }

    /// Whether all of the section was read.
    public boolean isWhole() {
        return notes.isEmpty();
    }

    /// One total for each target, cubins first, by rising architecture.
    public List<GpuCodeTotal> totals() {
        return totals(List.of(this));
    }

    /// The totals of several sections of one library, such as `.nv_fatbin` and `__nv_relfatbin`.
    public static List<GpuCodeTotal> totals(List<Fatbin> fatbins) {
        Map<String, Sum> sums = new HashMap<>();
        for (Fatbin fatbin : fatbins) {
            for (FatbinContainer container : fatbin.containers) {
                for (FatbinEntry entry : container.entries()) {
                    sums.computeIfAbsent(entry.target(), _ -> new Sum(entry)).add(entry);
                }
            }
        }
        List<Sum> ordered = new ArrayList<>(sums.values());
        ordered.sort(Comparator.comparingInt((Sum sum) -> sum.first.kind() == GpuCodeKind.CUBIN ? 0 : 1)
                .thenComparing(sum -> sum.first.kind())
                .thenComparing(sum -> sum.first.architecture(), Integer::compareUnsigned)
                .thenComparing(sum -> sum.first.suffix()));
        List<GpuCodeTotal> totals = new ArrayList<>(ordered.size());
        for (Sum sum : ordered) {
            totals.add(new GpuCodeTotal(
                    sum.first.kind(), sum.first.target(), sum.count, sum.storedSize, sum.uncompressedSize));
        }
        return totals;
    }

    private static final class Sum {
        private final FatbinEntry first;
        private long count;
        private long storedSize;
        private long uncompressedSize;

        Sum(FatbinEntry first) {
            this.first = first;
        }

        void add(FatbinEntry entry) {
            count++;
            storedSize += entry.storedSize();
            uncompressedSize += entry.uncompressedSize();
        }
    }
}
