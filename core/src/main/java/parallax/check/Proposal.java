package parallax.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.finding.Repair;

/// Builds that the metadata would allow in place of given ones, or beside them.
///
/// @param replacements what is to be installed, as far as it is known which builds these are
/// @param builds the whole set as it would be then; what is asked about first, as before
/// @param title what it changes: `torchvision 0.28.0 in place of 0.29.1`
/// @param distance how far it is from what was given; smaller is nearer
/// @param pip the command; null where pip cannot do it
/// @param uv as `pip`
/// @param conda as `pip`
/// @param pixi as `pip`
/// @param basis what says that such builds exist and are allowed
public record Proposal(
        List<Candidate> replacements,
        List<ClaimedBuild> builds,
        String title,
        int distance,
        @Nullable String pip,
        @Nullable String uv,
        @Nullable String conda,
        @Nullable String pixi,
        String basis) {

    public Proposal {
        replacements = List.copyOf(replacements);
        builds = List.copyOf(builds);
    }

    /// Whether the binaries of all that it installs are at hand.
    public boolean canBeVerified() {
        return !replacements.isEmpty() && replacements.stream().allMatch(Candidate::artifact);
    }

    /// @param verified whether the binaries of exactly these builds were checked and found to work
    /// @param why what shows it; empty for what this proposal rests on
    /// @throws IllegalArgumentException where it is called verified and no binaries are at hand
    public Repair toRepair(boolean verified, String why) {
        if (verified && !canBeVerified()) {
            throw new IllegalArgumentException("not all binaries of `" + title + "` are at hand");
        }
        return new Repair(title, pip, uv, conda, pixi, verified, why.isEmpty() ? basis : why);
    }
}
