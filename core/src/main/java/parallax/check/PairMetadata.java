package parallax.check;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import parallax.finding.MetadataWord;
import parallax.finding.Verdict;
import parallax.name.NameMap;
import parallax.platform.Target;

/// Whether metadata allow pairs of builds, for a table of many. Each build is read once; not for use by
/// several threads.
public final class PairMetadata {

    private final Target target;
    private final Projects projects;
    private final Map<ClaimedBuild, GivenBuild> read = new IdentityHashMap<>();

    /// @param target as {@link MetadataCheck#of} takes it
    public PairMetadata(Target target, NameMap names) {
        this.target = target;
        this.projects = new Projects(names);
    }

    /// @param verdict {@link Verdict#WORKS} for allowed, {@link Verdict#BREAKS} for forbidden
    /// @param note the clause that decides: `torchvision requires torch (==2.13.0)`; why it cannot be told;
    ///     empty where the two ask nothing of each other
    public record Word(Verdict verdict, String note) {}

    /// @param row its own clauses are named first
    public Word of(ClaimedBuild row, ClaimedBuild column) {
        MetadataAnswer answer = MetadataCheck.of(List.of(read(row), read(column)), target, projects);
        Boolean allowed = answer.word().allowed();
        if (allowed == null) {
            return new Word(
                    Verdict.UNKNOWN,
                    answer.unknown().isEmpty()
                            ? ""
                            : answer.unknown().getFirst().why());
        }
        if (allowed) {
            return new Word(
                    Verdict.WORKS,
                    answer.met().isEmpty()
                            ? ""
                            : note(
                                    answer.met().getFirst().packageName(),
                                    answer.met().getFirst().requirement()));
        }
        MetadataWord.Conflict first = answer.word().conflicts().getFirst();
        return new Word(Verdict.BREAKS, note(first.packageName(), first.requirement()));
    }

    private static String note(String packageName, String requirement) {
        return packageName + " requires " + requirement;
    }

    private GivenBuild read(ClaimedBuild build) {
        return read.computeIfAbsent(build, one -> GivenBuild.read(one, projects));
    }
}
