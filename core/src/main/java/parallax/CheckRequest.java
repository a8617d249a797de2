package parallax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The question of `check`, as the user asked it; nothing of it is checked yet.
///
/// @param references the builds asked about, in the order given: `SOURCE::SPEC`, package URLs, artifacts
/// @param with `--with`: further builds of the same environment, which are not asked about
/// @param among `--among`: artifacts, and folders of artifacts, to look for repairs in
/// @param host `--host`: what the machine offers, such as `glibc=2.28,cuda=none`; null for nothing but what the
///     target promises
/// @param notGiven what to think of requirements that were not given
public record CheckRequest(
        List<String> references,
        List<String> with,
        List<String> among,
        @Nullable String host,
        NotGiven notGiven,
        TargetRequest target) {

    /// What requirements that were not given count as.
    public enum NotGiven {
        /// Perhaps installed: where it decides, the answer is that it cannot be told.
        UNKNOWN,
        /// `--assume-dependencies`: installed and sound.
        SOUND,
        /// `--complete`: not installed.
        MISSING
    }

    public CheckRequest {
        references = List.copyOf(references);
        with = List.copyOf(with);
        among = List.copyOf(among);
    }
}
