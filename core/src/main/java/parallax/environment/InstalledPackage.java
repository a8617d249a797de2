package parallax.environment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.content.Claims;
import parallax.name.Ecosystem;
import parallax.name.PackageName;

/// One package of an environment, as one record of it has it. A conda package of a Python project has two: conda's own
/// and the `dist-info` that it brings.
///
/// @param name as spelled; never empty
/// @param version as spelled; empty where it is not told
/// @param build conda's build string, a wheel's tags as a list has them; empty where there is none or it is not told
/// @param origin where it came from, as told: a channel such as `conda-forge`, `pypi`, an index or file; empty where
///     nothing tells
/// @param installer who put it there: `pip`, `uv`, `conda`, `dpkg`; empty where nothing tells
/// @param record where the record stands: the path of the dist-info, conda-meta file or dpkg list; `line 12` of a list
/// @param folder its place in {@link Environment#folders}; -1 where it lies in none of them
/// @param claims what its metadata says; {@link Claims#NONE} but for name and version where only a list is known
/// @param requirementsKnown whether `claims.requires()` are all it requires
/// @param files null where it is not known which are its own
/// @param importNames top-level modules that it brings, sorted; empty where they are not known
/// @param editable whether it is installed in place of its source (PEP 660)
public record InstalledPackage(
        Ecosystem ecosystem,
        String name,
        String version,
        String build,
        String origin,
        String installer,
        String record,
        int folder,
        Claims claims,
        boolean requirementsKnown,
        @Nullable List<InstalledFile> files,
        List<String> importNames,
        boolean editable) {

    public InstalledPackage {
        files = files == null ? null : List.copyOf(files);
        importNames = List.copyOf(importNames);
    }

    /// One that only a list names.
    public static InstalledPackage listed(
            Ecosystem ecosystem, String name, String version, String build, String origin, String record) {
        Claims claims = new Claims(
                ecosystem, name, version, build, List.of(), "", List.of(), List.of(), "", List.of(), List.of());
        return new InstalledPackage(
                ecosystem, name, version, build, origin, "", record, -1, claims, false, null, List.of(), false);
    }

    /// In the normal form of its ecosystem.
    public PackageName packageName() {
        return PackageName.of(ecosystem, name);
    }

    /// `torch 2.13.0+cpu`.
    public String title() {
        return (name + " " + version).strip();
    }
}
