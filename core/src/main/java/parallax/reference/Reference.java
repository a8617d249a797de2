package parallax.reference;

import parallax.index.Source;
import parallax.name.PackageName;

/// One side of a question, settled: a package at a source, narrowed to what is asked for.
///
/// @param text as the user wrote it, or as a bare name was completed
/// @param name in the normal form of the source's ecosystem
public record Reference(String text, Source source, PackageName name, Selection selection) {}
