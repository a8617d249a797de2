package parallax.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parallax.fact.Distribution;
import parallax.fact.Evidence;
import parallax.fact.Evidences;
import parallax.fact.Release;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.ArtifactExtract;
import parallax.index.BuildVariant;
import parallax.index.RecipeRevision;
import parallax.platform.Subdir;

/// `build.toolchain`
final class ToolchainRule implements Rule {

    /// Variant keys that say with what a build is made, and their words.
    private static final Map<String, String> KEYS = orderedKeys();

    @Override
    public String id() {
        return "build.toolchain";
    }

    @Override
    public Axis axis() {
        return Axis.BUILD;
    }

    @Override
    public String documentation() {
        return "Compiler, C library sysroot (or macOS SDK floor), CUDA compiler and build image, as far as they are"
                + " recorded: from the recipe's CI configuration for the release and platform, from rendered build variants"
                + " of the newest commit, and from the configuration inside recorded artifacts. What one side does not"
                + " record is unknown, not the same. Where both record the same it is a `note`, otherwise `changes`.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        Toolchain left = toolchain(pair, Side.left(pair));
        Toolchain right = toolchain(pair, Side.right(pair));
        unknown(pair.leftTitle(), pair.left(), left, findings);
        unknown(pair.rightTitle(), pair.right(), right, findings);
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        boolean same = left.summary().equals(right.summary());
        Findings.Draft draft = findings.of(this, null, same ? Impact.NOTE : Impact.CHANGES)
                .values(
                        left.isEmpty() ? "not recorded" : left.summary(),
                        right.isEmpty() ? "not recorded" : right.summary());
        left.report(pair.leftTitle(), draft);
        right.report(pair.rightTitle(), draft);
        String known = left.isEmpty() ? pair.rightTitle() : pair.leftTitle();
        draft.report(
                60,
                left.isEmpty() || right.isEmpty()
                        ? known + " builds with " + (left.isEmpty() ? right : left).summary()
                                + "; the toolchain of the other side is not recorded"
                        : same
                                ? "Built with the same toolchain, as far as it is recorded"
                                : "Built with different toolchains");
    }

    private static void unknown(String title, Distribution side, Toolchain toolchain, Findings findings) {
        if (toolchain.isEmpty()) {
            findings.unknown(
                    "compiler, C library and build image of " + side.name() + " at " + title,
                    "no recipe and no build configuration of it is recorded");
        }
        findings.unknown(
                "CPU baseline and instruction sets of " + side.name() + " at " + title,
                "neither its records nor its recipe state them; the binaries would tell");
    }

    /// What is known of one side's tools: a line each, with what says so.
    private static final class Toolchain {
        private final List<String> parts = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();
        private final List<Evidence> evidence = new ArrayList<>();

        private boolean isEmpty() {
            return parts.isEmpty();
        }

        private String summary() {
            return String.join(", ", parts);
        }

        private void report(String title, Findings.Draft draft) {
            lines.forEach(line -> draft.detail(title + ": " + line));
            draft.evidence(evidence);
        }
    }

    private static Toolchain toolchain(Pair pair, Side from) {
        Toolchain toolchain = new Toolchain();
        Distribution side = from.distribution();
        Subdir subdir = pair.target().subdir();
        Optional<Release> release = from.release();
        if (release.isEmpty()) {
            return toolchain;
        }
        from.revision().ifPresent(revision -> addRevision(side, revision, subdir, toolchain));
        for (ArtifactExtract extract : side.extracts()) {
            if (release.get().version().isExactly(extract.version())
                    && extract.buildConfig() != null
                    && extract.subdir().equals(pair.target().subdir())) {
                List<String> values = new ArrayList<>();
                KEYS.forEach((key, words) -> {
                    String value = extract.buildConfig().get(key);
                    if (value != null && !value.equals("None")) {
                        values.add(words + " " + value);
                    }
                });
                toolchain.lines.add(extract.build() + ": " + Words.list(values) + ".");
                toolchain.evidence.add(Evidences.of(side.source(), extract, "conda_build_config"));
                if (toolchain.parts.isEmpty()) {
                    toolchain.parts.addAll(values);
                }
            }
        }
        return toolchain;
    }

    private static void addRevision(Distribution side, RecipeRevision revision, Subdir subdir, Toolchain toolchain) {
        KEYS.forEach((key, words) -> {
            List<String> values = RecipeVariants.values(revision, subdir, key);
            if (!values.isEmpty() && !values.equals(List.of("None"))) {
                String name = key.equals("c_compiler_version") ? compilerName(side, subdir) : words;
                toolchain.parts.add(name + " "
                        + String.join(
                                " / ",
                                values.stream()
                                        .filter(each -> !each.equals("None"))
                                        .toList()));
            }
        });
        if (!toolchain.parts.isEmpty()) {
            toolchain.lines.add(revision.version() + " build " + revision.buildNumber() + " on " + subdir + ": "
                    + toolchain.summary() + ".");
            toolchain.evidence.add(Evidences.of(revision, "CI configuration of " + subdir));
        }
    }

    /// `gcc` or `clang` where a rendered variant of the newest commit names the compiler.
    private static String compilerName(Distribution side, Subdir subdir) {
        for (BuildVariant variant : side.recipe().buildVariants()) {
            if (variant.values().getOrDefault("target_platform", List.of()).contains(subdir.value())) {
                List<String> compiler = variant.values().getOrDefault("c_compiler", List.of());
                if (compiler.size() == 1) {
                    return compiler.getFirst();
                }
            }
        }
        return "C compiler";
    }

    private static Map<String, String> orderedKeys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("c_compiler_version", "C compiler");
        keys.put("c_stdlib_version", "C library floor");
        keys.put("cuda_compiler_version", "CUDA compiler");
        keys.put("docker_image", "image");
        return Collections.unmodifiableMap(keys);
    }
}
