/// What a build really contains: the facts of its files, native libraries and modules, read once from its artifact and
/// kept in the user's cache under the artifact's digest.
@NullMarked
package parallax.content;

import org.jspecify.annotations.NullMarked;
