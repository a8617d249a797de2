package parallax.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parallax.fact.Evidences;
import parallax.finding.Axis;
import parallax.finding.Impact;
import parallax.index.BuildSetting;
import parallax.index.RecipeRevision;

/// `feature.switch`
final class FeatureSwitchRule implements Rule {

    @Override
    public String id() {
        return "feature.switch";
    }

    @Override
    public Axis axis() {
        return Axis.FEATURE;
    }

    @Override
    public String documentation() {
        return "Switches that the newest recorded build script sets: features built in or left out, and the maintainers'"
                + " reason where one is recorded. They hold for the newest recipe commit; for the compared build only where"
                + " it is that commit's. The other side's switches are unknown unless recorded too.";
    }

    @Override
    public void examine(Pair pair, Findings findings) {
        boolean windows = pair.target().subdir().operatingSystem().equals(Optional.of("win"));
        examine(Side.left(pair), windows, findings);
        examine(Side.right(pair), windows, findings);
    }

    private void examine(Side side, boolean windows, Findings findings) {
        List<BuildSetting> settings = side.distribution().recipe().buildSettings();
        if (settings.isEmpty()) {
            findings.unknown(
                    "features switched on or off in " + side.distribution().name() + " at " + side.title(),
                    "no build script of it is recorded");
            return;
        }
        RecipeRevision newest = side.distribution().recipe().revisions().getLast();
        if (side.distribution().pinned()
                && side.distribution().release(newest.version()).isEmpty()) {
            findings.unknown(
                    "features switched on or off in " + side.distribution().name() + " at " + side.title(),
                    "only the build script of " + newest.version() + " is recorded");
            return;
        }
        if (windows && settings.getFirst().provenance().place().contains("unix")) {
            findings.unknown(
                    "features switched on or off in " + side.distribution().name() + " at " + side.title(),
                    "only the build script of the unix builds is recorded");
            return;
        }
        Findings.Draft draft = findings.of(this, side.key(), Impact.CHANGES);
        Side.values(draft, side, settings.size() + (settings.size() == 1 ? " switch" : " switches"), "not recorded");
        draft.detail("As of " + newest.version() + " build " + newest.buildNumber() + ":");
        for (BuildSetting setting : settings) {
            draft.detail(setting.name() + ": " + setting.value()
                    + (setting.why() == null ? "" : " (because " + setting.why() + ")")
                    + (setting.note() == null ? "" : " (" + setting.note() + ")"));
            draft.evidence(Evidences.of(setting.provenance(), setting.name()));
        }
        List<String> effective = new ArrayList<>();
        for (BuildSetting setting : settings) {
            if (setting.note() == null) {
                effective.add(shortValue(setting) ? setting.name() + "=" + setting.value() : setting.name());
            }
        }
        draft.report(55, side.title() + "'s newest build script sets switches of its own: " + Words.list(effective, 7));
    }

    private static boolean shortValue(BuildSetting setting) {
        return setting.value().length() <= 3;
    }
}
