package parallax.binary;

import static parallax.binary.ElfPart.COMMENT;
import static parallax.binary.ElfPart.DEBUG_LINK;
import static parallax.binary.ElfPart.INTERPRETER;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads ELF files (System V gABI; LSB for symbol versions; the GNU extensions) of both classes and byte orders, from
/// memory that may be mapped. It follows the loader: what PT_DYNAMIC says counts, section headers serve where they
/// agree with it or where the loader has no use for the part.
public final class ElfReader {

    private static final int MAX_INTERPRETER = 4096;
    private static final int MAX_COMMENT = 1 << 20;

    private ElfReader() {}

    /// Whether a file that starts like this is one.
    ///
    /// @param head its first bytes; four are enough
    public static boolean isElf(byte[] head) {
        return head.length >= 4 && head[0] == 0x7f && head[1] == 'E' && head[2] == 'L' && head[3] == 'F';
    }

    /// Takes what is needed out of the file; of large ones a few percent. Takes at most some 256 MiB of memory,
    /// whatever the file says of itself, and time that is linear in its size.
    ///
    /// @param file all of it, from the header on
    /// @throws MalformedBinaryException where not even the header can be read; all other damage is a problem of the
    ///     answer
    public static ElfFile read(MemorySegment file) throws MalformedBinaryException {
        ElfBytes bytes = new ElfBytes(file);
        ElfProblems problems = new ElfProblems();
        ElfImage image = new ElfHeaderReader(bytes, problems).read();

        ElfDynamicReader dynamicReader = new ElfDynamicReader(image);
        ElfDynamic dynamic = dynamicReader.read();
        ElfStrings strings = dynamic == null ? sectionStrings(image) : dynamicReader.strings();
        ElfRelocationReader relocationReader = new ElfRelocationReader(image);
        ElfRelocations relocations = relocationReader.read(dynamic);
        ElfHashReader hashes = new ElfHashReader(image, dynamic);
        ElfSymbolColumns columns =
                new ElfSymbolReader(image, dynamic, hashes, relocationReader.greatestSymbol()).read(strings);
        ElfVersionReader versions = new ElfVersionReader(image, strings, dynamic);
        versions.read();
        ElfSymbolTable symbols = new ElfSymbolTable(
                strings.data(), columns, versions.indices(columns.size), versions.needed(), versions.defined());

        return new ElfFile(
                image.header(),
                image.programHeaders(),
                image.sections(),
                interpreter(image),
                dynamic,
                symbols,
                hashes.gnu(symbols),
                hashes.sysv(symbols),
                versions.needs(),
                versions.definitions(),
                relocations,
                new ElfNoteReader(image).read(),
                comments(image),
                debugLink(image),
                problems.found());
    }

    /// The names of a dynamic symbol table without a dynamic section.
    private static ElfStrings sectionStrings(ElfImage image) {
        ElfSection symbols = image.section(ElfSection.SHT_DYNSYM);
        ElfSection strings = symbols == null ? null : image.linked(symbols);
        if (strings == null || !strings.isInFile()) {
            return ElfStrings.EMPTY;
        }
        try {
            return new ElfStrings(
                    image.bytes().copy(strings.offset(), strings.size(), "the names of symbols"), strings.offset());
        } catch (ElfDamage damage) {
            image.problems().add(ElfPart.SYMBOLS, damage);
            return ElfStrings.EMPTY;
        }
    }

    private static @Nullable String interpreter(ElfImage image) {
        for (ElfProgramHeader segment : image.programHeaders()) {
            if (segment.type() == ElfProgramHeader.PT_INTERP && segment.fileSize() != 0) {
                try {
                    if (segment.fileSize() < 0 || segment.fileSize() > MAX_INTERPRETER) {
                        throw new ElfDamage(
                                segment.offset(),
                                "the path of the interpreter takes " + Long.toUnsignedString(segment.fileSize())
                                        + " bytes, expected at most " + MAX_INTERPRETER);
                    }
                    byte[] path = image.bytes()
                            .copy(segment.offset(), segment.fileSize(), "the characters of the interpreter's path");
                    return new ElfStrings(path, segment.offset()).at(0, image.bytes(), "the path of the interpreter");
                } catch (ElfDamage damage) {
                    image.problems().add(INTERPRETER, damage);
                }
            }
        }
        return null;
    }

    private static List<String> comments(ElfImage image) {
        Set<String> comments = new LinkedHashSet<>();
        for (ElfSection section : image.sections()) {
            if (section.name().equals(".comment") && section.isInFile()) {
                try {
                    if (section.size() < 0 || section.size() > MAX_COMMENT) {
                        throw new ElfDamage(
                                section.offset(),
                                "`.comment` has " + Long.toUnsignedString(section.size()) + " bytes, expected at most "
                                        + MAX_COMMENT);
                    }
                    byte[] data = image.bytes().copy(section.offset(), section.size(), "the texts of `.comment`");
                    split(data, comments);
                } catch (ElfDamage damage) {
                    image.problems().add(COMMENT, damage);
                }
            }
        }
        return new ArrayList<>(comments);
    }

    private static void split(byte[] data, Set<String> texts) {
        int start = 0;
        for (int at = 0; at <= data.length; at++) {
            if (at == data.length || data[at] == 0) {
                if (at > start) {
                    texts.add(ElfText.decode(data, start, at - start));
                }
                start = at + 1;
            }
        }
    }

    private static @Nullable ElfDebugLink debugLink(ElfImage image) {
        for (ElfSection section : image.sections()) {
            if (section.name().equals(".gnu_debuglink") && section.isInFile()) {
                try {
                    if (section.size() < 0 || section.size() > MAX_INTERPRETER) {
                        throw new ElfDamage(
                                section.offset(),
                                "`.gnu_debuglink` has " + Long.toUnsignedString(section.size())
                                        + " bytes, expected at most " + MAX_INTERPRETER);
                    }
                    byte[] data =
                            image.bytes().copy(section.offset(), section.size(), "the fields of `.gnu_debuglink`");
                    int end = ElfText.endOf(data, 0, data.length);
                    int crc = (end + 4) & ~3;
                    if (end < 0 || crc + 4 > data.length) {
                        throw new ElfDamage(section.offset(), "`.gnu_debuglink` has no name with a CRC behind it");
                    }
                    int value = new ElfFields(data, image.header()).i32(crc);
                    return new ElfDebugLink(ElfText.decode(data, 0, end), value);
                } catch (ElfDamage damage) {
                    image.problems().add(DEBUG_LINK, damage);
                }
            }
        }
        return null;
    }
}
