package parallax.binary;

import static parallax.binary.ElfPart.NOTES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Reads notes (gABI, "Note Section") of the segments and of the sections that no segment has.
final class ElfNoteReader {

    private static final int MAX_NOTES = 1 << 16;
    private static final int MAX_NAME = 4096;
    private static final int MAX_TEXT = 1 << 16;
    private static final int NT_GNU_ABI_TAG = 1;
    private static final int NT_GNU_BUILD_ID = 3;
    private static final int NT_GNU_PROPERTY_TYPE_0 = 5;
    private static final int NT_GO_BUILD_ID = 4;
    private static final int FDO_PACKAGING_METADATA = 0xcafe1a7e;
    private static final int FDO_DLOPEN_METADATA = 0x407c0c0a;

    private final ElfImage image;
    private final List<ElfNote> notes = new ArrayList<>();
    private final Set<String> others = new HashSet<>();
    private final List<ElfImage.Range> done = new ArrayList<>();
    private int count;

    ElfNoteReader(ElfImage image) {
        this.image = image;
    }

    List<ElfNote> read() {
        for (ElfProgramHeader segment : image.programHeaders()) {
            if (segment.type() == ElfProgramHeader.PT_NOTE) {
                read(segment.offset(), segment.fileSize(), segment.align());
            }
        }
        for (ElfSection section : image.sections()) {
            if (section.type() == ElfSection.SHT_NOTE) {
                read(section.offset(), section.size(), section.align());
            }
        }
        return notes;
    }

    private void read(long offset, long size, long align) {
        for (ElfImage.Range range : done) {
            if (offset >= range.offset()
                    && size <= range.length()
                    && offset - range.offset() <= range.length() - size) {
                return;
            }
        }
        // A handful in real files; a hostile one cannot make the search above slow.
        if (done.size() < 64) {
            done.add(new ElfImage.Range(offset, size));
        }
        try {
            if (!image.bytes().has(offset, size)) {
                throw new ElfDamage(
                        offset,
                        "notes take " + Long.toUnsignedString(size) + " bytes, the file has "
                                + image.bytes().size());
            }
            if (align != 8 && (align < 0 || align > 4)) {
                throw new ElfDamage(offset, "notes aligned to " + Long.toUnsignedString(align) + ", expected 4 or 8");
            }
            readAll(offset, size, align == 8 ? 8 : 4);
        } catch (ElfDamage damage) {
            image.problems().add(NOTES, damage);
        }
    }

    private void readAll(long offset, long size, int align) throws ElfDamage {
        long end = offset + size;
        long at = offset;
        while (end - at >= 12) {
            if (++count > MAX_NOTES) {
                throw new ElfDamage(at, "more than " + MAX_NOTES + " notes");
            }
            ElfFields head = image.fields(at, 12, "the notes");
            long nameSize = head.u32(0);
            long contentSize = head.u32(4);
            long content = at + 12 + nameSize;
            content += -(content - offset) & (align - 1);
            if (content > end || contentSize > end - content) {
                throw new ElfDamage(
                        at,
                        "a note with a name of " + nameSize + " and a content of " + contentSize + " bytes, "
                                + (end - at) + " are left");
            }
            note(owner(at + 12, nameSize), head.i32(8), content, contentSize);
            at = content + contentSize;
            at += -(at - offset) & (align - 1);
        }
    }

    private String owner(long at, long size) throws ElfDamage {
        int length = (int) Math.min(size, MAX_NAME);
        byte[] name = image.bytes().copy(at, length, "the notes");
        while (length > 0 && name[length - 1] == 0) {
            length--;
        }
        return ElfText.decode(name, 0, length);
    }

    private void note(String owner, int type, long at, long size) throws ElfDamage {
        switch (owner) {
            case "GNU" -> gnu(type, at, size);
            case "Go" -> {
                if (type == NT_GO_BUILD_ID) {
                    notes.add(new ElfNote.GoBuildId(text(at, size)));
                } else {
                    other(owner, type, size);
                }
            }
            case "FDO" -> {
                if (type == FDO_PACKAGING_METADATA) {
                    notes.add(new ElfNote.PackageMetadata(text(at, size)));
                } else if (type == FDO_DLOPEN_METADATA) {
                    notes.add(new ElfNote.DlopenMetadata(text(at, size)));
                } else {
                    other(owner, type, size);
                }
            }
            case "stapsdt" -> {}
            default -> other(owner, type, size);
        }
    }

    private void gnu(int type, long at, long size) throws ElfDamage {
        switch (type) {
            case NT_GNU_BUILD_ID -> {
                byte[] id = image.bytes().copy(at, Math.min(size, 1024), "the build id's bytes");
                notes.add(new ElfNote.BuildId(HexFormat.of().formatHex(id)));
            }
            case NT_GNU_ABI_TAG -> {
                if (size < 16) {
                    throw new ElfDamage(at, "an ABI tag of " + size + " bytes, expected 16");
                }
                ElfFields fields = image.fields(at, 16, "the ABI tag's fields");
                notes.add(
                        new ElfNote.AbiTag(fields.u32(0), fields.u32(4) + "." + fields.u32(8) + "." + fields.u32(12)));
            }
            case NT_GNU_PROPERTY_TYPE_0 -> properties(at, size);
            default -> other("GNU", type, size);
        }
    }

    private void properties(long offset, long size) throws ElfDamage {
        int align = image.header().is64() ? 8 : 4;
        List<ElfProperty> properties = new ArrayList<>();
        long at = offset;
        long end = offset + size;
        while (end - at >= 8) {
            ElfFields head = image.fields(at, 8, "the GNU properties");
            long length = head.u32(4);
            if (length > end - at - 8) {
                image.problems()
                        .add(NOTES, at, "a GNU property of " + length + " bytes, " + (end - at - 8) + " are left");
                break;
            }
            long value = 0;
            if (length >= 8) {
                value = image.fields(at + 8, 8, "the GNU properties").i64(0);
            } else if (length >= 4) {
                value = image.fields(at + 8, 4, "the GNU properties").u32(0);
            }
            image.bytes().charge(at, 32, "the GNU properties");
            properties.add(new ElfProperty(head.i32(0), value));
            at += 8 + length;
            at += -(at - offset) & (align - 1);
        }
        notes.add(new ElfNote.Properties(properties));
    }

    private String text(long at, long size) throws ElfDamage {
        if (size > MAX_TEXT) {
            throw new ElfDamage(at, "a note of " + size + " bytes of text, expected at most " + MAX_TEXT);
        }
        byte[] bytes = image.bytes().copy(at, size, "the notes");
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] == 0) {
            length--;
        }
        return ElfText.decode(bytes, 0, length);
    }

    private void other(String owner, int type, long size) {
        // A text, because the first hash of a record costs 30 ms of start-up.
        if (others.add(owner + '\0' + type + '\0' + size)) {
            notes.add(new ElfNote.Other(owner, type, size));
        }
    }
}
