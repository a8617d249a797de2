package parallax.cli;

import java.util.List;
import parallax.ArtifactAccess;
import parallax.CheckRequest;
import parallax.InspectDetail;
import parallax.MatrixRequest;
import parallax.Parallax;
import parallax.TargetRequest;
import parallax.Trouble;
import parallax.finding.Check;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Inspection;
import parallax.finding.Matrix;
import parallax.finding.SourceList;

/// What the commands ask the library; the questions are those of [Parallax].
interface Answers {

    Comparison compare(List<String> references, TargetRequest target) throws Trouble;

    Check check(CheckRequest request) throws Trouble;

    Matrix matrix(MatrixRequest request) throws Trouble;

    Inspection inspect(String reference, TargetRequest target, InspectDetail detail) throws Trouble;

    Explanation why(String findingId, List<String> references, TargetRequest target) throws Trouble;

    SourceList sources() throws Trouble;

    /// Answers from the recorded data, which is opened at the first question: `--help` needs none.
    ///
    /// @param access how artifacts on disk are reached
    record Recorded(ArtifactAccess access) implements Answers {

        @Override
        public Comparison compare(List<String> references, TargetRequest target) throws Trouble {
            return Parallax.recorded(access).compare(references, target);
        }

        @Override
        public Check check(CheckRequest request) throws Trouble {
            return Parallax.recorded(access).check(request);
        }

        @Override
        public Matrix matrix(MatrixRequest request) throws Trouble {
            return Parallax.recorded(access).matrix(request);
        }

        @Override
        public Inspection inspect(String reference, TargetRequest target, InspectDetail detail) throws Trouble {
            return Parallax.recorded(access).inspect(reference, target, detail);
        }

        @Override
        public Explanation why(String findingId, List<String> references, TargetRequest target) throws Trouble {
            return Parallax.recorded(access).why(findingId, references, target);
        }

        @Override
        public SourceList sources() throws Trouble {
            return Parallax.recorded(access).sources();
        }
    }
}
