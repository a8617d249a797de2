package parallax.check.link;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private static final String MEASURES =
            "when imported it compares the sizes of numpy's types with those of the numpy it was built with, and modules"
                    + " beside it were built with numpy 1.x";

    private static final String OF_TORCH =
            "torch imports without numpy; what exchanges arrays with this numpy fails with `Numpy is not available`, since"
                    + " torch was built with another generation of it";

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
        Set<Integer> first = new HashSet<>();
        for (LinkResult.Judged each : result.libraries()) {
            if (each.traits().numpy().generation() == NumpyApi.Generation.NUMPY_1) {
                first.add(each.build());
            }
        }
        boolean isSecond = HostOffer.compare(numpy, "2") >= 0;
        List<LinkResult.Judged> judged = new ArrayList<>();
        for (LinkResult.Judged each : result.libraries()) {
            Verdict verdict = each.check().verdict();
            String refusal =
                    verdict == Verdict.BREAKS ? null : refusal(each.traits().numpy(), numpy);
            boolean measures =
                    isSecond && first.contains(each.build()) && each.traits().measuresNumpy();
            if (refusal != null && isOfTorch(each.check().path())) {
                judged.add(with(each, Verdict.UNKNOWN, null, OF_TORCH));
            } else if (refusal != null) {
                judged.add(with(each, Verdict.BREAKS, Cause.NUMPY_GENERATION, refusal));
            } else {
                judged.add(measures && verdict == Verdict.WORKS ? with(each, Verdict.UNKNOWN, null, MEASURES) : each);
            }
        }
        return new LinkResult(
                judged, result.together(), result.interposed(), result.collisions(), result.notFollowed());
    }

    /// What of torch calls numpy: torch goes on where numpy refuses it.
    private static boolean isOfTorch(String path) {
        return path.contains("torch/_C.") || path.contains("/libtorch_python.");
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

    private static LinkResult.Judged with(
            LinkResult.Judged judged, Verdict verdict, @Nullable Cause cause, String explanation) {
        LibraryCheck check = judged.check();
        LibraryCheck changed = new LibraryCheck(
                check.packageName(),
                check.path(),
                verdict,
                check.needed(),
                check.missingLibraries(),
                check.undefinedSymbols(),
                check.undefinedCount(),
                check.missingVersions(),
                check.problems(),
                cause,
                explanation,
                check.consequence());
        return new LinkResult.Judged(
                judged.build(), changed, judged.logicalPath(), judged.traits(), judged.outcome(), true);
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
