package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.Cause;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.library.NumpyApi;
import parallax.link.HostOffer;

/// Whether modules go with the numpy among the builds, by the check that their own code makes when they
/// are imported
/// (numpy, `numpy/_core/code_generators/generate_numpy_api.py`; numpy 2.0 migration guide, "C-API
/// changes").
public final class NumpyCheck {

    private NumpyCheck() {}

    /// The result with the modules that load, and are then refused by numpy, counted among those that do
    /// not work.
    public static LinkResult apply(LinkResult result, List<LinkedBuild> builds) {
        String numpy = null;
        for (LinkedBuild build : builds) {
            if (build.name().equals("numpy") || build.name().equals("python3-numpy")) {
                numpy = release(build.contents().claims().version());
            }
        }
        if (numpy == null || numpy.isEmpty()) {
            return result;
        }
        List<LinkResult.Judged> judged = new ArrayList<>();
        for (LinkResult.Judged each : result.libraries()) {
            String refusal = each.check().verdict() == Verdict.BREAKS
                    ? null
                    : refusal(each.traits().numpy(), numpy);
            judged.add(refusal == null ? each : refused(each, refusal));
        }
        return new LinkResult(
                judged, result.together(), result.interposed(), result.collisions(), result.notFollowed());
    }

    /// @return why numpy refuses the module; null where it does not
    static @Nullable String refusal(NumpyApi module, String numpy) {
        boolean isSecond = HostOffer.compare(numpy, "2") >= 0;
        if (module.generation() == NumpyApi.Generation.NUMPY_1 && isSecond) {
            return "it was built with numpy 1.x, whose modules numpy " + numpy + " refuses when they are imported";
        }
        boolean isBuilt = module.generation() == NumpyApi.Generation.NUMPY_1
                || module.generation() == NumpyApi.Generation.NUMPY_2;
        if (isBuilt && !module.oldestNumpy().isEmpty() && HostOffer.compare(numpy, module.oldestNumpy()) < 0) {
            return "it was built for numpy " + module.oldestNumpy() + " or newer, and refuses numpy " + numpy;
        }
        return null;
    }

    private static LinkResult.Judged refused(LinkResult.Judged judged, String refusal) {
        LibraryCheck check = judged.check();
        LibraryCheck changed = new LibraryCheck(
                check.packageName(),
                check.path(),
                Verdict.BREAKS,
                check.needed(),
                check.missingLibraries(),
                check.undefinedSymbols(),
                check.undefinedCount(),
                check.missingVersions(),
                check.problems(),
                Cause.NUMPY_GENERATION,
                refusal,
                check.consequence());
        return new LinkResult.Judged(judged.build(), changed, judged.logicalPath(), judged.traits(), judged.outcome());
    }

    /// `2.4.6` of `1:2.4.6-2` and of `2.4.6+local`.
    private static String release(String version) {
        int colon = version.indexOf(':');
        int end = colon + 1;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        return version.substring(colon + 1, end);
    }
}
