package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose arguments `T_` means, innermost first.
record ItaniumScope(ItaniumNode.Template template, @Nullable ItaniumScope outer) {

    /// The argument, or the pack.
    ItaniumNode argument(int index) throws ItaniumSyntaxException {
        List<ItaniumNode> items = template.arguments().items();
        if (index >= items.size()) {
            throw ItaniumSyntaxException.INSTANCE;
        }
        return items.get(index);
    }
}
