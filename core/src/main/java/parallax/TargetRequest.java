package parallax;

import org.jspecify.annotations.Nullable;

/// The target as the user asked for it, not yet checked.
///
/// @param target `--target`: a platform with optional `,python=3.12,cuda=13.0,glibc=2.28`; null where not given
/// @param python `--python`, null where not given
/// @param platform `--platform`: conda subdir or wheel platform tag, null where not given
/// @param cuda `--cuda`: version or `none`, null where not given
public record TargetRequest(
        @Nullable String target,
        @Nullable String python,
        @Nullable String platform,
        @Nullable String cuda) {

    /// Nothing asked for.
    public static final TargetRequest DEFAULT = new TargetRequest(null, null, null, null);
}
