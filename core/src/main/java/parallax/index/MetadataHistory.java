package parallax.index;

import java.util.List;

/// How a channel changed the metadata of a package's builds after they were made.
///
/// @param hotfixes the channel's rules that name the package, in file order
/// @param variants builds of which different requirements were recorded, sorted by platform and file name
public record MetadataHistory(List<Hotfix> hotfixes, List<DependsHistory> variants) {

    public MetadataHistory {
        hotfixes = List.copyOf(hotfixes);
        variants = List.copyOf(variants);
    }
}
