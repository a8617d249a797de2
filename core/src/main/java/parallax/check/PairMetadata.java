package parallax.check;

import java.util.List;
import parallax.finding.MetadataWord;
import parallax.finding.Verdict;
import parallax.name.NameMap;
import parallax.platform.Target;

/// Whether metadata allow pairs of builds, for a table of many. Each build is read once; not for use by
/// several threads.
public final class PairMetadata {

    private final Machine machine;
    private final Projects projects;
    private final BuildReader reader;

    /// @param target as {@link MetadataCheck#of} takes it
    public PairMetadata(Target target, NameMap names) {
        this.machine = new Machine(target);
        this.projects = new Projects(names);
        this.reader = new BuildReader(projects);
    }

    /// @param verdict {@link Verdict#WORKS} for allowed, {@link Verdict#BREAKS} for forbidden
    /// @param note the clause that decides: `torchvision requires torch (==2.13.0)`; why it cannot be told;
    ///     empty where the two ask nothing of each other
    public record Word(Verdict verdict, String note) {}

    /// @param row its own clauses are named first
    public Word of(ClaimedBuild row, ClaimedBuild column) {
        MetadataAnswer answer = MetadataCheck.of(List.of(reader.read(row), reader.read(column)), machine, projects);
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
        return new Word(Verdict.BREAKS, note(answer.word().conflicts()));
    }

    /// As {@link #of(ClaimedBuild, ClaimedBuild)}. Where requirements of one are not recorded and nothing
    /// else decides, it cannot be told.
    public Word of(Candidate row, Candidate column) {
        Word word = of(row.build(), column.build());
        boolean nothingDecides = word.verdict() == Verdict.WORKS && word.note().isEmpty();
        if (nothingDecides && !(row.requirementsKnown() && column.requirementsKnown())) {
            Candidate silent = row.requirementsKnown() ? column : row;
            return new Word(
                    Verdict.UNKNOWN, "the requirements of " + silent.build().title() + " are not recorded");
        }
        return word;
    }

    /// A requirement tells more than a tag, as another wheel of the same version may have another tag.
    private static String note(List<MetadataWord.Conflict> conflicts) {
        for (MetadataWord.Conflict conflict : conflicts) {
            String locator = conflict.evidence().locator();
            if (locator.startsWith("METADATA: Requires-Dist")
                    || locator.startsWith("info/index.json: depends")
                    || locator.startsWith("control: Depends")) {
                return note(conflict.packageName(), conflict.requirement());
            }
        }
        MetadataWord.Conflict first = conflicts.getFirst();
        return first.packageName() + ": " + first.requirement() + ", but " + first.found();
    }

    private static String note(String packageName, String requirement) {
        return packageName + " requires " + requirement;
    }
}
