package parallax.artifact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a wheel says of itself, or an unpacked or installed one.
///
/// @param distInfo its folder: `torchvision-0.29.1.dist-info`
/// @param core from METADATA
/// @param wheel from WHEEL; null where there is none, as in some installed distributions
/// @param record in the order written; empty where there is no RECORD
/// @param entryPoints in the order written
/// @param directUrl the text of `direct_url.json` (PEP 610), which only installed distributions have
/// @param variant the text of `variant.json` (draft PEP 825)
/// @param installer the text of INSTALLER, `pip`, which only installed distributions have; empty where there is none
/// @param licenceFiles paths of entries below `licenses/` of the dist-info folder, or of older files beside METADATA
/// that
///     are called so
/// @param sboms below `sboms/` of the dist-info folder (PEP 770)
public record WheelMetadata(
        String distInfo,
        CoreMetadata core,
        @Nullable WheelFile wheel,
        List<RecordLine> record,
        List<EntryPoint> entryPoints,
        @Nullable String directUrl,
        @Nullable String variant,
        String installer,
        List<String> licenceFiles,
        List<Sbom> sboms)
        implements ArtifactMetadata {

    public WheelMetadata {
        record = List.copyOf(record);
        entryPoints = List.copyOf(entryPoints);
        licenceFiles = List.copyOf(licenceFiles);
        sboms = List.copyOf(sboms);
    }
}
