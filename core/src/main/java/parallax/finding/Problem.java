package parallax.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something wrong with an environment: a finding, why it is so, and what repairs it.
///
/// @param cause one sentence; never empty
/// @param repair null where none is known
/// @param touches what the repair would change beside what it is for, one item each: `removes tensorboard 2.19.0`
public record Problem(
        Finding finding, String cause, @Nullable Repair repair, List<String> touches) {

    public Problem {
        touches = List.copyOf(touches);
    }
}
