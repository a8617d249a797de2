package parallax.binary;

import org.jspecify.annotations.Nullable;

/// One reading of one mangled name: what its parts share.
final class ItaniumParser {

    final ItaniumCursor cursor;
    final ItaniumSubstitutions substitutions = new ItaniumSubstitutions();
    final ItaniumEncodings encodings;
    final ItaniumNames names;
    final ItaniumUnqualifiedNames unqualified;
    final ItaniumTypes types;
    final ItaniumTemplates templates;
    final ItaniumExpressions expressions;

    /// The last source name outside template arguments: what a constructor is called.
    @Nullable
    ItaniumNode lastName;

    /// `cv` is a cast here, not the name of a conversion function.
    boolean inExpression;

    /// Template arguments behind `T_` may be those of the conversion function itself.
    boolean inConversion;

    ItaniumParser(String text, int at) {
        cursor = new ItaniumCursor(text, at);
        encodings = new ItaniumEncodings(this);
        names = new ItaniumNames(this);
        unqualified = new ItaniumUnqualifiedNames(this);
        types = new ItaniumTypes(this);
        templates = new ItaniumTemplates(this);
        expressions = new ItaniumExpressions(this);
    }
}
