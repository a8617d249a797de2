package parallax.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import parallax.version.CondaVersion;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// How long does it take to read and order real versions of both worlds, and to filter them with real specifier sets?
///
/// `bench/semantics` runs it beside Python's `packaging` and rattler on the same texts; by itself it runs with
/// `bench/micro SemanticsBenchmark`. The texts are those of the recorded snapshot.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class SemanticsBenchmark {

    private List<String> texts = List.of();
    private List<String> condaTexts = List.of();
    private final List<Pep440Version> versions = new ArrayList<>();
    private final List<CondaVersion> condaVersions = new ArrayList<>();
    private final List<SpecifierSet> specifiers = new ArrayList<>();

    @Setup
    public void readSnapshot() throws MalformedVersionException {
        RealTexts real = RealTexts.read();
        texts = real.versions();
        condaTexts = real.manyCondaVersions();
        for (String text : texts) {
            versions.add(Pep440Version.parse(text));
        }
        for (String text : condaTexts) {
            condaVersions.add(CondaVersion.parse(text));
        }
        for (String text : real.manySpecifiers()) {
            specifiers.add(SpecifierSet.parse(text));
        }
    }

    @Benchmark
    public List<Pep440Version> pep440Parse() throws MalformedVersionException {
        List<Pep440Version> parsed = new ArrayList<>(texts.size());
        for (String text : texts) {
            parsed.add(Pep440Version.parse(text));
        }
        return parsed;
    }

    @Benchmark
    public List<Pep440Version> pep440Sort() {
        List<Pep440Version> sorted = new ArrayList<>(versions);
        sorted.sort(null);
        return sorted;
    }

    @Benchmark
    public int pep440Filter() {
        int kept = 0;
        for (SpecifierSet specifier : specifiers) {
            kept += specifier.filter(versions).size();
        }
        return kept;
    }

    @Benchmark
    public List<CondaVersion> condaParse() throws MalformedVersionException {
        List<CondaVersion> parsed = new ArrayList<>(condaTexts.size());
        for (String text : condaTexts) {
            parsed.add(CondaVersion.parse(text));
        }
        return parsed;
    }

    @Benchmark
    public List<CondaVersion> condaSort() {
        List<CondaVersion> sorted = new ArrayList<>(condaVersions);
        sorted.sort(null);
        return sorted;
    }
}
