package parallax.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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

/// How long does it take to read 1000 versions and put them in order, as PEP 440 and as conda does?
///
/// Run with `bench/micro VersionBenchmark`. The data are made here, always the same.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class VersionBenchmark {

    private final List<String> texts = new ArrayList<>();

    @Setup
    public void makeVersions() {
        SplittableRandom random = new SplittableRandom(1);
        List<String> suffixes = List.of("", "", "", "a1", "rc2", ".post1", ".dev3", "+cu130");
        for (int count = 0; count < 1000; count++) {
            texts.add("%d.%d.%d%s"
                    .formatted(
                            random.nextInt(3),
                            random.nextInt(30),
                            random.nextInt(10),
                            suffixes.get(random.nextInt(suffixes.size()))));
        }
    }

    @Benchmark
    public List<Pep440Version> pep440() throws MalformedVersionException {
        List<Pep440Version> versions = new ArrayList<>(texts.size());
        for (String text : texts) {
            versions.add(Pep440Version.parse(text));
        }
        versions.sort(null);
        return versions;
    }

    @Benchmark
    public List<CondaVersion> conda() throws MalformedVersionException {
        List<CondaVersion> versions = new ArrayList<>(texts.size());
        for (String text : texts) {
            versions.add(CondaVersion.parse(text));
        }
        versions.sort(null);
        return versions;
    }
}
