package parallax.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.index.CondaRecord;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.LockedDependencies.Resolved;
import parallax.index.PackageRecords;
import parallax.index.Snapshot;
import parallax.index.SnapshotException;
import parallax.index.Source;
import parallax.index.WheelRecord;
import parallax.name.ChannelName;
import parallax.name.PackageName;

/// Real rows of every kind go in, and come out of the snapshot again.
class ImportTest {

    @TempDir
    private Path folder;

    private Path data = Path.of("");
    private Path output = Path.of("");

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void copyTheData() throws IOException, URISyntaxException {
        URL resource = ImportTest.class.getResource("/data");
        if (resource == null) {
            throw new IllegalStateException("no test data");
        }
        Path original = Path.of(resource.toURI());
        data = folder.resolve("data");
        output = folder.resolve("snapshot");
        try (Stream<Path> files = Files.walk(original)) {
            for (Path each : files.toList()) {
                Files.copy(each, data.resolve(original.relativize(each).toString()));
            }
        }
    }

    private Run run() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Main.run(
                new String[] {data.toString(), data.resolve("opened-wheels").toString(), output.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Snapshot snapshot() throws SnapshotException {
        assertThat(run())
                .satisfies(run -> assertThat(run.err()).isEmpty())
                .satisfies(run -> assertThat(run.status()).isZero());
        return Snapshot.open(output);
    }

    private static PackageRecords load(Snapshot snapshot, String id, String name) throws SnapshotException {
        Source source = snapshot.source(id).orElseThrow();
        return snapshot.load(source, PackageName.of(source.ecosystem(), name));
    }

    private void replace(String path, String old, String text) throws IOException {
        Path file = data.resolve(path);
        String before = Files.readString(file);
        assertThat(before).contains(old);
        Files.writeString(file, before.replace(old, text));
    }

    private static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(each).toString(), Files.readString(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    @Test
    void theSameDataGivesTheSameBytesAndOldFilesGo() throws IOException {
        run();
        Map<String, String> first = contents(output);
        Files.writeString(output.resolve("pypi/old.tsv"), "");
        Files.writeString(output.resolve("README.md"), "stays");
        run();
        Map<String, String> second = contents(output);

        assertThat(second.remove("README.md")).isEqualTo("stays");
        assertThat(second).isEqualTo(first).containsKeys("manifest", "pypi/torchvision.tsv");
    }

    @Test
    void rowsOfTheSameFileBecomeOneRecord() throws SnapshotException {
        List<WheelRecord> wheels = load(snapshot(), "pytorch-index", "torch").wheels();

        assertThat(wheels).singleElement().satisfies(wheel -> {
            assertThat(wheel.sha256()).isEqualTo("4af01fad0822353e766770ff2c7d6bdc2cbcc2ac7fcd6da93a9e3c6f3f932b21");
            assertThat(wheel.alsoSeen()).hasSize(1);
            assertThat(wheel.url()).endsWith("/torch-2.11.0%2Bcu130-cp310-cp310-manylinux_2_28_aarch64.whl");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "https://pypi.org/simple, , pypi",
        "https://pypi.tuna.tsinghua.edu.cn/simple/, , pypi",
        ", https://files.pythonhosted.org/packages/x.whl, pypi",
        ", , pypi",
        "https://download.pytorch.org/whl/cu130, , pytorch-index",
        ", https://download-r2.pytorch.org/whl/cpu/x.whl, pytorch-index",
        "https://pypi.lenskit.org/torch/cpu/, https://download.pytorch.org/whl/cpu/x.whl, pypi.lenskit.org/torch/cpu",
        ", https://pypi.nvidia.com/a/x.whl, pypi.nvidia.com"
    })
    void theNamedIndexDecidesTheSourceThenTheHost(String index, String url, String id) {
        assertThat(new Sources().ofWheel(index, url).id()).isEqualTo(id);
    }

    @Test
    void otherIndexesAreSourcesOfTheirOwn() throws SnapshotException {
        Snapshot snapshot = snapshot();
        assertThat(snapshot.sources().stream().map(Source::id))
                .containsExactly(
                        "pypi",
                        "pytorch-index",
                        "conda-forge",
                        "pytorch",
                        "anaconda",
                        "pypi.lenskit.org/torch/cpu",
                        "wheelnext.github.io/variants-index/v0.0.2");
        assertThat(load(snapshot, "wheelnext.github.io/variants-index/v0.0.2", "torch")
                        .wheels())
                .singleElement()
                .satisfies(wheel -> assertThat(wheel.wheel()).isNotNull());
        assertThat(run().out()).doesNotContain("cannot be read");
    }

    @Test
    void aLossyRecordLeavesUnknownWhatItsFormatDrops() throws SnapshotException {
        List<CondaRecord> builds =
                load(snapshot(), "conda-forge", "torchvision").condaBuilds();

        assertThat(builds.stream().map(CondaRecord::build))
                .containsExactly("cuda112py310h0801bf5_1", "cuda112py311h13eef27_4", "cuda129_py312_h9f56bbf_2");
        CondaRecord lossy = builds.getFirst();
        assertThat(lossy.lossy()).isTrue();
        assertThat(lossy.constrains()).isNull();
        assertThat(lossy.features()).isNull();
        assertThat(lossy.published()).isNull();
        assertThat(lossy.provenance().licence()).isEqualTo("MIT");
        CondaRecord index = builds.get(1);
        assertThat(index.lossy()).isFalse();
        assertThat(index.constrains()).isEmpty();
        assertThat(index.alsoSeen())
                .singleElement()
                .satisfies(place -> assertThat(place.kind()).isEqualTo("conda-lock v1"));
        assertThat(index.provenance().date()).isNull();
    }

    @Test
    void repodataIsKeptBeforeALockFile() throws SnapshotException {
        assertThat(load(snapshot(), "pytorch", "torchvision").condaBuilds())
                .singleElement()
                .satisfies(build -> {
                    assertThat(build.provenance().source()).isEqualTo("conda/rattler");
                    assertThat(build.alsoSeen())
                            .singleElement()
                            .satisfies(place -> assertThat(place.source()).isEqualTo("2986002971/TEMCA"));
                });
    }

    @Test
    void constraintsAndResolvedVersionsStayApart() throws SnapshotException {
        Snapshot snapshot = snapshot();
        PackageName name = PackageName.pypi("torchvision");

        assertThat(snapshot.lockedDependencies(snapshot.source("pypi").orElseThrow(), name))
                .singleElement()
                .satisfies(lock -> assertThat(lock.dependencies())
                        .contains(
                                new PoetryConstraint(PackageName.pypi("torch"), "2.9.0", null, List.of()),
                                new PoetryConstraint(
                                        PackageName.pypi("pillow"),
                                        ">=5.3.0,<8.3.dev0 || >=8.4.dev0",
                                        null,
                                        List.of())));
        assertThat(snapshot.lockedDependencies(snapshot.source("pytorch-index").orElseThrow(), name))
                .singleElement()
                .satisfies(lock -> assertThat(lock.dependencies())
                        .hasOnlyElementsOfType(Resolved.class)
                        .anySatisfy(each -> assertThat(each.name().value()).isEqualTo("torch")));
    }

    @Test
    void recipesKeepRenderedVariantsAndLeaveMigrationsOut() throws SnapshotException {
        Snapshot snapshot = snapshot();
        assertThat(snapshot.recipe(snapshot.source("conda-forge").orElseThrow(), PackageName.conda("torchvision"))
                        .buildVariants())
                .singleElement()
                .satisfies(variant -> assertThat(variant.fileName())
                        .isEqualTo("linux_64_cuda_compiler_versionNonepython3.12.____cpython.yaml"));
    }

    @Test
    void thePreferredPypiNameComesFirst() throws SnapshotException {
        assertThat(snapshot().names().toPypi(PackageName.conda("airflow"), new ChannelName("conda-forge")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.pypi().stream().map(PackageName::value))
                        .containsExactly("apache-airflow", "airflow"));
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = ';', textBlock = """
        pypi/torchvision.jsonl; "file":; "surprise": 1, "file":; `pypi/torchvision.jsonl:1`: unknown field `surprise`
        pypi/torchvision.jsonl; sha256:26b9; md5:26b9; is no SHA-256
        pypi/torchvision.jsonl; {"name"; {name; `pypi/torchvision.jsonl:1`: no JSON
        pypi/torchvision.jsonl; "size": 8050480; "size": "8"; field `size` is not a whole number
        pypi/lock_dependencies.jsonl; "kind": "poetry.lock"; "kind": "uv.lock"; dependencies of another form
        channels/conda-forge/linux-64/repodata.json; "subdir": "linux-64",; "subdir": "osx-64",; is of another subdir
        channels/conda-forge/linux-64/provenance.json; pixi v6; conda-lock v1; a lossy record with `constrains`
        channels/seen_urls.jsonl; "channel": "conda-forge"; "channel": "bioconda"; unknown channel `bioconda`
        hotfixes/torchvision.yaml; version_lt: "0.11.0"; version_near: "0.11.0"; unknown condition `version_near`
        hotfixes/torchvision.yaml; - tighten_depends:; - loosen_depends:; unknown action `loosen_depends`
        feedstock/torchvision.jsonl; "feedstock": "torchvision"; "feedstock": "x"; is of another feedstock
        names/mapping_as_grayskull.json; "pytorch": "torch"; "pytorch": "caffe"; differs from the compressed mapping
        names/compressed_mapping.json; "libtorch"; "LibTorch"; is no package name in normal form
        """)
    void whatIsNotUnderstoodStopsTheImport(String path, String old, String text, String problem) throws IOException {
        if (problem.contains("lossy")) {
            replace("channels/conda-forge/linux-64/repodata.json", "\"depends\"", "\"constrains\": [], \"depends\"");
        }
        replace(path, old, text);

        assertThat(run()).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains(problem).doesNotContain("\tat ");
        });
    }

    @Test
    void whatAnOpenedWheelSaysJoinsTheRecordOfTheSameFile() throws SnapshotException {
        Snapshot snapshot = snapshot();
        Source pypi = snapshot.source("pypi").orElseThrow();
        PackageName torchvision = PackageName.pypi("torchvision");

        assertThat(snapshot.wheelExtracts(pypi, torchvision)).singleElement().satisfies(extract -> {
            assertThat(extract.version()).hasToString("0.28.0");
            assertThat(extract.moduleVersion()).isEqualTo("0.28.0+cu130");
            assertThat(extract.libraries()).contains("torchvision.libs/libjpeg.5980e1e3.so.8");
        });
        assertThat(snapshot.load(pypi, torchvision).wheels())
                .filteredOn(
                        wheel -> wheel.fileName().equals("torchvision-0.28.0-cp311-cp311-manylinux_2_28_x86_64.whl"))
                .singleElement()
                .satisfies(wheel -> {
                    assertThat(wheel.requiresDist())
                            .extracting(Object::toString)
                            .contains("torch==2.13.0");
                    assertThat(wheel.provenance().kind()).isEqualTo("wheel METADATA");
                });
    }

    @Test
    void withoutDataTheUsageIsShown() {
        data = folder.resolve("nowhere");
        assertThat(run().err()).contains("is no folder");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(new String[0], System.out, new PrintStream(err, true, StandardCharsets.UTF_8)))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("usage: Main DATA_FOLDER OPENED_WHEELS OUTPUT_FOLDER");
    }
}
