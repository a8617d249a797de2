package parallax.cli;

import java.util.ArrayList;
import java.util.List;
import parallax.CheckRequest;
import parallax.InspectDetail;
import parallax.MatrixRequest;
import parallax.TargetRequest;
import parallax.Trouble;
import parallax.fact.Evidence;
import parallax.finding.Axis;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.Comparison;
import parallax.finding.Explanation;
import parallax.finding.Finding;
import parallax.finding.Impact;
import parallax.finding.Inspection;
import parallax.finding.LibraryCheck;
import parallax.finding.Matrix;
import parallax.finding.MetadataWord;
import parallax.finding.Repair;
import parallax.finding.SourceList;
import parallax.finding.Subject;
import parallax.finding.Unknown;
import parallax.finding.Verdict;
import parallax.name.Ecosystem;
import parallax.name.PackageName;
import parallax.platform.PythonVersion;
import parallax.platform.Subdir;
import parallax.platform.Target;

/// Answers every question about `torchvision` with the two sides' requirements of torch at 0.24.0 (as recorded in
/// docling-project/docling `genon/preprocessor/uv.lock` at 0c10ec49 and pablovela5620/sam3-rerun
/// `packages/sam3d_body/pixi.lock` at a80eee23), and remembers what it was asked.
class SmallAnswers implements Answers {

    final List<String> asked = new ArrayList<>();
    private final Impact impact;

    SmallAnswers(Impact impact) {
        this.impact = impact;
    }

    @Override
    public Comparison compare(List<String> references, TargetRequest target) throws Trouble {
        asked.add("compare " + references + " " + describe(target));
        if (!references.toString().contains("torchvision")) {
            throw new Trouble("no package `" + references.getFirst() + "` is recorded", "did you mean `torchvision`?");
        }
        return comparison();
    }

    /// Breaks where the finding does; names its builds after what was asked.
    @Override
    public Check check(CheckRequest request) {
        asked.add("check " + request.references() + " with " + request.with() + " among " + request.among() + " host "
                + request.host()
                + switch (request.notGiven()) {
                    case UNKNOWN -> " ";
                    case SOUND -> " assuming ";
                    case MISSING -> " complete ";
                }
                + describe(request.target()));
        Comparison comparison = comparison();
        boolean breaks = impact == Impact.BREAKS;
        LibraryCheck library = new LibraryCheck(
                "torchvision",
                "torchvision/_C.so",
                breaks ? Verdict.BREAKS : Verdict.UNKNOWN,
                true,
                List.of(new LibraryCheck.MissingLibrary(
                        "libtorch_cuda.so", "torchvision/_C.so", "torch was not given", breaks)),
                List.of(),
                0,
                List.of(),
                List.of(),
                breaks ? Cause.LIBRARY_MISSING : null,
                "",
                "");
        return new Check(
                comparison.target(),
                List.of("no CUDA"),
                List.of(comparison.left()),
                1,
                library.verdict(),
                "torchvision asks for libtorch_cuda.so.",
                new MetadataWord(null, List.of(), List.of(new MetadataWord.Absent("torchvision", "torch==2.9.0"))),
                "",
                List.of(library),
                comparison.findings(),
                List.of(new Repair("torch 2.9.0 beside it", "pip install torch==2.9.0", null, null, null, false, "")),
                comparison.unknown());
    }

    @Override
    public Matrix matrix(MatrixRequest request) {
        asked.add("matrix " + request.rows() + " " + request.columns() + " " + request.artifacts() + " with "
                + request.with() + " host " + request.host() + " " + describe(request.target()));
        return new Matrix(
                comparison().target(),
                List.of("no CUDA"),
                request.rows(),
                request.columns(),
                List.of("0.24.0"),
                List.of("2.9.0", "2.8.0"),
                List.of(List.of(
                        new Matrix.Cell(Verdict.WORKS, Verdict.UNKNOWN, "no artifact was given"),
                        new Matrix.Cell(Verdict.BREAKS, Verdict.UNKNOWN, ""))),
                List.of());
    }

    @Override
    public Inspection inspect(String reference, TargetRequest target, InspectDetail detail) {
        asked.add("inspect " + reference + " " + describe(target)
                + (detail == InspectDetail.OVERVIEW ? "" : " " + detail));
        Comparison comparison = comparison();
        Evidence evidence = comparison.findings().getFirst().evidence().getFirst();
        return new Inspection(
                comparison.target(),
                comparison.left(),
                List.of(new Inspection.Section(
                        "dependencies",
                        "Dependencies",
                        List.of(new Inspection.Entry("requires", "torch==2.9.0", List.of(evidence))))),
                comparison.unknown());
    }

    @Override
    public Explanation why(String findingId, List<String> references, TargetRequest target) {
        asked.add("why " + findingId + " " + references + " " + describe(target));
        Finding finding = comparison().findings().getFirst();
        return new Explanation(
                comparison(),
                finding,
                "Reads how each side requires torch.",
                List.of(new Explanation.Step(finding.evidence().getFirst(), "requires_dist  torch==2.9.0", "uv.lock")));
    }

    @Override
    public SourceList sources() {
        asked.add("sources");
        return new SourceList(
                "2026-11-23",
                List.of(new SourceList.Entry(
                        "pypi", "PyPI", "pypi", "https://pypi.org/simple", 48, 3003, List.of(), "")));
    }

    private Comparison comparison() {
        Finding coupling = new Finding(
                "dependency.coupling",
                "dependency.coupling",
                Axis.DEPENDENCY,
                impact,
                "The wheel needs exactly torch 2.9.0, this conda build any 2.8",
                "",
                "torch==2.9.0",
                "pytorch >=2.8.0,<2.9.0a0",
                List.of(new Evidence(
                        "pypi", "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl requires_dist")));
        return new Comparison(
                new Target(Subdir.parse("linux-64"), new PythonVersion(3, 12, false), null, null),
                subject("pypi", "PyPI", Ecosystem.PYPI, "torchvision-0.24.0-cp312-cp312-manylinux_2_28_x86_64.whl"),
                subject(
                        "conda-forge",
                        "conda-forge",
                        Ecosystem.CONDA,
                        "torchvision-0.24.0-cuda129_py312_h9f56bbf_2.conda"),
                List.of(),
                List.of(coupling),
                List.of(coupling.id()),
                List.of(new Unknown("what is in the binaries", "none is recorded")));
    }

    private static Subject subject(String source, String title, Ecosystem ecosystem, String build) {
        return new Subject(
                source + "::torchvision",
                source,
                title,
                PackageName.of(ecosystem, "torchvision"),
                "0.28.0",
                "0.24.0",
                build,
                null,
                "2026-11-23");
    }

    private static String describe(TargetRequest target) {
        return target.equals(TargetRequest.DEFAULT)
                ? "default"
                : target.target() + "/" + target.python() + "/" + target.platform() + "/" + target.cuda();
    }
}
