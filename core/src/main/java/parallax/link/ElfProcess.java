package parallax.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.binary.ElfLinkage;
import parallax.binary.ElfVersionNeed;
import parallax.library.LibraryName;

/// One process, as glibc's loader would build it up (ld.so(8); gABI, "Shared Object Dependencies" and
/// "Symbol
/// Resolution"; glibc `elf/dl-load.c`, `dl-lookup.c`, `dl-version.c`): files are loaded one after
/// another, each with
/// all it needs, every symbol bound at once, as Python asks for it.
///
/// What a request that fails had brought in is gone again, as in the real loader. What goes wrong is told
/// in full, where
/// the real loader stops at the first.
public final class ElfProcess implements ProcessModel {

    /// A cycle of needs ends at what is loaded already; this bounds a hostile tree.
    private static final int MOST_OBJECTS = 4000;

    /// Where packages of a distribution put libraries (ld.so(8); Debian adds the multiarch folders, and
    /// makes links to
    /// those of BLAS and LAPACK when it installs them).
    private static final List<String> SYSTEM = List.of(
            "/lib/x86_64-linux-gnu",
            "/usr/lib/x86_64-linux-gnu",
            "/lib/aarch64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/lib64",
            "/usr/lib64",
            "/lib",
            "/usr/lib",
            "/usr/lib/x86_64-linux-gnu/openblas-pthread",
            "/usr/lib/x86_64-linux-gnu/openblas-serial",
            "/usr/lib/x86_64-linux-gnu/blas",
            "/usr/lib/x86_64-linux-gnu/lapack",
            "/usr/lib/x86_64-linux-gnu/atlas");

    private static final int MOST_INTERPOSED = 200;

    /// Stands for a symbol that a library defines whose symbols cannot be looked up.
    private static final String ASSUMED = "assumed";

    private final EnvironmentFiles files;
    private final HostOffer host;
    private final Interpreter interpreter;
    private final Absence absence;
    private final List<Loaded> map = new ArrayList<>();
    private final List<Loaded> global = new ArrayList<>();

    /// Whether a library that is not found may still be there.
    public interface Absence {

        /// Nothing but what was given is there.
        Absence CERTAIN = (_, _) -> null;

        /// Whether libraries whose absence is not certain are taken to be there and sound.
        default boolean assumesThem() {
            return false;
        }

        /// @param name of the library
        /// @param wantedBy who asks for it
        /// @return why its absence is not certain, as a clause; null where it is
        @Nullable
        String doubt(String name, LinkFile wantedBy);
    }

    /// @param file null for a library of the host, of which only the name is known
    /// @param parent that asked for it first; null for what was asked for by the program
    private record Loaded(
            @Nullable LinkFile file,
            Set<String> names,
            @Nullable Loaded parent,
            boolean assumed) {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    public ElfProcess(EnvironmentFiles files, HostOffer host, Interpreter interpreter, Absence absence) {
        this.files = files;
        this.host = host;
        this.interpreter = interpreter;
        this.absence = absence;
    }

    @Override
    public ElfProcess copy() {
        ElfProcess copy = new ElfProcess(files, host, interpreter, absence);
        copy.map.addAll(map);
        copy.global.addAll(global);
        return copy;
    }

    @Override
    public List<LinkFile> loaded() {
        List<LinkFile> loaded = new ArrayList<>();
        for (Loaded each : map) {
            if (each.file != null) {
                loaded.add(each.file);
            }
        }
        return loaded;
    }

    /// `dlopen(path, RTLD_NOW)`, with RTLD_GLOBAL where `isGlobal`.
    @Override
    public LoadOutcome open(String path, boolean isGlobal) {
        return new Request(path, isGlobal, false).run();
    }

    @Override
    public LoadOutcome openAnyway(String path, boolean isGlobal) {
        return new Request(path, isGlobal, true).run();
    }

    private final class Request {
        private final String path;
        private final boolean isGlobal;
        private final boolean stays;
        private final List<Loaded> fresh = new ArrayList<>();
        private final List<Loaded> scope = new ArrayList<>();
        private final Map<String, LoadOutcome.Missing> missing = new LinkedHashMap<>();
        private final List<LoadOutcome.Undefined> undefined = new ArrayList<>();
        private final List<LoadOutcome.VersionLack> versions = new ArrayList<>();
        private final Set<LinkFile> unfit = new LinkedHashSet<>();
        private final List<String> problems = new ArrayList<>();
        private final Set<String> doubts = new LinkedHashSet<>();
        private final List<LoadOutcome.Interposed> interposed = new ArrayList<>();

        Request(String path, boolean isGlobal, boolean stays) {
            this.path = path;
            this.isGlobal = isGlobal;
            this.stays = stays;
        }

        LoadOutcome run() {
            LinkFile file = files.find(path);
            if (file == null) {
                problems.add(path + " is not there");
                return outcome(null);
            }
            Loaded root = loadedAs(file);
            if (root == null) {
                if (!canLoad(file)) {
                    return outcome(file);
                }
                root = add(file, null);
            }
            loadNeeded(root);
            for (Loaded object : fresh) {
                if (object.file != null) {
                    checkVersions(object);
                }
            }
            for (Loaded object : fresh) {
                LinkFile own = object.file;
                if (own != null && own.elf() != null) {
                    bind(own, own.elf());
                }
            }
            LoadOutcome outcome = outcome(file);
            if (outcome.fails() && !stays) {
                map.removeAll(fresh);
            } else if (isGlobal) {
                for (Loaded object : scope) {
                    if (!global.contains(object)) {
                        global.add(object);
                    }
                }
            }
            return outcome;
        }

        private LoadOutcome outcome(@Nullable LinkFile file) {
            List<LinkFile> inScope = new ArrayList<>();
            for (Loaded object : scope) {
                if (object.file != null) {
                    inScope.add(object.file);
                }
            }
            return new LoadOutcome(
                    file,
                    inScope,
                    List.copyOf(missing.values()),
                    undefined,
                    versions,
                    List.copyOf(unfit),
                    problems,
                    List.copyOf(doubts),
                    interposed);
        }

        private boolean canLoad(LinkFile file) {
            ElfLinkage elf = file.elf();
            if (elf == null) {
                problems.add(file.fileName() + " cannot be loaded: " + file.refusal());
                return false;
            }
            if (elf.header().machine() != host.machine()) {
                problems.add(file.fileName() + " is for " + elf.header().machineName());
                unfit.add(file);
                return false;
            }
            if (!elf.isDynamic()) {
                problems.add(file.fileName() + " has no dynamic section");
                return false;
            }
            return true;
        }

        private @Nullable Loaded loadedAs(LinkFile file) {
            for (Loaded object : map) {
                if (object.file != null && object.file.path().equals(file.path())) {
                    return object;
                }
            }
            return null;
        }

        private Loaded add(@Nullable LinkFile file, @Nullable Loaded parent) {
            Set<String> names = new HashSet<>();
            if (file != null) {
                names.add(file.path());
                if (file.elf() != null && file.elf().soname() != null) {
                    names.add(file.elf().soname());
                }
            }
            Loaded object = new Loaded(file, names, parent, false);
            map.add(object);
            fresh.add(object);
            return object;
        }

        /// Breadth first, which is the order of the scope too.
        private void loadNeeded(Loaded root) {
            Set<Loaded> seen = new HashSet<>();
            scope.add(root);
            seen.add(root);
            for (int at = 0; at < scope.size(); at++) {
                Loaded object = scope.get(at);
                LinkFile own = object.file;
                ElfLinkage elf = own == null ? null : own.elf();
                if (own == null || elf == null) {
                    continue;
                }
                if (!elf.problems().isEmpty()) {
                    doubts.add(own.fileName() + " is damaged: " + elf.problems().getFirst());
                }
                for (String name : elf.needed()) {
                    Loaded needed = need(name, object);
                    if (needed != null && seen.add(needed)) {
                        scope.add(needed);
                    }
                    if (scope.size() > MOST_OBJECTS) {
                        problems.add("more than " + MOST_OBJECTS + " libraries are needed");
                        return;
                    }
                }
            }
        }

        private @Nullable Loaded need(String name, Loaded by) {
            for (Loaded object : map) {
                if (object.names.contains(name)) {
                    return object;
                }
            }
            List<String> looked = new ArrayList<>();
            LinkFile file = search(name, by, looked);
            if (file != null) {
                Loaded known = loadedAs(file);
                Loaded object = known == null ? add(file, by) : known;
                // Later requests by this name find it without a search.
                object.names.add(name);
                return object;
            }
            Boolean offered = host.has(name);
            if (Boolean.TRUE.equals(offered)) {
                Loaded object = add(null, by);
                object.names.add(name);
                return object;
            }
            LinkFile wanting = by.file;
            if (wanting == null) {
                return null;
            }
            String doubt = offered == null ? "whether the machine has it was not told" : absence.doubt(name, wanting);
            if (doubt != null && absence.assumesThem()) {
                Loaded object = new Loaded(null, new HashSet<>(Set.of(name)), by, true);
                map.add(object);
                fresh.add(object);
                return object;
            }
            missing.putIfAbsent(
                    name, new LoadOutcome.Missing(name, wanting, doubt == null, looked, doubt == null ? "" : doubt));
            return null;
        }

        private @Nullable LinkFile search(String name, Loaded by, List<String> looked) {
            if (name.indexOf('/') >= 0) {
                return fit(expand(name, by.file));
            }
            Set<String> tried = new LinkedHashSet<>();
            LinkFile file = null;
            LinkFile wanting = by.file;
            ElfLinkage elf = wanting == null ? null : wanting.elf();
            if (elf != null && !elf.hasRunpath()) {
                for (Loaded each = by; each != null && file == null; each = each.parent) {
                    if (each.file != null
                            && each.file.elf() != null
                            && !each.file.elf().hasRunpath()) {
                        file = in(each.file.elf().rpath(), each.file, name, tried);
                    }
                }
            }
            if (file == null) {
                file = in(host.libraryPath(), null, name, tried);
            }
            if (file == null && elf != null) {
                file = in(elf.runpath(), wanting, name, tried);
            }
            if (file == null) {
                file = in(host.folders(), null, name, tried);
            }
            for (String folder : SYSTEM) {
                if (file == null && files.hasFolder(folder)) {
                    file = in(List.of(folder), null, name, tried);
                }
            }
            looked.addAll(tried);
            return file;
        }

        private @Nullable LinkFile in(List<String> folders, @Nullable LinkFile origin, String name, Set<String> tried) {
            for (String folder : folders) {
                String expanded = expand(folder, origin);
                tried.add(expanded);
                LinkFile file = fit(expanded + "/" + name);
                if (file != null) {
                    return file;
                }
            }
            return null;
        }

        /// A file for another machine is passed over, and the search goes on.
        private @Nullable LinkFile fit(String candidate) {
            LinkFile file = candidate.startsWith("/") ? files.find(candidate) : null;
            if (file == null) {
                return null;
            }
            ElfLinkage elf = file.elf();
            if (elf != null && elf.header().machine() != host.machine()) {
                unfit.add(file);
                return null;
            }
            if (elf == null) {
                problems.add(file.fileName() + " cannot be loaded: " + file.refusal());
                return null;
            }
            return file;
        }

        private static String expand(String folder, @Nullable LinkFile origin) {
            if (origin == null) {
                return folder;
            }
            return folder.replace("${ORIGIN}", origin.folder())
                    .replace("$ORIGIN", origin.folder())
                    .replace("${LIB}", "lib64")
                    .replace("$LIB", "lib64")
                    .replace("${PLATFORM}", "x86_64")
                    .replace("$PLATFORM", "x86_64");
        }

        /// A library that defines versions has to define those asked of it; one without any is only
        /// warned about.
        private void checkVersions(Loaded object) {
            LinkFile wanting = object.file;
            ElfLinkage elf = wanting == null ? null : wanting.elf();
            if (wanting == null || elf == null) {
                return;
            }
            for (ElfVersionNeed need : elf.versionNeeds()) {
                Loaded provider = named(need.file());
                if (provider == null) {
                    continue;
                }
                for (ElfVersionNeed.Version version : need.versions()) {
                    if (!version.weak()) {
                        checkVersion(version.name(), need.file(), provider, wanting);
                    }
                }
            }
        }

        private void checkVersion(String version, String library, Loaded provider, LinkFile wanting) {
            LinkFile file = provider.file;
            if (provider.assumed) {
                return;
            }
            if (file == null) {
                switch (host.offers(version)) {
                    case YES -> {}
                    case NO ->
                        versions.add(new LoadOutcome.VersionLack(
                                version, library, wanting, offered(version, host.highest(series(version)))));
                    case NOT_TOLD ->
                        doubts.add("which versions the machine's " + library + " has was not told ("
                                + wanting.fileName() + " asks for " + version + ")");
                }
                return;
            }
            ElfLinkage elf = file.elf();
            if (elf != null && !elf.versionDefinitions().isEmpty() && !elf.definesVersion(version)) {
                String highest = null;
                for (var definition : elf.versionDefinitions()) {
                    String name = definition.name();
                    if (!definition.base() && series(name).equals(series(version))) {
                        String number = name.substring(name.lastIndexOf('_') + 1);
                        highest = highest == null || HostOffer.compare(number, highest) > 0 ? number : highest;
                    }
                }
                versions.add(new LoadOutcome.VersionLack(version, library, wanting, offered(version, highest)));
            }
        }

        private static String series(String version) {
            int underscore = version.lastIndexOf('_');
            return underscore < 0 ? version : version.substring(0, underscore);
        }

        private static String offered(String version, @Nullable String highest) {
            return highest == null ? "" : series(version) + "_" + highest;
        }

        private @Nullable Loaded named(String name) {
            for (Loaded object : map) {
                if (object.names.contains(name)) {
                    return object;
                }
            }
            return null;
        }

        private void bind(LinkFile file, ElfLinkage elf) {
            List<Loaded> order = new ArrayList<>(global);
            if (elf.symbolic()) {
                Loaded own = loadedAs(file);
                if (own != null) {
                    order.addFirst(own);
                }
            }
            order.addAll(scope);
            for (ElfLinkage.Reference reference : elf.references()) {
                Loaded provider = provider(reference, order);
                if (provider != null) {
                    checkVersioned(reference, file, provider);
                    if (interposed.size() < MOST_INTERPOSED) {
                        noteInterposition(reference, file, elf, provider);
                    }
                } else if (!reference.weak()) {
                    unbound(reference, file, elf);
                }
            }
        }

        /// A library without any versions is only warned about as long as it has the table for them, as
        /// all have that use a symbol of the C library; without that table the loader ends the process
        /// (glibc, `elf/dl-lookup.c`, the assertion in `check_match`).
        private void checkVersioned(ElfLinkage.Reference reference, LinkFile wanting, Loaded provider) {
            String version = reference.version();
            String library = reference.file();
            LinkFile from = provider.file;
            if (version != null
                    && library != null
                    && from != null
                    && from.elf() != null
                    && !from.elf().hasSymbolVersions()
                    && provider.names.contains(library)
                    && versions.stream()
                            .noneMatch(lack -> lack.wantedBy().equals(wanting)
                                    && lack.version().equals(version)
                                    && lack.library().equals(library))) {
                versions.add(new LoadOutcome.VersionLack(version, library, wanting, ""));
            }
        }

        private static @Nullable Loaded provider(ElfLinkage.Reference reference, List<Loaded> order) {
            for (Loaded object : order) {
                LinkFile file = object.file;
                if (file != null
                        && file.elf() != null
                        && file.elf().lookup(reference.name(), reference.version()) >= 0) {
                    return object;
                }
            }
            return null;
        }

        /// A copy of the same library that comes earlier in the scope answers in place of the one that is
        /// asked for.
        private void noteInterposition(ElfLinkage.Reference reference, LinkFile file, ElfLinkage elf, Loaded provider) {
            LinkFile from = provider.file;
            if (from == null || from.equals(file) || elf.needed().stream().anyMatch(provider.names::contains)) {
                return;
            }
            String kind = LibraryName.of(from.name()).name();
            for (String needed : elf.needed()) {
                if (LibraryName.of(needed).name().equals(kind)) {
                    interposed.add(new LoadOutcome.Interposed(reference.name().toString(), file, from, needed));
                    return;
                }
            }
        }

        private void unbound(ElfLinkage.Reference reference, LinkFile file, ElfLinkage elf) {
            String from = reference.file();
            String version = reference.version();
            if (from != null && version != null) {
                Loaded provider = named(from);
                if (provider != null && provider.file == null) {
                    // The machine's own: what it offers was judged by its versions.
                    return;
                }
                if (provider == null && missing.containsKey(from)) {
                    if (!elf.isReferenced(reference.symbol())) {
                        return;
                    }
                    boolean decided = missing.get(from).decided();
                    undefined.add(new LoadOutcome.Undefined(
                            told(reference), file, decided, decided ? "" : from + " was not looked at"));
                    return;
                }
            }
            String name = reference.name().toString();
            if (isPythonic(name)) {
                switch (interpreter.defines(name)) {
                    case YES -> {
                        return;
                    }
                    case NO -> {}
                    case UNKNOWN -> {
                        if (elf.isReferenced(reference.symbol())) {
                            undefined.add(new LoadOutcome.Undefined(
                                    told(reference), file, false, "whether this Python defines it is not known"));
                        }
                        return;
                    }
                }
            }
            if (elf.isReferenced(reference.symbol())) {
                String doubt = isTorchs(name) && torchIsWhole() ? "" : doubt(name, version);
                if (!doubt.equals(ASSUMED)) {
                    undefined.add(new LoadOutcome.Undefined(told(reference), file, doubt.isEmpty(), doubt));
                }
            }
        }

        /// Symbols without a version may be in a library of which only the name is known.
        private String doubt(String name, @Nullable String version) {
            for (LoadOutcome.Missing library : missing.values()) {
                if (!library.decided()) {
                    return "it may be in " + library.name() + ", which was not looked at";
                }
            }
            String perhaps = "";
            if (version == null) {
                // The C library is in every process, whether or not a file here asks for it.
                switch (MachineLibraries.define("libc.so.6", name, host)) {
                    case YES -> {
                        return ASSUMED;
                    }
                    case UNKNOWN -> perhaps = "it may be in the machine's libc.so.6";
                    case NO -> {}
                }
            }
            for (Loaded object : scope) {
                if (object.assumed && !isTorchs(name)) {
                    return ASSUMED;
                }
                String library = object.file == null ? object.names.iterator().next() : "";
                if (!library.isEmpty() && version == null) {
                    switch (MachineLibraries.define(library, name, host)) {
                        case YES -> {
                            return ASSUMED;
                        }
                        case UNKNOWN -> perhaps = "it may be in the machine's " + library;
                        case NO -> {}
                    }
                }
            }
            return perhaps;
        }

        private boolean torchIsWhole() {
            for (String name : missing.keySet()) {
                if (name.startsWith("libtorch") || name.startsWith("libc10")) {
                    return missing.get(name).decided();
                }
            }
            return true;
        }
    }

    private static LoadOutcome.Reference told(ElfLinkage.Reference reference) {
        return new LoadOutcome.Reference(
                reference.name().toString(), reference.version(), reference.file(), reference.weak());
    }

    static boolean isPythonic(String name) {
        return name.startsWith("Py") || name.startsWith("_Py");
    }

    /// Names of torch's namespaces and of its C functions: no other library has them.
    static boolean isTorchs(String name) {
        if (name.startsWith("aoti_torch_") || name.startsWith("torch_")) {
            return true;
        }
        return name.startsWith("_Z")
                && (name.contains("2at")
                        || name.contains("3c10")
                        || name.contains("5torch")
                        || name.contains("6caffe2"));
    }
}
