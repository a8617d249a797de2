package parallax.compare;

import java.util.List;

/// All rules of `compare`, in the order in which they run. The one list to touch when a rule is added.
public final class Rules {

    private Rules() {}

    /// A rule may look at what the rules before it reported, so the order is part of the contract.
    public static final List<Rule> ALL = List.of(
            new VersionNewestRule(),
            new VersionOneSidedRule(),
            new LocalLabelRule(),
            new ReleaseStoppedRule(),
            new ReleaseLagRule(),
            new CouplingRule(),
            new PairingRule(),
            new PairingHistoryRule(),
            new DependencyConstraintRule(),
            new DependencyOneSidedRule(),
            new DependencyExtraRule(),
            new NativeLibraryRule(),
            new AcceleratorRule(),
            new ToolchainRule(),
            new PlatformFloorRule(),
            new PatchRule(),
            new FeatureSwitchRule(),
            new SupportRule.Python(),
            new SupportRule.Platform(),
            new SizeRule(),
            new LicenceRule(),
            new HotfixRule(),
            new InstalledVersionRule(),
            new SourceArchiveRule(),
            new ReportedIssueRule());
}
