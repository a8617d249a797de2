package parallax.artifact;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.artifact.TarMember.Part;

/// Which parts of a sparse file a tar archive stores. Rule: GNU tar's manual, "Storing Sparse Files": the old GNU
/// format
/// and versions 0.0, 0.1 and 1.0 of the pax one.
///
/// @param name of the file, where the header has a stand-in for it
/// @param size of the file, holes included
/// @param parts in the order stored
record SparseMap(@Nullable String name, long size, List<Part> parts) {

    /// A file in more pieces is a joke.
    private static final int MOST_PARTS = 100_000;

    /// Null for a member that is not sparse. A map that is stored in front of the content is read off the reader.
    static @Nullable SparseMap find(TarHeader header, Map<String, String> pax, TarReader reader, TarProblem problem)
            throws IOException, MalformedArtifactException {
        if (header.type() == 'S') {
            return old(header, reader, problem);
        }
        String name = pax.get("GNU.sparse.name");
        if ("1".equals(pax.get("GNU.sparse.major"))) {
            long size = PaxRecords.number(pax.getOrDefault("GNU.sparse.realsize", ""));
            return new SparseMap(name, size, leading(reader, problem));
        }
        String map = pax.get("GNU.sparse.map");
        if (map == null) {
            return null;
        }
        long size = PaxRecords.number(pax.getOrDefault("GNU.sparse.size", pax.getOrDefault("GNU.sparse.realsize", "")));
        String[] numbers = map.split(",", -1);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            parts.add(new Part(PaxRecords.number(numbers[i]), PaxRecords.number(numbers[i + 1])));
        }
        return new SparseMap(name, size, parts);
    }

    private static SparseMap old(TarHeader header, TarReader reader, TarProblem problem)
            throws IOException, MalformedArtifactException {
        List<Part> parts = new ArrayList<>();
        addOld(header, 386, 4, parts);
        boolean more = header.unsigned(482) != 0;
        while (more) {
            byte[] block = new byte[TarHeader.BLOCK];
            if (reader.readMapBlock(block) < TarHeader.BLOCK || parts.size() > MOST_PARTS) {
                throw problem.of("the map of a sparse file does not end");
            }
            TarHeader next = new TarHeader(block);
            addOld(next, 0, 21, parts);
            more = next.unsigned(504) != 0;
        }
        return new SparseMap(null, header.number(483, 12), parts);
    }

    private static void addOld(TarHeader block, int offset, int count, List<Part> parts) {
        for (int i = 0; i < count; i++) {
            int at = offset + 24 * i;
            if (block.unsigned(at) != 0) {
                parts.add(new Part(block.number(at, 12), block.number(at + 12, 12)));
            }
        }
    }

    /// Lines of one number each in front of the content, filled up to whole blocks: how many parts, then offset and
    /// length of each.
    private static List<Part> leading(TarReader reader, TarProblem problem)
            throws IOException, MalformedArtifactException {
        List<Part> parts = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        byte[] block = new byte[TarHeader.BLOCK];
        long expected = -1;
        long at = -1;
        long numbers = 0;
        while (expected < 0 || numbers < 2 * expected) {
            if (reader.readStored(block, TarHeader.BLOCK) < TarHeader.BLOCK) {
                throw problem.of("the map of a sparse file does not end");
            }
            for (int i = 0; i < block.length && (expected < 0 || numbers < 2 * expected); i++) {
                if (block[i] != '\n') {
                    if (digits.length() > 20) {
                        throw problem.of("the map of a sparse file holds no numbers");
                    }
                    digits.append((char) (block[i] & 0xff));
                    continue;
                }
                long number = PaxRecords.number(digits.toString());
                digits.setLength(0);
                if (number < 0 || (expected < 0 && number > MOST_PARTS)) {
                    throw problem.of("the map of a sparse file holds no numbers");
                }
                if (expected < 0) {
                    expected = number;
                } else if (numbers++ % 2 == 0) {
                    at = number;
                } else {
                    parts.add(new Part(at, number));
                }
            }
        }
        return parts;
    }

    /// The parts have to ascend, to fit the file and to take what is stored.
    ///
    /// @param stored bytes of content in the archive
    void check(long stored, TarProblem problem) throws MalformedArtifactException {
        long end = 0;
        long sum = 0;
        boolean fits = size >= 0;
        for (Part part : parts) {
            fits &= part.at() >= end && part.length() >= 0 && part.length() <= size - part.at();
            if (!fits) {
                break;
            }
            end = part.at() + part.length();
            sum += part.length();
        }
        if (!fits || sum != stored) {
            throw problem.of(
                    "the map of a sparse file does not fit its " + size + " bytes, of which " + stored + " are stored");
        }
    }
}
