package parallax.check.link;

import java.util.List;

/// The list of rules about builds in one environment. Adding a rule is adding its class and a line here.
public final class CheckRules {

    public static final List<CheckRule> ALL = List.of(
            new MissingLibraryRule(),
            new UndefinedSymbolRule(),
            new SymbolVersionRule(),
            new UnloadableFileRule(),
            new NumpyGenerationRule(),
            new MetadataConflictRule(),
            new MetadataAgreementRule(),
            new OpenMpRule(),
            new DuplicateLibraryRule(),
            new InterposedSymbolRule(),
            new FileCollisionRule());

    private CheckRules() {}
}
