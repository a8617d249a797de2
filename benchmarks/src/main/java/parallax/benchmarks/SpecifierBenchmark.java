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
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// How long do 200 specifier sets take to choose from 1265 versions, as many as the project with the most releases of
/// a large lock file has?
///
/// Run with `bench/micro SpecifierBenchmark`. The data are made here, always the same.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class SpecifierBenchmark {

    private final List<Pep440Version> versions = new ArrayList<>();
    private final List<SpecifierSet> sets = new ArrayList<>();

    @Setup
    public void makeData() throws MalformedVersionException {
        SplittableRandom random = new SplittableRandom(1);
        List<String> suffixes = List.of("", "", "", "a1", "rc2", ".post1", ".dev3", "+cu130");
        for (int count = 0; count < 1265; count++) {
            String suffix = suffixes.get(random.nextInt(suffixes.size()));
            versions.add(Pep440Version.parse(release(random) + "." + random.nextInt(10) + suffix));
        }
        List<String> operators = List.of(">=", "<", "!=", "==", "~=", "<=", ">");
        for (int count = 0; count < 200; count++) {
            StringBuilder set = new StringBuilder(">=").append(release(random));
            for (int more = random.nextInt(3); more > 0; more--) {
                set.append(',')
                        .append(operators.get(random.nextInt(operators.size())))
                        .append(release(random));
            }
            sets.add(SpecifierSet.parse(
                    set.append(count % 4 == 0 ? ",!=1.5.*" : "").toString()));
        }
    }

    private static String release(SplittableRandom random) {
        return random.nextInt(3) + "." + random.nextInt(30);
    }

    @Benchmark
    public int filter() {
        int left = 0;
        for (SpecifierSet set : sets) {
            left += set.filter(versions).size();
        }
        return left;
    }
}
