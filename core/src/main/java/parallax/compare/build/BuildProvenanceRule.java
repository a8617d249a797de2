package parallax.compare.build;

import java.util.ArrayList;
import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.content.Claims;
import parallax.content.Contents;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `provenance.build`
final class BuildProvenanceRule implements BuildRule {

    @Override
    public String id() {
        return "provenance.build";
    }

    @Override
    public Axis axis() {
        return Axis.PROVENANCE;
    }

    @Override
    public String documentation() {
        return "Who built each side, with what, from which source: the generator of a wheel, conda's build tool,"
                + " recipe sources with their digests, patches and the variant that the build string stands for,"
                + " Debian's source package and maintainer. All of it as the artifact claims; signatures and"
                + " attestations are not inside an artifact. Patches are `changes`, the rest a `note`.";
    }

    private static final List<String> LABELS = List.of(
            "generator",
            "installer",
            "source",
            "built at",
            "maintainer",
            "channels of the build",
            "extra remote_url",
            "extra sha",
            "extra flow_run_id",
            "direct url");

    @Override
    public void examine(BuildPair pair, Findings findings) {
        String left = summary(pair.left());
        String right = summary(pair.right());
        if (!left.isEmpty() || !right.isEmpty()) {
            Findings.Draft draft = findings.of(this, null, Impact.NOTE)
                    .values(left.isEmpty() ? "not stated" : left, right.isEmpty() ? "not stated" : right);
            details(pair.left(), draft);
            details(pair.right(), draft);
            draft.report(18, "How each side says that it was built");
        }
        patches(pair.left(), "left", findings);
        patches(pair.right(), "right", findings);
        findings.unknown(
                "signatures and attestations of both builds",
                "they stand in an index beside an artifact, not inside it");
    }

    private static String summary(BuildSide side) {
        List<String> parts = new ArrayList<>();
        for (String label : List.of("generator", "source", "maintainer")) {
            side.fields(label).stream().distinct().limit(2).forEach(parts::add);
        }
        return Words.list(parts);
    }

    private static void details(BuildSide side, Findings.Draft draft) {
        for (Contents part : side.parts()) {
            for (Claims.Field field : part.claims().fields()) {
                if (LABELS.contains(field.label()) || field.label().startsWith("variant ")) {
                    draft.detail(side.title() + ": " + field.label() + ": " + field.value());
                    draft.evidence(BuildSide.evidence(part, field.where() + ": " + field.label()));
                }
            }
        }
        draft.evidence(side.whole("metadata"));
    }

    private void patches(BuildSide side, String key, Findings findings) {
        List<String> patches = side.fields("patch");
        if (patches.isEmpty()) {
            return;
        }
        Findings.Draft draft = findings.of(this, "patches-" + key, Impact.CHANGES)
                .values(
                        key.equals("left") ? Words.list(patches, 4) : null,
                        key.equals("right") ? Words.list(patches, 4) : null)
                .evidence(side.whole("recipe"));
        patches.forEach(draft::detail);
        draft.report(
                44,
                side.title() + " applies " + patches.size() + (patches.size() == 1 ? " patch" : " patches")
                        + " of its recipe");
    }
}
