package parallax.binary;

import static parallax.binary.ElfPart.DYNAMIC;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the dynamic section and the strings it points to: where the loader looks, which is PT_DYNAMIC; by the section
/// headers where there is no such segment.
final class ElfDynamicReader {

    private final ElfImage image;
    private final List<ElfDynamicEntry> entries = new ArrayList<>();
    private ElfStrings strings = ElfStrings.EMPTY;

    ElfDynamicReader(ElfImage image) {
        this.image = image;
    }

    /// Null where there is none.
    @Nullable
    ElfDynamic read() {
        ElfSection section = image.section(ElfSection.SHT_DYNAMIC);
        if (!readEntries(section)) {
            return null;
        }
        ElfDynamic raw =
                new ElfDynamic(null, List.of(), List.of(), List.of(), List.of(), List.of(), 0, 0, 0, 0, 0, entries);
        strings = findStrings(raw, section);
        return new ElfDynamic(
                last(texts(ElfDynamicTag.SONAME, "the soname")),
                texts(ElfDynamicTag.NEEDED, "the name of a needed library"),
                folders(ElfDynamicTag.RPATH),
                folders(ElfDynamicTag.RUNPATH),
                texts(ElfDynamicTag.AUXILIARY, "the name of an auxiliary library"),
                texts(ElfDynamicTag.FILTER, "the name of a filtered library"),
                number(raw, ElfDynamicTag.FLAGS),
                number(raw, ElfDynamicTag.FLAGS_1),
                functions(raw, ElfDynamicTag.INIT_ARRAYSZ),
                functions(raw, ElfDynamicTag.FINI_ARRAYSZ),
                functions(raw, ElfDynamicTag.PREINIT_ARRAYSZ),
                entries);
    }

    /// The table of all names of the file, found by `read`; empty where there is none.
    ElfStrings strings() {
        return strings;
    }

    private boolean readEntries(@Nullable ElfSection section) {
        boolean tried = false;
        for (ElfProgramHeader segment : image.programHeaders()) {
            if (segment.type() == ElfProgramHeader.PT_DYNAMIC && segment.fileSize() != 0) {
                tried = true;
                try {
                    readEntries(segment.offset(), segment.fileSize());
                    return true;
                } catch (ElfDamage damage) {
                    image.problems().add(DYNAMIC, damage);
                }
            }
        }
        if (section == null) {
            return false;
        }
        try {
            readEntries(section.offset(), section.size());
            return true;
        } catch (ElfDamage damage) {
            if (!tried) {
                image.problems().add(DYNAMIC, damage);
            }
            return false;
        }
    }

    private void readEntries(long offset, long size) throws ElfDamage {
        entries.clear();
        int word = image.header().is64() ? 8 : 4;
        ElfFields fields = image.fields(offset, size, "the entries of the dynamic section");
        long count = size / (2L * word);
        for (int number = 0; number < count; number++) {
            long tag = fields.wordAt(2 * number);
            if (tag == ElfDynamicTag.NULL) {
                return;
            }
            image.bytes().charge(offset, 32, "the entries of the dynamic section");
            entries.add(new ElfDynamicEntry(tag, fields.wordAt(2 * number + 1)));
        }
        image.problems().add(DYNAMIC, offset, "the dynamic section ends without DT_NULL");
    }

    private ElfStrings findStrings(ElfDynamic raw, @Nullable ElfSection section) {
        Long address = raw.value(ElfDynamicTag.STRTAB);
        Long size = raw.value(ElfDynamicTag.STRSZ);
        try {
            if (address != null && size != null && image.at(address) != null) {
                return strings(address, size);
            }
            if (section != null) {
                ElfSection linked = image.linked(section);
                if (linked != null && linked.isInFile()) {
                    return new ElfStrings(
                            image.bytes().copy(linked.offset(), linked.size(), "the names of symbols"),
                            linked.offset());
                }
            }
            if (address != null) {
                throw new ElfDamage(
                        -1,
                        "the names of symbols are at address 0x" + Long.toHexString(address)
                                + ", where nothing of the file is loaded");
            }
        } catch (ElfDamage damage) {
            image.problems().add(DYNAMIC, damage);
        }
        return ElfStrings.EMPTY;
    }

    private ElfStrings strings(long address, long size) throws ElfDamage {
        ElfImage.Range range = image.require(address, 0, "the names of symbols");
        ElfImage.Range rest = image.at(address);
        long room = rest == null ? 0 : rest.length();
        if (size < 0 || size > room) {
            image.problems()
                    .add(
                            DYNAMIC,
                            range.offset(),
                            "the names of symbols take " + Long.toUnsignedString(size) + " bytes, " + room
                                    + " are left");
            size = room;
        }
        return new ElfStrings(image.bytes().copy(range.offset(), size, "the names of symbols"), range.offset());
    }

    private List<String> texts(long tag, String what) {
        List<String> texts = new ArrayList<>();
        for (ElfDynamicEntry entry : entries) {
            if (entry.tag() == tag) {
                try {
                    texts.add(strings.at(entry.value(), image.bytes(), what));
                } catch (ElfDamage damage) {
                    image.problems().add(DYNAMIC, damage);
                }
            }
        }
        return texts;
    }

    /// Several entries are one list for us; glibc takes the last alone, and no linker writes two.
    private List<String> folders(long tag) {
        String path = last(texts(tag, "the run path"));
        if (path == null || path.isEmpty()) {
            return List.of();
        }
        List<String> folders = new ArrayList<>();
        int start = 0;
        for (int colon = path.indexOf(':'); colon >= 0; colon = path.indexOf(':', start)) {
            folders.add(path.substring(start, colon));
            start = colon + 1;
        }
        folders.add(path.substring(start));
        return folders;
    }

    private long functions(ElfDynamic raw, long tag) {
        return Long.divideUnsigned(number(raw, tag), image.header().is64() ? 8 : 4);
    }

    private static long number(ElfDynamic raw, long tag) {
        Long value = raw.value(tag);
        return value == null ? 0 : value;
    }

    private static @Nullable String last(List<String> texts) {
        return texts.isEmpty() ? null : texts.getLast();
    }
}
