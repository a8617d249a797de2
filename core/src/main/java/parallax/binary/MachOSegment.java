package parallax.binary;

import java.util.List;

/// A segment. Sizes and offsets are bytes; offsets are from the start of the image.
public record MachOSegment(
        String name, long address, long memorySize, long fileOffset, long fileSize, List<MachOSection> sections) {
    public MachOSegment {
        sections = List.copyOf(sections);
    }
}
