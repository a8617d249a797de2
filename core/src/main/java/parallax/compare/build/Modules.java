package parallax.compare.build;

import parallax.library.LibraryFacts;
import parallax.library.LibraryName;

/// Tells extension modules, which Python imports, from libraries that others link with.
final class Modules {

    private Modules() {}

    /// Whether it is started by itself rather than loaded: tools and tests that some builds install.
    static boolean isProgram(BuildSide.Library library) {
        return library.facts().kind().equals(LibraryFacts.PROGRAM);
    }

    /// Whether Python can import it: it exports an init function, or lies among Python's packages under a name that is
    /// none of a shared library.
    static boolean isExtension(BuildSide.Library library) {
        boolean exports = library.facts()
                .pythonAbi()
                .toOptional()
                .map(abi -> !abi.modules().isEmpty() || abi.suffix() != null)
                .orElse(false);
        String name = LibraryName.of(library.path().fileName()).name();
        String path = library.path().value();
        boolean inFolderOfLibraries = path.contains(".libs/") || path.contains(".dylibs/");
        return exports
                || (!isProgram(library)
                        && library.path().inSitePackages()
                        && !inFolderOfLibraries
                        && !name.startsWith("lib"));
    }
}
