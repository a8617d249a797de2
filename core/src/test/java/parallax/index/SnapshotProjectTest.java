package parallax.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import parallax.Versions;
import parallax.index.LockedDependencies.PoetryConstraint;
import parallax.index.LockedDependencies.Resolved;
import parallax.name.PackageName;
import parallax.version.Version;

/// What is recorded besides the builds: recipes, the inside of builds, releases, lock files, observations.
class SnapshotProjectTest {

    private static final PackageName TORCHVISION = PackageName.conda("torchvision");

    private final Snapshot snapshot = open();

    private static Snapshot open() {
        try {
            return Snapshot.open();
        } catch (SnapshotException e) {
            throw new AssertionError(e);
        }
    }

    private Source source(String id) {
        return Real.source(snapshot, id);
    }

    @Test
    void theNewestRecipeOfTorchvisionIsWhole() throws SnapshotException {
        Recipe recipe = snapshot.recipe(source("conda-forge"), TORCHVISION);
        RecipeRevision newest = recipe.revisions().getLast();

        assertThat(recipe.feedstock()).isEqualTo("conda-forge/torchvision-feedstock");
        assertThat(recipe.revisions()).hasSize(73);
        assertThat(newest.commit()).isEqualTo("488ecd9d35f4ec1a1c82cd507e5628b026ed4cc0");
        assertThat(newest.commitDate()).isEqualTo(Instant.parse("2026-08-01T20:37:48Z"));
        assertThat(newest.version()).isEqualTo(Versions.conda("0.28.0"));
        assertThat(newest.buildNumber()).isEqualTo(1);
        assertThat(newest.patches()).hasSize(4).first().satisfies(patch -> {
            assertThat(patch.path()).isEqualTo("recipe/patches/0001-Use-system-giflib.patch");
            assertThat(patch.description()).isEqualTo("[PATCH 1/3] Use system giflib");
            assertThat(patch.namedInRecipe()).isTrue();
        });
        assertThat(newest.run().getFirst()).contains("- pytorch * [build=${{ torch_proc_type }}*]");
        assertThat(newest.ciVariants()).containsKeys("linux-64", "linux-aarch64", "osx-64", "osx-arm64", "win-64");
        assertThat(newest.ciVariants().get("linux-64"))
                .containsEntry("pytorch", List.of("2.13"))
                .containsEntry("cuda_compiler_version", List.of("12.9", "13.0", "None"))
                .containsEntry("docker_image", List.of("quay.io/condaforge/linux-anvil-x86_64:alma10"));
        assertThat(newest.provenance().licence()).isEqualTo("BSD-3-Clause");
    }

    @Test
    void theNewestCommitHasPatchFactsSettingsAndVariants() throws SnapshotException {
        Recipe recipe = snapshot.recipe(source("conda-forge"), TORCHVISION);

        assertThat(recipe.patchFacts()).hasSize(4).first().satisfies(fact -> {
            assertThat(fact.subject()).isEqualTo("Use system giflib");
            assertThat(fact.touches()).containsExactly("setup.py", "torchvision/csrc/io/image/cpu/decode_gif.cpp");
            assertThat(fact.addedLines()).isEqualTo(4);
            assertThat(fact.removedLines()).isEqualTo(2);
            assertThat(fact.provenance().place()).isEqualTo("recipe/patches/0001-Use-system-giflib.patch");
        });
        assertThat(recipe.buildSettings()).hasSize(9).anySatisfy(setting -> {
            assertThat(setting.name()).isEqualTo("TORCHVISION_USE_AVIF");
            assertThat(setting.why()).isNull();
            assertThat(setting.note()).contains("no longer reads this switch");
        });
        assertThat(recipe.buildVariants())
                .hasSize(9)
                .allSatisfy(variant -> assertThat(variant.values()).containsKey("target_platform"))
                .anySatisfy(variant -> assertThat(variant.values())
                        .containsEntry("c_compiler_version", List.of("14"))
                        .containsEntry("python", List.of("3.12.* *_cpython"))
                        .containsEntry("pin_run_as_build.python.max_pin", List.of("x.x")));
    }

    @Test
    void oneRecipeBuildsTheWholePytorchFamily() throws SnapshotException {
        Recipe pytorch = snapshot.recipe(source("conda-forge"), PackageName.conda("pytorch"));
        assertThat(pytorch.revisions()).hasSize(102);
        assertThat(snapshot.recipe(source("conda-forge"), PackageName.conda("libtorch")))
                .isEqualTo(pytorch);
        assertThat(snapshot.recipe(source("anaconda"), TORCHVISION).revisions()).hasSize(17);
        assertThat(snapshot.recipe(source("pytorch"), TORCHVISION).isEmpty()).isTrue();
    }

    @Test
    void anExtractSaysWhatItDoesNotHave() throws SnapshotException {
        List<ArtifactExtract> extracts = snapshot.extracts(source("conda-forge"), TORCHVISION);

        assertThat(extracts).hasSize(7);
        assertThat(extracts).filteredOn(each -> each.files() != null).hasSize(2).allSatisfy(each -> {
            assertThat(each.completeKeys()).contains("files");
            assertThat(each.files()).anyMatch(path -> path.endsWith("torchvision/_C.so"));
        });
        ArtifactExtract arm = extracts.stream()
                .filter(each -> each.build().equals("torchvision-0.14.1-cpu_py310h24a4d6b_1"))
                .findFirst()
                .orElseThrow();
        assertThat(arm.files()).isNull();
        assertThat(arm.buildConfig()).isNull();
        assertThat(arm.constrains()).containsExactly("pytorch =*=cpu*");
        assertThat(arm.hostPackages()).contains("pytorch 1.13.1 cpu_py310h32bc11d_1");
        assertThat(arm.partialKeys()).containsExactly("host_selected");
        assertThat(arm.sources()).singleElement().satisfies(archive -> {
            assertThat(archive.url()).isEqualTo("https://github.com/pytorch/vision/archive/v0.14.1.tar.gz");
            assertThat(archive.patches()).isNull();
        });
        ArtifactExtract linux = extracts.stream()
                .filter(each -> each.build().equals("torchvision-0.10.0-py39h93e5132_0_cpu"))
                .findFirst()
                .orElseThrow();
        assertThat(linux.buildConfig()).containsAllEntriesOf(Map.of("c_compiler_version", "7", "jpeg", "9"));
        assertThat(linux.runExports())
                .isEqualTo(new RunExports(List.of("torchvision =*=*_cpu"), List.of(), List.of(), List.of(), List.of()));
    }

    @Test
    void aReleaseDateHasItsKind() throws SnapshotException {
        OfficialReleases releases =
                snapshot.releases(PackageName.pypi("torchvision")).orElseThrow();

        assertThat(releases.undated())
                .extracting(Version::original)
                .containsExactly("0.15.1", "0.16.1", "0.16.2", "0.17.1", "0.19.1");
        assertThat(releases.releases()).hasSize(53).first().satisfies(first -> {
            assertThat(first.version()).isEqualTo(Versions.pep440("0.1.5"));
            assertThat(first.date()).isEqualTo(LocalDate.of(2016, 11, 18));
            assertThat(first.kind()).isEqualTo(OfficialRelease.Kind.TAG_COMMIT);
        });
        assertThat(releases.releases())
                .allSatisfy(each -> assertThat(each.evidence())
                        .anySatisfy(dated -> assertThat(dated.kind()).isEqualTo(each.kind())));
        assertThat(snapshot.releases(PackageName.pypi("numpy"))).isEmpty();
    }

    @Test
    void aResolvedVersionIsNeverARequirement() throws SnapshotException {
        List<LockedDependencies> locked = snapshot.lockedDependencies(source("pypi"), PackageName.pypi("torchvision"));

        assertThat(locked)
                .filteredOn(each -> each.version().equals(Versions.pep440("0.24.0"))
                        && each.provenance().kind().equals("poetry.lock"))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.dependencies())
                        .contains(new PoetryConstraint(PackageName.pypi("torch"), "2.9.0", null, List.of())));
        int resolved = 0;
        for (Source source : snapshot.sources()) {
            for (PackageName name : snapshot.packages(source)) {
                for (LockedDependencies lock : snapshot.lockedDependencies(source, name)) {
                    boolean poetry = lock.provenance().kind().equals("poetry.lock");
                    assertThat(lock.dependencies())
                            .hasOnlyElementsOfType(poetry ? PoetryConstraint.class : Resolved.class);
                    resolved += lock.dependencies().size();
                }
            }
        }
        assertThat(resolved).isGreaterThan(1000);
    }

    @Test
    void theListOfCondaForgeKnowsVersionsThatHaveNoRecord() throws SnapshotException {
        List<VersionListing> listings = snapshot.versionListings(source("conda-forge"), TORCHVISION);

        assertThat(listings).singleElement().satisfies(listing -> {
            assertThat(listing.newestCovered()).isEqualTo(Versions.conda("0.27.1"));
            assertThat(listing.versions()).contains(Versions.conda("0.27.0")).doesNotContain(Versions.conda("0.17.0"));
        });
        assertThat(snapshot.versionListings(source("pytorch"), TORCHVISION))
                .singleElement()
                .satisfies(listing -> {
                    assertThat(listing.versions()).isNull();
                    assertThat(listing.newestCovered()).isEqualTo(Versions.conda("0.20.1"));
                    assertThat(listing.newestUpload()).isEqualTo("2024-10-23");
                });
    }

    @Test
    void issuesObservationsAndOfficialRequirementsAreThere() throws SnapshotException {
        assertThat(snapshot.reportedIssues()).hasSize(10).first().satisfies(issue -> {
            assertThat(issue.number()).isEqualTo(3264);
            assertThat(issue.shows()).contains("jpeg<=9b");
        });
        assertThat(snapshot.binaryObservations()).hasSize(3).first().satisfies(seen -> {
            assertThat(seen.paths()).contains("torchvision.libs/libjpeg.ceea7512.so.62");
            assertThat(seen.message()).isNull();
        });
        List<OfficialRequirements> official = snapshot.officialRequirements(PackageName.pypi("torchvision"));
        assertThat(official).hasSize(29).first().satisfies(row -> {
            assertThat(row.ref()).isEqualTo("v0.2.0");
            assertThat(row.upstreamTag()).isTrue();
            assertThat(row.requirements()).contains("'torch',");
            assertThat(row.condaRecipe()).isNull();
        });
        assertThat(official).filteredOn(row -> row.condaRecipe() != null).hasSize(23);
        assertThat(official.getLast().upstreamTag()).isFalse();
    }
}
