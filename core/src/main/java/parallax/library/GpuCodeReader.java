package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parallax.binary.BinaryNote;
import parallax.binary.CudaFatbinReader;
import parallax.binary.ElfFile;
import parallax.binary.Fatbin;
import parallax.binary.GpuCodeTotal;
import parallax.binary.HipBundle;
import parallax.binary.HipBundleEntry;
import parallax.binary.HipFatbin;
import parallax.binary.HipFatbinReader;

/// Counts the code for graphics processors inside a library.
final class GpuCodeReader {

    private GpuCodeReader() {}

    /// @param problems gets what could not be read
    static List<GpuCode> read(ElfFile elf, MemorySegment file, List<String> problems) {
        List<GpuCode> code = new ArrayList<>();
        List<Fatbin> fatbins = new ArrayList<>();
        for (MemorySegment section : Slices.sections(
                elf,
                file,
                section -> section.name().equals(".nv_fatbin") || section.name().equals("__nv_relfatbin"))) {
            Fatbin fatbin = CudaFatbinReader.read(section);
            fatbin.notes().forEach(note -> problems.add(text(note)));
            fatbins.add(fatbin);
        }
        for (GpuCodeTotal total : Fatbin.totals(fatbins)) {
            String kind = switch (total.kind()) {
                case PTX -> "PTX";
                case CUBIN -> "cubin";
                case LTO_IR -> "LTO-IR";
                case OTHER -> "other CUDA code";
            };
            code.add(new GpuCode(kind, total.target(), total.count(), total.storedSize(), total.uncompressedSize()));
        }
        for (MemorySegment section :
                Slices.sections(elf, file, section -> section.name().equals(".hip_fatbin"))) {
            hip(HipFatbinReader.read(section), code, problems);
        }
        return code;
    }

    private static void hip(HipFatbin fatbin, List<GpuCode> code, List<String> problems) {
        fatbin.notes().forEach(note -> problems.add(text(note)));
        Map<String, long[]> totals = new TreeMap<>();
        for (HipBundle bundle : fatbin.bundles()) {
            for (HipBundleEntry entry : bundle.entries()) {
                if (!entry.host()) {
                    long[] total = totals.computeIfAbsent(entry.target(), _ -> new long[2]);
                    total[0]++;
                    total[1] += entry.size();
                }
            }
        }
        totals.forEach((target, total) -> code.add(new GpuCode("HIP", target, total[0], total[1], total[1])));
    }

    private static String text(BinaryNote note) {
        return "GPU code: " + note.text();
    }
}
