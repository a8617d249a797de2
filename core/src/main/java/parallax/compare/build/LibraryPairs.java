package parallax.compare.build;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import parallax.library.LibraryName;

/// Finds which native library of one build is which of another, whatever the format calls its folder and its file.
///
/// In this order, each library once: the same logical path; the same extension module, whatever its ABI suffix; the
/// same
/// library name with the same version of its SONAME; the same library name where each build has one of it.
final class LibraryPairs {

    private LibraryPairs() {}

    /// Sorted by key.
    static List<LibraryPair> of(List<BuildSide.Library> lefts, List<BuildSide.Library> rights) {
        Set<BuildSide.Library> left = distinct(lefts);
        Set<BuildSide.Library> right = distinct(rights);
        TreeMap<String, LibraryPair> pairs = new TreeMap<>();
        pair(left, right, pairs, LibraryPairs::path);
        pair(left, right, pairs, LibraryPairs::module);
        pair(left, right, pairs, LibraryPairs::nameAndVersion);
        pair(left, right, pairs, LibraryPairs::name);
        for (BuildSide.Library one : left) {
            put(pairs, new LibraryPair(path(one), one, null));
        }
        for (BuildSide.Library one : right) {
            put(pairs, new LibraryPair(path(one), null, one));
        }
        return List.copyOf(pairs.values());
    }

    /// A package may hold one library under several names (`libz.so`, `libz.so.1`), as links or as copies.
    private static Set<BuildSide.Library> distinct(List<BuildSide.Library> libraries) {
        Map<String, BuildSide.Library> byContent = new LinkedHashMap<>();
        for (BuildSide.Library library : libraries) {
            String key = library.facts().architecture() + " " + name(library) + " " + library.sha256();
            byContent.merge(key, library, (one, other) -> one.path().compareTo(other.path()) <= 0 ? one : other);
        }
        return new LinkedHashSet<>(byContent.values());
    }

    private static void pair(
            Set<BuildSide.Library> left,
            Set<BuildSide.Library> right,
            Map<String, LibraryPair> pairs,
            Function<BuildSide.Library, String> key) {
        Map<String, BuildSide.Library> lefts = unique(left, key);
        Map<String, BuildSide.Library> rights = unique(right, key);
        for (Map.Entry<String, BuildSide.Library> entry : lefts.entrySet()) {
            BuildSide.Library other = rights.get(entry.getKey());
            if (other != null) {
                put(pairs, new LibraryPair(entry.getKey(), entry.getValue(), other));
                left.remove(entry.getValue());
                right.remove(other);
            }
        }
    }

    private static Map<String, BuildSide.Library> unique(
            Set<BuildSide.Library> libraries, Function<BuildSide.Library, String> key) {
        Map<String, BuildSide.Library> byKey = new LinkedHashMap<>();
        Set<String> several = new HashSet<>();
        for (BuildSide.Library library : libraries) {
            String of = key.apply(library);
            if (byKey.putIfAbsent(of, library) != null) {
                several.add(of);
            }
        }
        byKey.keySet().removeAll(several);
        return byKey;
    }

    private static void put(Map<String, LibraryPair> pairs, LibraryPair pair) {
        String key = pair.key();
        for (int number = 2; pairs.containsKey(key); number++) {
            key = pair.key() + " (" + number + ")";
        }
        pairs.put(key, new LibraryPair(key, pair.left(), pair.right()));
    }

    private static String path(BuildSide.Library library) {
        String path = library.path().value();
        return library.library().facts().size() == 1
                ? path
                : path + " (" + library.facts().architecture() + ")";
    }

    private static String module(BuildSide.Library library) {
        String path = library.path().value();
        if (!library.path().inSitePackages()) {
            return path(library);
        }
        return path.substring(0, path.lastIndexOf('/') + 1) + name(library);
    }

    private static String nameAndVersion(BuildSide.Library library) {
        String soname = library.facts().soname();
        LibraryName name = LibraryName.of(soname == null ? library.path().fileName() : soname);
        return name.name() + (name.version().isEmpty() ? "" : "." + name.version());
    }

    private static String name(BuildSide.Library library) {
        return LibraryName.of(library.path().fileName()).name();
    }
}
