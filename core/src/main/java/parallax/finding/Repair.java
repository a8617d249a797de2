package parallax.finding;

import org.jspecify.annotations.Nullable;

/// A set of builds that would work in place of the given ones.
///
/// @param title what it changes: `torchvision 0.28.0 in place of 0.29.1`
/// @param pip the command; null where pip cannot do it
/// @param uv as `pip`
/// @param conda as `pip`
/// @param pixi as `pip`
/// @param verified whether the same check was made of the builds it installs, and found that they work
/// @param why what shows it: which artifact was checked, or which record says so
public record Repair(
        String title,
        @Nullable String pip,
        @Nullable String uv,
        @Nullable String conda,
        @Nullable String pixi,
        boolean verified,
        String why) {}
