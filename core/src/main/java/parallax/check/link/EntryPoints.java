package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import parallax.binary.ElfLinkage;
import parallax.binary.MachOLinkage;
import parallax.binary.PeLinkage;
import parallax.content.LinkContents;
import parallax.link.LinkFile;

/// Which files of a build Python loads by itself: extension modules, and libraries that the package hands
/// to the loader.
final class EntryPoints {

    private EntryPoints() {}

    /// How a file comes to be loaded.
    enum Kind {
        /// An extension module, which an `import` loads.
        MODULE,
        /// A library without a module's entry point that lies among the modules, as those that register
        /// operators.
        LOADED_BY_PACKAGE,
        /// A library that others ask for, or that something opens by name when it runs.
        LIBRARY
    }

    /// @param file of a build, where it lies
    static Kind of(LinkFile file, boolean isImported) {
        ElfLinkage elf = file.elf();
        String name = file.fileName();
        if (!isImported) {
            return Kind.LIBRARY;
        }
        if (!file.problem().isEmpty()) {
            // What cannot be read tells nothing but its name, and a module that is damaged is one all the same.
            if (isTagged(name)) {
                return Kind.MODULE;
            }
            return isText(file) || !isPlain(file) ? Kind.LIBRARY : Kind.LOADED_BY_PACKAGE;
        }
        int dot = name.indexOf('.');
        String module = dot < 0 ? name : name.substring(0, dot);
        String entry = "PyInit_" + module;
        if (isTagged(name)
                || (elf == null ? hasEntry(file, entry) : elf.lookup(ElfLinkage.Name.of(entry), null) >= 0)) {
            return Kind.MODULE;
        }
        if (name.endsWith(".pyd")) {
            return Kind.LOADED_BY_PACKAGE;
        }
        return isPlain(file) ? Kind.LOADED_BY_PACKAGE : Kind.LIBRARY;
    }

    /// Whether nobody need have meant it for the loader.
    static boolean isText(LinkFile file) {
        return file.problem().equals(LinkContents.Library.TEXT);
    }

    private static boolean isPlain(LinkFile file) {
        String name = file.fileName();
        return name.endsWith(".so") && !name.startsWith("lib") && !file.path().contains(".libs/");
    }

    private static boolean hasEntry(LinkFile file, String entry) {
        return switch (file.image()) {
            case MachOLinkage mach -> mach.slices().stream().anyMatch(slice -> slice.exports("_" + entry));
            case PeLinkage pe -> pe.exports(entry);
            case null -> false;
        };
    }

    /// PEP 3149 and PEP 384: `.cpython-311-x86_64-linux-gnu.so`, `.abi3.so`.
    private static boolean isTagged(String name) {
        return (name.contains(".cpython-3") && name.endsWith(".so")) || name.endsWith(".abi3.so");
    }

    /// Files that come into the process by themselves, in the order of their paths.
    static List<Placement.Placed> of(Placement placement, int build) {
        List<Placement.Placed> entries = new ArrayList<>();
        for (Placement.Placed placed : placement.byPath().values()) {
            if (placed.build() == build
                    && of(placed.file(), placement.isImported(placed.file().path())) != Kind.LIBRARY) {
                entries.add(placed);
            }
        }
        return entries;
    }
}
