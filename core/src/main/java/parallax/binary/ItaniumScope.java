package parallax.binary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose arguments `T_` means, innermost first. No record: two scopes of one template are two, as functions within
/// functions have them.
final class ItaniumScope {

    private final ItaniumNode.Template template;
    private final @Nullable ItaniumScope outer;

    ItaniumScope(ItaniumNode.Template template, @Nullable ItaniumScope outer) {
        this.template = template;
        this.outer = outer;
    }

    ItaniumNode.Template template() {
        return template;
    }

    @Nullable
    ItaniumScope outer() {
        return outer;
    }

    /// The argument, or the pack.
    ItaniumNode argument(int index) throws ItaniumSyntaxException {
        List<ItaniumNode> items = template.arguments().items();
        if (index >= items.size()) {
            throw new ItaniumSyntaxException();
        }
        return items.get(index);
    }
}
