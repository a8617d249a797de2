package parallax.platform;

import java.util.Locale;

/// A wheel tag: `cp312-cp312-manylinux_2_28_x86_64`. Rule: PEP 425.
///
/// @param python interpreter, lower case: `cp312`, `py3`
/// @param abi `cp312`, `abi3`, `none`
/// @param platform `manylinux_2_28_x86_64`, `any`
public record WheelTag(String python, String abi, String platform) {

    public WheelTag {
        python = python.toLowerCase(Locale.ROOT);
        abi = abi.toLowerCase(Locale.ROOT);
        platform = platform.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
