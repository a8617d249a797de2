package parallax.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.binary.MachOLibrary;
import parallax.binary.MachOLinkage;
import parallax.binary.MachOOrdinal;
import parallax.library.LibraryName;

/// One process, as dyld would build it up (Apple's dyld(1), dlopen(3), `mach-o/loader.h`; dyld's sources,
/// `Loader.cpp` and `JustInTimeLoader.cpp`): a library is looked for by the path that stands in the image,
/// and a symbol in the one library it was linked from.
///
/// What macOS has in `/usr/lib` and `/System/Library` is taken to be there with every symbol asked of it.
/// Compatibility versions are not compared: dyld has not done so since macOS 12.
public final class MachOProcess implements ProcessModel {

    /// A cycle of needs ends at what is loaded already; this bounds a hostile tree.
    private static final int MOST_IMAGES = 4000;

    /// Libraries that pass on symbols of libraries that pass on symbols, and so on.
    private static final int MOST_PASSES = 400;

    /// Libraries of `/usr/lib` that are built by others too: dyld looks there by the last part of a path
    /// that leads nowhere (dyld(1), DYLD_FALLBACK_LIBRARY_PATH).
    private static final Set<String> FALLBACK = Set.of(
            "libarchive",
            "libbz2",
            "libc++",
            "libc++abi",
            "libcups",
            "libcurl",
            "libedit",
            "libexpat",
            "libffi",
            "libform",
            "libiconv",
            "liblzma",
            "libncurses",
            "libobjc",
            "libpanel",
            "libpcap",
            "libresolv",
            "libsqlite3",
            "libtidy",
            "libxml2",
            "libxslt",
            "libz");

    private final EnvironmentFiles files;
    private final HostOffer host;
    private final Interpreter interpreter;
    private final ElfProcess.Absence absence;
    private final List<Image> images = new ArrayList<>();

    /// @param file null for a library of the system, and for one that was only assumed
    /// @param names by which it is found without a search: its path, its install name
    /// @param resolved what its own load commands led to, by name
    /// @param parent that asked for it first; null for what was asked for by the program
    private record Image(
            @Nullable LinkFile file,
            MachOLinkage.@Nullable Slice slice,
            Set<String> names,
            Map<String, Image> resolved,
            @Nullable Image parent,
            Kind kind) {

        /// One of which only the name is known.
        static Image named(String name, Image parent, Kind kind) {
            return new Image(null, null, Set.of(name), Map.of(), parent, kind);
        }

        enum Kind {
            FILE,
            SYSTEM,
            /// A library of Python as others link to it.
            PYTHON,
            ASSUMED
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// A symbol that was asked of an image.
    private record Asked(Image image, String symbol) {}

    /// Whether a library has a symbol.
    private enum Found {
        YES,
        NO,
        UNKNOWN
    }

    /// @param absence whether libraries that are not found may still be there
    public MachOProcess(EnvironmentFiles files, HostOffer host, Interpreter interpreter, ElfProcess.Absence absence) {
        this.files = files;
        this.host = host;
        this.interpreter = interpreter;
        this.absence = absence;
    }

    @Override
    public MachOProcess copy() {
        MachOProcess copy = new MachOProcess(files, host, interpreter, absence);
        copy.images.addAll(images);
        return copy;
    }

    @Override
    public List<LinkFile> loaded() {
        List<LinkFile> loaded = new ArrayList<>();
        for (Image image : images) {
            if (image.file != null) {
                loaded.add(image.file);
            }
        }
        return loaded;
    }

    /// `dlopen(path, RTLD_NOW)`. Images are global unless RTLD_LOCAL asks for the contrary (dlopen(3)),
    /// which Python does not.
    @Override
    public LoadOutcome open(String path, boolean isGlobal) {
        return new Request(path, false).run();
    }

    @Override
    public LoadOutcome openAnyway(String path, boolean isGlobal) {
        return new Request(path, true).run();
    }

    private MachOLinkage.@Nullable Slice slice(LinkFile file) {
        if (!(file.image() instanceof MachOLinkage mach)) {
            return null;
        }
        if (host.machine() == 183) {
            return mach.slice("arm64");
        }
        MachOLinkage.Slice plain = mach.slice("x86_64");
        return plain == null ? mach.slice("x86_64h") : plain;
    }

    private static boolean isSystems(String name) {
        return name.startsWith("/usr/lib/") || name.startsWith("/System/Library/");
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// `libpython3.11.dylib`, and `Python` of the framework.
    private static boolean isPythons(String name) {
        return last(name).startsWith("libpython3.") || name.contains("/Python.framework/");
    }

    private final class Request {
        private final String path;
        private final boolean stays;
        private final OutcomeDraft draft = new OutcomeDraft();
        private final List<Image> fresh = new ArrayList<>();
        private final List<Image> scope = new ArrayList<>();

        Request(String path, boolean stays) {
            this.path = path;
            this.stays = stays;
        }

        LoadOutcome run() {
            LinkFile file = files.find(path);
            if (file == null) {
                draft.problem(path + " is not there");
                return draft.outcome(null, List.of());
            }
            Image root = loadedAs(file);
            if (root == null) {
                MachOLinkage.Slice slice = slice(file);
                if (slice == null) {
                    refuse(file);
                    return draft.outcome(file, List.of());
                }
                if (!slice.type().equals("dylib") && !slice.type().equals("bundle")) {
                    draft.problem(file.fileName() + " is no library: its type is " + slice.type());
                    return draft.outcome(file, List.of());
                }
                root = add(file, slice, null);
            }
            loadNeeded(root);
            for (Image image : fresh) {
                if (image.file != null && image.slice != null) {
                    bind(image, image.file, image.slice);
                }
            }
            LoadOutcome outcome = draft.outcome(file, files());
            if (outcome.fails() && !stays) {
                images.removeAll(fresh);
            }
            return outcome;
        }

        private List<LinkFile> files() {
            List<LinkFile> inScope = new ArrayList<>();
            for (Image image : scope) {
                if (image.file != null) {
                    inScope.add(image.file);
                }
            }
            return inScope;
        }

        private void refuse(LinkFile file) {
            if (file.image() instanceof MachOLinkage mach) {
                draft.problem(file.fileName() + " is for "
                        + String.join(
                                " and ",
                                mach.slices().stream()
                                        .map(MachOLinkage.Slice::architecture)
                                        .toList()));
                draft.unfit(file);
            } else {
                draft.problem(file.fileName() + " cannot be loaded: " + file.refusal());
            }
        }

        private @Nullable Image loadedAs(LinkFile file) {
            for (Image image : images) {
                if (image.file != null && image.file.path().equals(file.path())) {
                    return image;
                }
            }
            return null;
        }

        private Image add(LinkFile file, MachOLinkage.Slice slice, @Nullable Image parent) {
            Set<String> names = new HashSet<>();
            names.add(file.path());
            if (slice.installName() != null) {
                names.add(slice.installName());
            }
            return keep(new Image(file, slice, names, new HashMap<>(), parent, Image.Kind.FILE));
        }

        private Image keep(Image image) {
            images.add(image);
            fresh.add(image);
            return image;
        }

        private void loadNeeded(Image root) {
            Set<Image> seen = new HashSet<>();
            scope.add(root);
            seen.add(root);
            for (int at = 0; at < scope.size(); at++) {
                Image image = scope.get(at);
                MachOLinkage.Slice slice = image.slice;
                if (image.file == null || slice == null) {
                    continue;
                }
                if (!slice.importsWhole()) {
                    draft.doubt(image.file.fileName() + " is damaged: " + slice.problem());
                }
                for (MachOLinkage.Library library : slice.libraries()) {
                    // A lazy one is loaded when it is first used.
                    if (library.kind() != MachOLibrary.Kind.LAZY) {
                        Image needed = need(library, image, image.file);
                        if (needed != null && seen.add(needed)) {
                            scope.add(needed);
                        }
                    }
                    if (scope.size() > MOST_IMAGES) {
                        draft.problem("more than " + MOST_IMAGES + " libraries are needed");
                        return;
                    }
                }
            }
        }

        private @Nullable Image need(MachOLinkage.Library library, Image by, LinkFile wanting) {
            String name = library.name();
            Image known = provider(name, by);
            if (known != null) {
                return known;
            }
            if (isSystems(name)) {
                return keep(Image.named(name, by, Image.Kind.SYSTEM));
            }
            List<String> looked = new ArrayList<>();
            List<LinkFile> passedOver = new ArrayList<>();
            for (String candidate : candidates(name, by)) {
                looked.add(candidate);
                LinkFile file = files.find(candidate);
                if (file == null) {
                    continue;
                }
                MachOLinkage.Slice slice = slice(file);
                if (slice != null) {
                    Image loaded = loadedAs(file);
                    Image image = loaded == null ? add(file, slice, by) : loaded;
                    by.resolved.put(name, image);
                    return image;
                }
                passedOver.add(file);
            }
            if (library.kind() == MachOLibrary.Kind.WEAK) {
                // Its symbols are then null.
                return null;
            }
            String doubt = doubt(name, wanting, by);
            if (isPythons(name) && passedOver.isEmpty()) {
                draft.doubt(
                        "whether this Python is " + name + ", which " + wanting.fileName() + " asks for, was not told");
                return keep(Image.named(name, by, Image.Kind.PYTHON));
            }
            if (!doubt.isEmpty() && absence.assumesThem()) {
                return keep(Image.named(name, by, Image.Kind.ASSUMED));
            }
            passedOver.forEach(draft::unfit);
            draft.missing(name, wanting, looked, doubt);
            return null;
        }

        /// What is loaded for this name; null for nothing.
        private @Nullable Image provider(String name, Image by) {
            Image resolved = by.resolved.get(name);
            if (resolved != null && images.contains(resolved)) {
                return resolved;
            }
            boolean isShared = name.startsWith("/") || name.startsWith("@rpath/");
            for (Image image : images) {
                if (isShared && image.names.contains(name)) {
                    return image;
                }
            }
            if (isShared) {
                return null;
            }
            for (String candidate : candidates(name, by)) {
                LinkFile file = files.find(candidate);
                Image image = file == null ? null : loadedAs(file);
                if (image != null) {
                    return image;
                }
            }
            for (Image image : images) {
                if (image.kind != Image.Kind.FILE && image.names.contains(name)) {
                    return image;
                }
            }
            return null;
        }

        /// The paths that a name stands for, in order. `@executable_path` is not known.
        private List<String> candidates(String name, Image by) {
            if (!name.startsWith("@rpath/")) {
                String expanded = expand(name, by);
                return expanded == null ? List.of() : List.of(expanded);
            }
            Set<String> paths = new LinkedHashSet<>();
            for (Image each = by; each != null; each = each.parent) {
                if (each.slice != null) {
                    for (String folder : each.slice.rpaths()) {
                        String expanded = expand(folder, each);
                        if (expanded != null) {
                            paths.add(EnvironmentFiles.normal(expanded + "/" + name.substring(7)));
                        }
                    }
                }
            }
            return List.copyOf(paths);
        }

        private static @Nullable String expand(String path, Image by) {
            if (path.startsWith("@loader_path") && by.file != null) {
                return by.file.folder() + path.substring(12);
            }
            return path.startsWith("/") ? path : null;
        }

        /// Why it is not certain that a library is absent that was not found; empty where it is.
        private String doubt(String name, LinkFile wanting, Image by) {
            String file = last(name);
            if (name.startsWith("@executable_path")) {
                return "where the program of Python lies was not told";
            }
            if (!name.startsWith("/") && !name.startsWith("@")) {
                return "it is asked for without a folder";
            }
            String supplied = absence.doubt(name, wanting);
            if (supplied != null) {
                return supplied;
            }
            if (FALLBACK.contains(LibraryName.of(file).name())) {
                return "macOS may have one in /usr/lib, which dyld falls back to";
            }
            if (name.startsWith("@")) {
                for (LinkFile other : files.files()) {
                    if (other.fileName().equals(file) && slice(other) != null) {
                        return "it lies at " + other.path() + ", and run paths of the program of Python are not known";
                    }
                }
                for (Image each = by; each != null; each = each.parent) {
                    if (each.slice != null && each.slice.rpaths().stream().anyMatch(Request::isOpen)) {
                        return "a run path depends on where the program of Python lies, or on the prefix";
                    }
                }
            }
            return "";
        }

        /// Folders that conda writes in when it installs, and those beside the program.
        private static boolean isOpen(String folder) {
            return folder.startsWith("@executable_path")
                    || folder.contains("placehold")
                    || folder.contains("anaconda1anaconda2");
        }

        private void bind(Image image, LinkFile file, MachOLinkage.Slice slice) {
            for (MachOLinkage.Import wanted : slice.imports()) {
                if (!wanted.weak()) {
                    bind(wanted, image, file, slice);
                }
            }
        }

        private void bind(MachOLinkage.Import wanted, Image image, LinkFile file, MachOLinkage.Slice slice) {
            int ordinal = wanted.ordinal();
            if (ordinal == MachOOrdinal.SELF) {
                if (finds(image, wanted.name()) != Found.YES) {
                    judge(wanted, null, file, Found.UNKNOWN, "it is asked for of the file itself");
                }
            } else if (ordinal == MachOOrdinal.MAIN_EXECUTABLE) {
                bindToPython(wanted, file);
            } else if (ordinal == MachOOrdinal.FLAT_LOOKUP || ordinal == MachOOrdinal.WEAK_LOOKUP) {
                bindToAny(wanted, file);
            } else if (ordinal < 1 || ordinal > slice.libraries().size()) {
                draft.problem(file.fileName() + " asks for " + wanted.name() + " from library " + ordinal + " of "
                        + slice.libraries().size());
            } else {
                bindToLibrary(wanted, slice.libraries().get(ordinal - 1), image, file);
            }
        }

        private void bindToLibrary(
                MachOLinkage.Import wanted, MachOLinkage.Library library, Image image, LinkFile file) {
            String from = last(library.name());
            Image provider = provider(library.name(), image);
            if (provider != null) {
                Found found =
                        provider.kind == Image.Kind.PYTHON ? pythons(wanted.name()) : finds(provider, wanted.name());
                judge(wanted, from, file, found, from + " could not be looked at in full");
                return;
            }
            LoadOutcome.Missing missing = draft.missing(library.name());
            if (missing != null) {
                draft.undefined(reference(wanted, from), file, missing.decided() ? "" : from + " was not looked at");
            }
        }

        private void bindToPython(MachOLinkage.Import wanted, LinkFile file) {
            judge(wanted, null, file, pythons(wanted.name()), "whether this Python defines it is not known");
        }

        private Found pythons(String symbol) {
            String name = symbol.startsWith("_") ? symbol.substring(1) : symbol;
            return switch (interpreter.defines(name)) {
                case YES -> Found.YES;
                case NO -> Found.NO;
                case UNKNOWN -> Found.UNKNOWN;
            };
        }

        /// Looked for in every image, in the order in which they were loaded.
        private void bindToAny(MachOLinkage.Import wanted, LinkFile file) {
            String name = file.sourceName(wanted.name());
            boolean isOpen = false;
            for (Image each : images) {
                if (each.kind == Image.Kind.FILE) {
                    Found found = finds(each, wanted.name());
                    if (found == Found.YES) {
                        return;
                    }
                    isOpen |= found == Found.UNKNOWN && each.slice != null && !each.slice.exportsWhole();
                }
                isOpen |= each.kind == Image.Kind.ASSUMED;
            }
            if (ElfProcess.isPythonic(name)) {
                bindToPython(wanted, file);
                return;
            }
            // Only the system's libraries and Python are left, which have none of torch's names.
            boolean isCertain = ElfProcess.isTorchs(name) && !isOpen && !draft.hasOpenLibrary();
            judge(
                    wanted,
                    null,
                    file,
                    isCertain ? Found.NO : Found.UNKNOWN,
                    "any library of the process may define it, those of macOS too");
        }

        private void judge(MachOLinkage.Import wanted, @Nullable String from, LinkFile file, Found found, String why) {
            if (found == Found.NO) {
                draft.undefined(reference(wanted, from), file, "");
            } else if (found == Found.UNKNOWN) {
                draft.undefined(reference(wanted, from), file, why);
            }
        }

        private static LoadOutcome.Reference reference(MachOLinkage.Import wanted, @Nullable String from) {
            return new LoadOutcome.Reference(wanted.name(), null, from, false);
        }

        /// Whether a library has a symbol, itself or from those it passes on.
        private Found finds(Image image, String name) {
            return finds(image, name, new HashSet<>());
        }

        /// @param seen what was asked on the way here: libraries may pass on each other's symbols in a circle
        private Found finds(Image image, String name, Set<Asked> seen) {
            if (image.kind == Image.Kind.SYSTEM || image.kind == Image.Kind.ASSUMED) {
                return Found.YES;
            }
            if (image.kind == Image.Kind.PYTHON) {
                return pythons(name);
            }
            MachOLinkage.Slice slice = image.slice;
            if (slice == null || seen.size() > MOST_PASSES) {
                return Found.UNKNOWN;
            }
            if (slice.exports(name)) {
                return Found.YES;
            }
            if (!seen.add(new Asked(image, name))) {
                return Found.NO;
            }
            MachOLinkage.PassedOn passedOn = slice.passedOn(name);
            if (passedOn != null) {
                return findsIn(image, slice, passedOn.ordinal(), passedOn.otherName(), seen);
            }
            boolean isOpen = !slice.exportsWhole();
            for (int at = 0; at < slice.libraries().size(); at++) {
                MachOLinkage.Library library = slice.libraries().get(at);
                if (library.kind() != MachOLibrary.Kind.REEXPORT) {
                    continue;
                }
                if (isSystems(library.name())) {
                    // Which symbols the system's library has is not known; torch's it has not.
                    isOpen |= !ElfProcess.isTorchs(name.startsWith("_") ? name.substring(1) : name);
                    continue;
                }
                Found found = findsIn(image, slice, at + 1, name, seen);
                if (found == Found.YES) {
                    return Found.YES;
                }
                isOpen |= found == Found.UNKNOWN;
            }
            return isOpen ? Found.UNKNOWN : Found.NO;
        }

        private Found findsIn(Image image, MachOLinkage.Slice slice, int ordinal, String name, Set<Asked> seen) {
            if (ordinal < 1 || ordinal > slice.libraries().size()) {
                return Found.UNKNOWN;
            }
            String library = slice.libraries().get(ordinal - 1).name();
            Image next = provider(library, image);
            if (next != null) {
                return finds(next, name, seen);
            }
            LoadOutcome.Missing missing = draft.missing(library);
            return missing != null && missing.decided() ? Found.NO : Found.UNKNOWN;
        }
    }
}
