package parallax.check.link;

import parallax.content.LinkContents;

/// One build of a check.
///
/// @param name as its ecosystem spells it; the file name where it states none
/// @param asked whether it was asked about, and not only given to complete the environment
public record LinkedBuild(String name, LinkContents contents, boolean asked) {}
