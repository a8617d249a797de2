package parallax.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The dynamic symbols of an ELF file in the making, and their versions.
final class ElfSymbols {

    static final int GLOBAL = 1;
    static final int WEAK = 2;

    /// @param file library that defines it; null for one defined here
    record Symbol(
            String name,
            boolean isDefined,
            int binding,
            int type,
            int visibility,
            @Nullable String file,
            @Nullable String version,
            boolean hidden) {}

    private final List<Symbol> symbols = new ArrayList<>();
    private final Map<String, List<String>> definitions = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> needs = new LinkedHashMap<>();

    void add(Symbol symbol) {
        symbols.add(symbol);
        if (symbol.version() != null) {
            if (symbol.file() != null) {
                needs.computeIfAbsent(symbol.file(), _ -> new LinkedHashMap<>()).put(symbol.version(), 0);
            } else {
                definitions.computeIfAbsent(symbol.version(), _ -> List.of());
            }
        }
    }

    void define(String version, List<String> parents) {
        definitions.put(version, parents);
    }

    boolean hasVersions() {
        return hasNeeds() || hasDefinitions();
    }

    boolean hasNeeds() {
        return !needs.isEmpty();
    }

    boolean hasDefinitions() {
        return !definitions.isEmpty();
    }

    int needCount() {
        return needs.size();
    }

    /// With the one that stands for the file.
    int definitionCount() {
        return definitions.size() + 1;
    }

    /// Undefined ones first, then defined ones by bucket, as DT_GNU_HASH wants them.
    List<Symbol> ordered() {
        List<Symbol> ordered = new ArrayList<>(
                symbols.stream().filter(symbol -> !symbol.isDefined()).toList());
        List<Symbol> defined = symbols.stream().filter(Symbol::isDefined).toList();
        int buckets = ElfHashTables.gnuBuckets(defined.size());
        ordered.addAll(defined.stream()
                .sorted(Comparator.comparingLong(symbol -> ElfHashTables.gnuHash(symbol.name()) % buckets))
                .toList());
        return ordered;
    }

    int firstDefined() {
        return 1 + (int) symbols.stream().filter(symbol -> !symbol.isDefined()).count();
    }

    byte[] table(boolean is64, boolean bigEndian, ElfStringTable strings, int section, long address) {
        ElfOutput out = new ElfOutput(is64, bigEndian).raw(new byte[is64 ? 24 : 16]);
        int number = 0;
        for (Symbol symbol : ordered()) {
            long name = strings.add(symbol.name());
            int info = symbol.binding() << 4 | symbol.type();
            int place = symbol.isDefined() ? section : 0;
            long value = symbol.isDefined() ? address + number : 0;
            long size = symbol.isDefined() ? 8 : 0;
            number++;
            if (is64) {
                out.u32(name)
                        .u8(info)
                        .u8(symbol.visibility())
                        .u16(place)
                        .u64(value)
                        .u64(size);
            } else {
                out.u32(name)
                        .u32(value)
                        .u32(size)
                        .u8(info)
                        .u8(symbol.visibility())
                        .u16(place);
            }
        }
        return out.toBytes();
    }

    /// `.gnu.version`.
    byte[] indices(boolean is64, boolean bigEndian) {
        numberVersions();
        List<String> own = new ArrayList<>(definitions.keySet());
        ElfOutput out = new ElfOutput(is64, bigEndian).u16(0);
        for (Symbol symbol : ordered()) {
            int index = 1;
            if (symbol.version() != null) {
                index = symbol.file() != null
                        ? needs.getOrDefault(symbol.file(), Map.of()).getOrDefault(symbol.version(), 0)
                        : 2 + own.indexOf(symbol.version());
            }
            out.u16(symbol.hidden() ? index | 0x8000 : index);
        }
        return out.toBytes();
    }

    /// `.gnu.version_r`.
    byte[] neededVersions(boolean is64, boolean bigEndian, ElfStringTable strings) {
        numberVersions();
        ElfOutput out = new ElfOutput(is64, bigEndian);
        int libraries = needs.size();
        for (Map.Entry<String, Map<String, Integer>> need : needs.entrySet()) {
            Map<String, Integer> versions = need.getValue();
            boolean isLast = --libraries == 0;
            out.u16(1).u16(versions.size()).u32(strings.add(need.getKey())).u32(16);
            out.u32(isLast ? 0 : 16 + 16 * versions.size());
            int left = versions.size();
            for (Map.Entry<String, Integer> version : versions.entrySet()) {
                left--;
                out.u32(ElfHashTables.sysvHash(version.getKey())).u16(0).u16(version.getValue());
                out.u32(strings.add(version.getKey())).u32(left == 0 ? 0 : 16);
            }
        }
        return out.toBytes();
    }

    /// `.gnu.version_d`.
    byte[] definedVersions(boolean is64, boolean bigEndian, ElfStringTable strings, String base) {
        ElfOutput out = new ElfOutput(is64, bigEndian);
        definition(out, strings, base, 1, 1, List.of(), definitions.isEmpty());
        int index = 2;
        for (Map.Entry<String, List<String>> definition : definitions.entrySet()) {
            boolean isLast = index - 1 == definitions.size();
            definition(out, strings, definition.getKey(), 0, index, definition.getValue(), isLast);
            index++;
        }
        return out.toBytes();
    }

    private static void definition(
            ElfOutput out,
            ElfStringTable strings,
            String name,
            int flags,
            int index,
            List<String> parents,
            boolean isLast) {
        int names = 1 + parents.size();
        out.u16(1)
                .u16(flags)
                .u16(index)
                .u16(names)
                .u32(ElfHashTables.sysvHash(name))
                .u32(20);
        out.u32(isLast ? 0 : 20 + 8 * names);
        out.u32(strings.add(name)).u32(parents.isEmpty() ? 0 : 8);
        for (int parent = 0; parent < parents.size(); parent++) {
            out.u32(strings.add(parents.get(parent))).u32(parent + 1 == parents.size() ? 0 : 8);
        }
    }

    private void numberVersions() {
        int index = 2 + definitions.size();
        for (Map<String, Integer> versions : needs.values()) {
            for (Map.Entry<String, Integer> version : versions.entrySet()) {
                version.setValue(index++);
            }
        }
    }
}
