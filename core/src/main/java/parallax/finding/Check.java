package parallax.finding;

import java.util.List;
import parallax.platform.Target;

/// The answer to `check`: whether builds work together in one environment.
///
/// @param host what the machine is taken to offer, one sentence each
/// @param builds all that were looked at; those asked about first, in the order given
/// @param asked how many of `builds` were asked about; the others were given to complete the environment
/// @param summary the verdict in one sentence
/// @param agreement what metadata and binaries say together: `allowed and works`, `allowed but breaks`,
///     `forbidden but works`, `forbidden and breaks`; empty where one of them does not tell
/// @param libraries those of the builds asked about first, each sorted by path
/// @param findings gravest first
/// @param repairs nearest first
/// @param unknown sorted, without repetition
public record Check(
        Target target,
        List<String> host,
        List<Subject> builds,
        int asked,
        Verdict verdict,
        String summary,
        MetadataWord metadata,
        String agreement,
        List<LibraryCheck> libraries,
        List<Finding> findings,
        List<Repair> repairs,
        List<Unknown> unknown) {

    public Check {
        host = List.copyOf(host);
        builds = List.copyOf(builds);
        libraries = List.copyOf(libraries);
        findings = List.copyOf(findings);
        repairs = List.copyOf(repairs);
        unknown = List.copyOf(unknown);
    }
}
