package parallax;

import java.util.List;
import parallax.finding.Check;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Inspection;
import parallax.finding.Matrix;
import parallax.finding.SourceList;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;

/// The entry points of the library. Every answer is a value; every failure is a {@link Trouble} that says what to do.
public final class Parallax {

    private final Snapshot snapshot;
    private final ArtifactAccess access;

    private Parallax(Snapshot snapshot, ArtifactAccess access) {
        this.snapshot = snapshot;
        this.access = access;
    }

    /// Answers from the recorded snapshot inside the program, and from artifacts where references name them.
    public static Parallax recorded() throws Trouble {
        return recorded(ArtifactAccess.PLAIN);
    }

    /// As {@link #recorded()}, with artifacts reached so.
    public static Parallax recorded(ArtifactAccess access) throws Trouble {
        try {
            return new Parallax(Snapshot.open(), access);
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Answers from another snapshot.
    public static Parallax over(Snapshot snapshot) {
        return new Parallax(snapshot, ArtifactAccess.PLAIN);
    }

    /// What really differs between two sides.
    ///
    /// @param references one bare package name, or two references; two artifacts are compared by what is in them
    public Comparison compare(List<String> references, TargetRequest target) throws Trouble {
        try {
            if (BuildComparer.isAsked(references, access)) {
                return new BuildComparer(snapshot, access).compare(references, target);
            }
            return new Comparer(snapshot)
                    .compare(references, TargetParser.parse(target))
                    .comparison();
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Whether builds work together in one environment, told from their files alone.
    public Check check(CheckRequest request) throws Trouble {
        try {
            return new Checker(snapshot, access).check(request);
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Which builds of one package work with which of another.
    public Matrix matrix(MatrixRequest request) throws Trouble {
        try {
            return new MatrixMaker(snapshot, access).matrix(request);
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Everything known of one subject.
    public Inspection inspect(String reference, TargetRequest target) throws Trouble {
        return inspect(reference, target, InspectDetail.OVERVIEW);
    }

    /// Everything known of one subject, or of an artifact everything of one kind.
    public Inspection inspect(String reference, TargetRequest target, InspectDetail detail) throws Trouble {
        try {
            if (ArtifactOperand.isOne(reference, access)) {
                return new BuildInspector(snapshot, access).inspect(reference, target, detail);
            }
            if (detail != InspectDetail.OVERVIEW) {
                throw new Trouble(
                        "only an artifact has files, libraries and symbols to list",
                        "name a file: a wheel, an sdist, a .conda or .tar.bz2, a .deb, or a folder");
            }
            return new Inspector(snapshot).inspect(reference, TargetParser.parse(target));
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// From a finding back to the records it rests on.
    ///
    /// @param findingId an id out of a comparison, or the rule it begins with where that is unambiguous
    /// @param references as for `compare`
    public Explanation why(String findingId, List<String> references, TargetRequest target) throws Trouble {
        try {
            if (BuildComparer.isAsked(references, access)) {
                return new BuildComparer(snapshot, access).why(findingId, references, target);
            }
            return new Explainer(snapshot).why(findingId, references, TargetParser.parse(target));
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    /// Every source that references can name.
    public SourceList sources() throws Trouble {
        try {
            return Sources.of(snapshot);
        } catch (SnapshotException e) {
            throw trouble(e);
        }
    }

    private static Trouble trouble(SnapshotException e) {
        return new Trouble(
                String.valueOf(e.getMessage()),
                "the recorded data is part of the program: build or install it again",
                e);
    }
}
