package parallax.compare.build;

import java.util.List;

/// All rules about the contents of two builds, in the order in which they run. The one list to touch when such a rule
/// is
/// added.
public final class BuildRules {

    private BuildRules() {}

    public static final List<BuildRule> ALL = List.of(
            new BuildVersionRule(),
            new SameFilesRule(),
            new ArtifactIntegrityRule(),
            new RequirementConstraintRule(),
            new RequirementOneSidedRule(),
            new RequirementPythonRule(),
            new NativeBundledRule(),
            new EmbeddedVersionRule(),
            new NativeExtensionRule(),
            new NativeNeededRule(),
            new NativeRunPathRule(),
            new NativeSymbolRule(),
            new CxxAbiRule(),
            new TorchAbiRule(),
            new PythonAbiRule(),
            new NumpyApiRule(),
            new SystemNeedRule(),
            new ArchitectureRule(),
            new AcceleratorNeedRule(),
            new GpuCodeRule(),
            new OperatorRule(),
            new CodecRule(),
            new CompilerRule(),
            new InstructionSetRule(),
            new HardeningRule(),
            new UnreadableLibraryRule(),
            new PythonSourceRule(),
            new FileOneSidedRule(),
            new FileContentRule(),
            new BuildSizeRule(),
            new BuildLicenceRule(),
            new BuildProvenanceRule());
}
