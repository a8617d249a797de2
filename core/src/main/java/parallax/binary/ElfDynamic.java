package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the dynamic section asks of the loader.
///
/// @param soname null where the file has none
/// @param needed names of the libraries it asks for, in the loader's order
/// @param rpath the folders of DT_RPATH, in order; one that is empty text means the current folder
/// @param runpath the folders of DT_RUNPATH, in order; where there are any, the loader does not look at `rpath`
/// @param auxiliary names of DT_AUXILIARY, in order
/// @param filters names of DT_FILTER, in order
/// @param flags of DT_FLAGS; 0 without
/// @param flags1 of DT_FLAGS_1; 0 without
/// @param initFunctions how many entries DT_INIT_ARRAY has
/// @param finiFunctions how many entries DT_FINI_ARRAY has
/// @param preinitFunctions how many entries DT_PREINIT_ARRAY has
/// @param entries all entries before DT_NULL, in order
public record ElfDynamic(
        @Nullable String soname,
        List<String> needed,
        List<String> rpath,
        List<String> runpath,
        List<String> auxiliary,
        List<String> filters,
        long flags,
        long flags1,
        long initFunctions,
        long finiFunctions,
        long preinitFunctions,
        List<ElfDynamicEntry> entries) {

    private static final long DF_SYMBOLIC = 2;
    private static final long DF_TEXTREL = 4;
    private static final long DF_BIND_NOW = 8;
    private static final long DF_STATIC_TLS = 0x10;
    private static final long DF_1_NOW = 1;
    private static final long DF_1_NODELETE = 8;
    private static final long DF_1_PIE = 0x08000000;

    public ElfDynamic {
        needed = List.copyOf(needed);
        rpath = List.copyOf(rpath);
        runpath = List.copyOf(runpath);
        auxiliary = List.copyOf(auxiliary);
        filters = List.copyOf(filters);
        entries = List.copyOf(entries);
    }

    /// Whether the library's own symbols come first for its own references.
    public boolean symbolic() {
        return (flags & DF_SYMBOLIC) != 0 || has(ElfDynamicTag.SYMBOLIC);
    }

    /// Whether the loader has to write into code.
    public boolean textRelocations() {
        return (flags & DF_TEXTREL) != 0 || has(ElfDynamicTag.TEXTREL);
    }

    /// Whether every symbol is looked up when the library is loaded.
    public boolean bindNow() {
        return (flags & DF_BIND_NOW) != 0 || (flags1 & DF_1_NOW) != 0 || has(ElfDynamicTag.BIND_NOW);
    }

    /// Whether it uses the static model of thread-local storage, so that loading it late may fail for want of space.
    public boolean staticTls() {
        return (flags & DF_STATIC_TLS) != 0;
    }

    /// Whether it is never unloaded.
    public boolean noDelete() {
        return (flags1 & DF_1_NODELETE) != 0;
    }

    /// Whether it is a program that can be loaded anywhere.
    public boolean pie() {
        return (flags1 & DF_1_PIE) != 0;
    }

    /// The value of the last entry with this tag, as glibc's loader takes it; null for none.
    public @Nullable Long value(long tag) {
        Long value = null;
        for (ElfDynamicEntry entry : entries) {
            if (entry.tag() == tag) {
                value = entry.value();
            }
        }
        return value;
    }

    private boolean has(long tag) {
        return value(tag) != null;
    }
}
