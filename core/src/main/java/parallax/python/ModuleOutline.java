package parallax.python;

import java.util.List;

/// What is known of one module from its text alone: small enough to be kept where the text is not. Digests but
/// that of the text are 32 hexadecimal digits.
public sealed interface ModuleOutline {

    /// Digest of the bytes of the file.
    String text();

    /// Bytes of the file.
    long size();

    /// A module that was read.
    ///
    /// @param lines as an editor counts them
    /// @param tokens of code: without comments, docstrings and line ends
    /// @param code digest without comments, docstrings and layout that means nothing: where it is equal,
    ///     both modules are the same program but for their docstrings and for what
    ///     looks at source lines
    /// @param documentation digest of all docstrings with the names they belong to
    /// @param comments digest of all comments, wherever they stand
    /// @param places digest of the names of all definitions in their order, and where each stands among the
    ///     statements
    /// @param definitions in the order of the text, each before those inside it; the first is the module itself
    /// @param assignments of literals, in the order of the text; some of very many
    /// @param exports the names in `__all__`, in its order, as far as they are literals
    /// @param exportsAll whether `exports` is all there is: false where `__all__` is also made by other statements
    /// @param imports sorted top-level names of the modules imported anywhere in it; relative imports are left out
    record Tokenised(
            String text,
            long size,
            int lines,
            int tokens,
            String code,
            String documentation,
            String comments,
            String places,
            List<Definition> definitions,
            List<Assignment> assignments,
            List<String> exports,
            boolean exportsAll,
            List<String> imports)
            implements ModuleOutline {

        public Tokenised {
            definitions = List.copyOf(definitions);
            assignments = List.copyOf(assignments);
            exports = List.copyOf(exports);
            imports = List.copyOf(imports);
        }
    }

    /// A module that cannot be decoded, is not Python 3, or is beyond what we read: only its bytes can be compared.
    ///
    /// @param reason lower-case start, no full stop: `line 3: a backtick, as in Python 2`
    record NotTokenised(String text, long size, String reason) implements ModuleOutline {}
}
