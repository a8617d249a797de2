package parallax.library;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import parallax.binary.ElfFile;
import parallax.binary.ElfProgramHeader;
import parallax.binary.ElfSection;

/// Cuts sections out of a binary, never beyond what is there.
final class Slices {

    private Slices() {}

    /// Empty where the place lies outside of the file; shorter where it does in part.
    static MemorySegment of(MemorySegment file, long offset, long size) {
        if (offset < 0 || size <= 0 || offset >= file.byteSize()) {
            return file.asSlice(0, 0);
        }
        return file.asSlice(offset, Math.min(size, file.byteSize() - offset));
    }

    /// The sections in the file that a test picks.
    static List<MemorySegment> sections(ElfFile elf, MemorySegment file, Predicate<ElfSection> wanted) {
        List<MemorySegment> slices = new ArrayList<>();
        for (ElfSection section : elf.sections()) {
            if (section.isInFile() && wanted.test(section)) {
                MemorySegment slice = of(file, section.offset(), section.size());
                if (slice.byteSize() > 0) {
                    slices.add(slice);
                }
            }
        }
        return slices;
    }

    /// Constants: what is loaded, is neither code nor written to, and is no table of the loader.
    static List<MemorySegment> constants(ElfFile elf, MemorySegment file) {
        List<MemorySegment> slices = sections(
                elf,
                file,
                section -> section.name().startsWith(".rodata")
                        || section.name().startsWith(".data.rel.ro")
                        || section.name().equals(".lrodata")
                        || section.name().equals(".data"));
        if (slices.isEmpty() && elf.sections().isEmpty()) {
            for (ElfProgramHeader segment : elf.programHeaders()) {
                if (segment.type() == ElfProgramHeader.PT_LOAD && !segment.isExecutable()) {
                    slices.add(of(file, segment.offset(), segment.fileSize()));
                }
            }
        }
        return slices;
    }

    /// What can be executed, with where it is when loaded.
    static List<CodeRange> code(ElfFile elf, MemorySegment file) {
        List<CodeRange> ranges = new ArrayList<>();
        for (ElfSection section : elf.sections()) {
            if (section.isExecutable() && section.isInFile()) {
                MemorySegment slice = of(file, section.offset(), section.size());
                if (slice.byteSize() > 0) {
                    ranges.add(new CodeRange(section.address(), slice));
                }
            }
        }
        if (ranges.isEmpty() && elf.sections().isEmpty()) {
            for (ElfProgramHeader segment : elf.programHeaders()) {
                if (segment.type() == ElfProgramHeader.PT_LOAD && segment.isExecutable()) {
                    ranges.add(new CodeRange(segment.virtualAddress(), of(file, segment.offset(), segment.fileSize())));
                }
            }
        }
        return ranges;
    }
}
