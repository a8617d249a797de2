package parallax.peer;

import java.util.ArrayList;
import java.util.List;
import parallax.binary.ElfDynamic;
import parallax.binary.ElfDynamicEntry;
import parallax.binary.ElfFile;
import parallax.binary.ElfHeader;
import parallax.binary.ElfNote;
import parallax.binary.ElfProgramHeader;
import parallax.binary.ElfSection;
import parallax.binary.ElfSymbolTable;
import parallax.binary.ElfSymbolVersion;
import parallax.binary.ElfVersionDefinition;
import parallax.binary.ElfVersionNeed;

/// What we read of a file, in lines that {@link ReadelfOutput} has for the same facts.
final class ElfListing {

    private ElfListing() {}

    static List<String> of(ElfFile file) {
        List<String> listing = new ArrayList<>();
        header(file.header(), listing);
        sections(file, listing);
        segments(file, listing);
        if (file.dynamic() != null) {
            dynamic(file.dynamic(), listing);
        }
        symbols(file, true, listing);
        versions(file, listing);
        for (String comment : file.comments()) {
            listing.add("comment " + comment);
        }
        for (ElfNote note : file.notes()) {
            if (note instanceof ElfNote.BuildId(String hex) && !listing.contains("build id " + hex)) {
                listing.add("build id " + hex);
            }
        }
        return listing;
    }

    /// The part that `eu-readelf` is asked for. A variable that a program copies out of a library keeps the library's
    /// version; elfutils looks for it only where the copy is in a section without bytes in the file.
    static List<String> forElfutils(ElfFile file) {
        List<String> listing = new ArrayList<>();
        if (file.dynamic() != null) {
            dynamic(file.dynamic(), listing);
            listing.removeIf(line -> !line.startsWith("dynamic text"));
        }
        symbols(file, false, listing);
        return listing;
    }

    private static void header(ElfHeader header, List<String> listing) {
        listing.add("header class " + (header.is64() ? "ELF64" : "ELF32"));
        listing.add("header " + (header.bigEndian() ? "big endian" : "little endian"));
        listing.add("header type "
                + switch (header.type()) {
                    case ElfHeader.ET_REL -> "REL";
                    case ElfHeader.ET_EXEC -> "EXEC";
                    case ElfHeader.ET_DYN -> "DYN";
                    case ElfHeader.ET_CORE -> "CORE";
                    default -> String.valueOf(header.type());
                });
        listing.add("header entry " + hex(header.entry()));
        listing.add("header flags " + Integer.toHexString(header.flags()));
    }

    private static void sections(ElfFile file, List<String> listing) {
        int number = 0;
        for (ElfSection section : file.sections()) {
            listing.add("section " + number + " " + section.name() + " " + hex(section.address()) + " "
                    + hex(section.offset()) + " " + hex(section.size()) + " " + hex(section.entrySize()) + " "
                    + section.link() + " " + section.info() + " " + section.align());
            number++;
        }
    }

    private static void segments(ElfFile file, List<String> listing) {
        for (ElfProgramHeader segment : file.programHeaders()) {
            int flags = segment.flags();
            listing.add("segment " + hex(segment.offset()) + " " + hex(segment.virtualAddress()) + " "
                    + hex(segment.fileSize()) + " " + hex(segment.memorySize()) + " "
                    + ((flags & ElfProgramHeader.PF_R) != 0 ? "R" : "-")
                    + ((flags & ElfProgramHeader.PF_W) != 0 ? "W" : "-")
                    + ((flags & ElfProgramHeader.PF_X) != 0 ? "E" : "-") + " " + hex(segment.align()));
        }
        if (file.interpreter() != null) {
            listing.add("interpreter " + file.interpreter());
        }
    }

    private static void dynamic(ElfDynamic dynamic, List<String> listing) {
        for (ElfDynamicEntry entry : dynamic.entries()) {
            listing.add("dynamic " + hex(entry.tag()));
        }
        for (String needed : dynamic.needed()) {
            listing.add("dynamic text NEEDED " + needed);
        }
        if (dynamic.soname() != null) {
            listing.add("dynamic text SONAME " + dynamic.soname());
        }
        if (!dynamic.rpath().isEmpty()) {
            listing.add("dynamic text RPATH " + String.join(":", dynamic.rpath()));
        }
        if (!dynamic.runpath().isEmpty()) {
            listing.add("dynamic text RUNPATH " + String.join(":", dynamic.runpath()));
        }
    }

    private static void symbols(ElfFile file, boolean ofAllCopies, List<String> listing) {
        ElfSymbolTable symbols = file.symbols();
        for (int symbol = 0; symbol < symbols.size(); symbol++) {
            listing.add("symbol " + symbol + " " + hex(symbols.value(symbol)) + " " + symbols.sizeOf(symbol) + " "
                    + symbols.type(symbol) + " " + symbols.binding(symbol) + " " + symbols.visibility(symbol) + " "
                    + symbols.sectionIndex(symbol) + " "
                    + plain(symbols.name(symbol) + version(file, symbol, ofAllCopies))
                            .strip());
        }
    }

    /// A symbol that stands for a version is in that version itself, which `readelf` does not say; and of a character
    /// beyond ASCII it prints the first byte alone.
    static String plain(String name) {
        int at = name.indexOf("@@");
        String shown = at > 0 && name.substring(at + 2).equals(name.substring(0, at)) ? name.substring(0, at) : name;
        return shown.replaceAll("[^\\p{ASCII}]+", "?");
    }

    private static String version(ElfFile file, int symbol, boolean ofAllCopies) {
        ElfSymbolTable symbols = file.symbols();
        ElfSymbolVersion version = symbols.version(symbol);
        boolean isCopy = version != null && symbols.isDefined(symbol) && version.file() != null;
        if (version == null || (isCopy && !ofAllCopies && hasBytes(file, symbols.sectionIndex(symbol)))) {
            return "";
        }
        boolean isDefault = symbols.isDefined(symbol) && !version.hidden() && version.file() == null;
        return (isDefault ? "@@" : "@") + version.name();
    }

    private static boolean hasBytes(ElfFile file, int section) {
        return section < file.sections().size() && file.sections().get(section).isInFile();
    }

    private static void versions(ElfFile file, List<String> listing) {
        for (ElfVersionNeed need : file.versionNeeds()) {
            listing.add("need " + need.file());
            for (ElfVersionNeed.Version version : need.versions()) {
                listing.add("need version " + version.name() + " " + (version.weak() ? "WEAK" : "none") + " "
                        + version.index());
            }
        }
        for (ElfVersionDefinition definition : file.versionDefinitions()) {
            String flags = (definition.base() ? "BASE" : "")
                    + (definition.base() && definition.weak() ? " | " : "")
                    + (definition.weak() ? "WEAK" : "");
            listing.add("definition " + definition.name() + " " + (flags.isEmpty() ? "none" : flags) + " "
                    + definition.index());
            for (String parent : definition.parents()) {
                listing.add("definition parent " + parent);
            }
        }
    }

    private static String hex(long value) {
        return Long.toHexString(value);
    }
}
