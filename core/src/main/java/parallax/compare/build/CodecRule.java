package parallax.compare.build;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.library.Certainty;
import parallax.library.EmbeddedLibrary;
import parallax.library.LibraryName;

/// `feature.codecs`
final class CodecRule implements BuildRule {

    @Override
    public String id() {
        return "feature.codecs";
    }

    @Override
    public Axis axis() {
        return Axis.FEATURE;
    }

    @Override
    public String documentation() {
        return "Libraries for image and video codecs that each build asks for, brings along or has linked in, told"
                + " by what they decode: JPEG, PNG, WebP, GIF, AVIF, HEIC, TIFF, JPEG 2000, nvJPEG, ffmpeg. What a build"
                + " opens at run time by name alone is not seen, nor what it decodes with code of its own, as Pillow does"
                + " PNG and GIF. `changes` where one side has a codec that the"
                + " other has not.";
    }

    private static final Map<String, String> BY_LIBRARY = Map.ofEntries(
            Map.entry("libjpeg", "JPEG"),
            Map.entry("libturbojpeg", "JPEG"),
            Map.entry("libjpeg-turbo", "JPEG"),
            Map.entry("libpng", "PNG"),
            Map.entry("libpng16", "PNG"),
            Map.entry("libwebp", "WebP"),
            Map.entry("libgif", "GIF"),
            Map.entry("giflib", "GIF"),
            Map.entry("libavif", "AVIF"),
            Map.entry("libheif", "HEIC"),
            Map.entry("libtiff", "TIFF"),
            Map.entry("libopenjp2", "JPEG 2000"),
            Map.entry("openjpeg", "JPEG 2000"),
            Map.entry("libnvjpeg", "nvJPEG"),
            Map.entry("nvJPEG", "nvJPEG"),
            Map.entry("libavcodec", "ffmpeg"),
            Map.entry("ffmpeg", "ffmpeg"));

    @Override
    public void examine(BuildPair pair, Findings findings) {
        SortedMap<String, Sign> left = of(pair.left());
        SortedMap<String, Sign> right = of(pair.right());
        if (left.keySet().equals(right.keySet())) {
            return;
        }
        Findings.Draft draft =
                findings.of(this, null, Impact.CHANGES).values(Words.list(left.keySet()), Words.list(right.keySet()));
        left.forEach((codec, sign) -> sign.tell(codec, pair.left(), draft));
        right.forEach((codec, sign) -> sign.tell(codec, pair.right(), draft));
        draft.report(
                65, "Codec libraries differ: " + Words.list(left.keySet()) + " against " + Words.list(right.keySet()));
    }

    private record Sign(String what, BuildSide.Library library) {
        void tell(String codec, BuildSide side, Findings.Draft draft) {
            draft.detail(side.title() + ": " + codec + ": " + library.path() + ": " + what);
            draft.evidence(library.evidence(what));
        }
    }

    private static SortedMap<String, Sign> of(BuildSide side) {
        TreeMap<String, Sign> found = new TreeMap<>();
        for (BuildSide.Library library : side.libraries()) {
            for (String needed : library.facts().needed()) {
                put(found, LibraryName.of(needed).name(), new Sign("needs " + needed, library));
            }
            for (EmbeddedLibrary embedded : library.facts().embedded()) {
                if (embedded.certainty() == Certainty.COPY) {
                    put(found, embedded.library(), new Sign(embedded.evidence(), library));
                }
            }
        }
        return found;
    }

    private static void put(SortedMap<String, Sign> found, String library, Sign sign) {
        String codec = BY_LIBRARY.get(library);
        if (codec != null) {
            found.putIfAbsent(codec, sign);
        }
    }
}
