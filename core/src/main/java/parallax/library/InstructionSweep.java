package parallax.library;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Goes through code instruction by instruction, from one to the next, as a disassembler without symbols does. After
/// bytes that are no instruction it goes on with the next byte, and is in step again after a few.
final class InstructionSweep {

    private static final int CHUNK = 1 << 16;

    private final InstructionCounts counts;
    private final X86Decoder decoder = new X86Decoder();
    private final byte[] buffer = new byte[CHUNK + X86Decoder.SLACK];

    InstructionSweep(InstructionCounts counts) {
        this.counts = counts;
    }

    void x86(CodeRange range, long from, long to) {
        MemorySegment bytes = range.bytes();
        long size = bytes.byteSize();
        long start = from;
        while (start < to) {
            int length = (int) Math.min(CHUNK, size - start);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, buffer, 0, length);
            Arrays.fill(buffer, length, length + X86Decoder.SLACK, (byte) 0);
            boolean isLast = start + length == size;
            // An instruction that may reach beyond the chunk is left to the next one.
            int limit = isLast ? length : length - X86Decoder.MAX_LENGTH;
            limit = (int) Math.min(limit, to - start);
            start += chunk(limit, length, range.address() + start);
        }
        counts.finish();
    }

    private int chunk(int limit, int length, long address) {
        byte[] code = buffer;
        int at = 0;
        while (at < limit) {
            int taken = decoder.decode(code, at);
            if (taken == 0 || at + taken > length) {
                counts.doubt();
                counts.undecodedBytes++;
                at++;
                continue;
            }
            counts.instructions++;
            if (decoder.isOdd) {
                counts.doubt();
            } else if (decoder.set != 0) {
                counts.add(decoder.set - 1, address + at);
                if (decoder.isShortVector) {
                    counts.add(InstructionSet.AVX512VL.index(), address + at);
                }
            }
            at += taken;
        }
        return at;
    }

    void aarch64(CodeRange range, long from, long to) {
        MemorySegment bytes = range.bytes();
        long start = from & ~3L;
        while (start < to) {
            int length = (int) Math.min(CHUNK, to - start) & ~3;
            if (length == 0) {
                break;
            }
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, start, buffer, 0, length);
            for (int at = 0; at < length; at += 4) {
                int word = (buffer[at] & 0xff)
                        | (buffer[at + 1] & 0xff) << 8
                        | (buffer[at + 2] & 0xff) << 16
                        | buffer[at + 3] << 24;
                int set = Aarch64Tables.setOf(word);
                if (set == Aarch64Tables.UNALLOCATED) {
                    counts.doubt();
                    counts.undecodedBytes += 4;
                    continue;
                }
                counts.instructions++;
                if (set != Aarch64Tables.BASE) {
                    counts.add(set, range.address() + start + at);
                }
            }
            start += length;
        }
        counts.finish();
    }
}
