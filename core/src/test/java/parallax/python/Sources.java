package parallax.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.InstanceOfAssertFactories;

/// Outlines of texts in tests.
final class Sources {

    private Sources() {}

    static ModuleOutline outline(String text) {
        return ModuleReader.read(text.getBytes(UTF_8));
    }

    static ModuleOutline.Tokenised tokenised(String text) {
        ModuleOutline outline = outline(text);
        assertThat(outline).as(text).isInstanceOf(ModuleOutline.Tokenised.class);
        return (ModuleOutline.Tokenised) outline;
    }

    static String reason(byte[] text) {
        return assertThat(ModuleReader.read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(ModuleOutline.NotTokenised.class))
                .actual()
                .reason();
    }

    static String reason(String text) {
        return reason(text.getBytes(UTF_8));
    }

    static ModuleDifference between(String left, String right) {
        return ModuleDifference.between(outline(left), outline(right));
    }
}
