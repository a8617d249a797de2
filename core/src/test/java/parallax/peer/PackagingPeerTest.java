package parallax.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.platform.MalformedTargetException;
import parallax.platform.PythonTarget;
import parallax.platform.SdistFilename;
import parallax.platform.WheelFilename;
import parallax.platform.WheelTag;
import parallax.version.MalformedVersionException;
import parallax.version.OddVersions;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;

/// The same questions to Parallax and to Python's `packaging`, over generated odd texts and over real ones. Where the
/// two are meant to differ, {@link Deviation} says why, and the tables of the classes under test show each case.
@Tag("peer")
class PackagingPeerTest {

    private static final long SEED = 440_508L;

    @TempDir
    private Path folder;

    @Test
    void versionsAreReadAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        RealStrings.of("versions").forEach(text -> questions.add(List.of("version", text)));
        for (int i = 0; i < 8000; i++) {
            questions.add(List.of("version", odd.any()));
        }
        PackagingComparison.compare(
                folder, questions, question -> describe(Pep440Version.parse(question.get(1))), test);
    }

    private static List<String> describe(Pep440Version version) {
        String flags = (version.isPreRelease() ? "1" : "0")
                + (version.isPostRelease() ? "1" : "0")
                + (version.isDevRelease() ? "1" : "0");
        return List.of(
                version.toString(),
                version.epoch().toString(),
                version.release().stream().map(Object::toString).collect(Collectors.joining(".")),
                version.pre().map(pre -> pre.letter() + pre.number()).orElse(""),
                version.post().map(Object::toString).orElse(""),
                version.dev().map(Object::toString).orElse(""),
                version.local(),
                version.publicVersion().toString(),
                version.baseVersion().toString(),
                flags);
    }

    @Test
    void versionsAreOrderedAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<String> real = RealStrings.of("versions");
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            questions.add(List.of("order", odd.close(), odd.close()));
            questions.add(List.of("order", odd.valid(), odd.valid()));
            questions.add(List.of("order", odd.pick(real), odd.pick(real)));
        }
        PackagingComparison.compare(folder, questions, question -> order(question.get(1), question.get(2)), test);
    }

    private static List<String> order(String left, String right) throws MalformedVersionException {
        int order = Pep440Version.parse(left).compareTo(Pep440Version.parse(right));
        return List.of(Integer.toString(Integer.signum(order)));
    }

    @Test
    void specifierSetsAreReadAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        RealStrings.of("specifiers").forEach(text -> questions.add(List.of("specifiers", text)));
        for (int i = 0; i < 6000; i++) {
            questions.add(List.of("specifiers", odd.anySpecifiers()));
            questions.add(List.of("specifiers", odd.closeSpecifiers()));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> {
                    SpecifierSet set = SpecifierSet.parse(question.get(1));
                    return List.of(set.toString(), Boolean.toString(set.namesPreRelease()));
                },
                test);
    }

    @Test
    void singleSpecifiersAreEqualAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            questions.add(List.of("same_specifiers", odd.closeSpecifier(), odd.closeSpecifier()));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> {
                    boolean same = SpecifierSet.parse(question.get(1)).equals(SpecifierSet.parse(question.get(2)));
                    return List.of(Boolean.toString(same));
                },
                test);
    }

    @Test
    void membershipIsAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<String> specifiers = RealStrings.of("specifiers");
        List<String> versions = RealStrings.of("versions");
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            String mode = odd.pick(List.of("true", "false", "default"));
            questions.add(List.of("contains", odd.closeSpecifiers(), odd.close(), mode));
            questions.add(List.of("contains", odd.pick(specifiers), odd.pick(versions), mode));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> {
                    SpecifierSet set = SpecifierSet.parse(question.get(1));
                    Pep440Version version = Pep440Version.parse(question.get(2));
                    return List.of(Boolean.toString(
                            switch (question.get(3)) {
                                case "true" -> set.contains(version);
                                case "false" -> set.contains(version, Boolean.FALSE);
                                default -> set.contains(version, null);
                            }));
                },
                test);
    }

    @Test
    void membershipOfTextsIsAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            String candidate = odd.pick(List.of("1.0", "1.0.0", "1.0+CU130", "1.0+cu130", "v1", "nightly", "1.1"));
            questions.add(List.of("contains_text", odd.pick(List.of("===", "==", ">=")) + odd.close(), candidate));
            questions.add(List.of("contains_text", "===" + odd.damage(candidate), candidate));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> List.of(
                        Boolean.toString(SpecifierSet.parse(question.get(1)).contains(question.get(2)))),
                test);
    }

    @Test
    void listsAreFilteredAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<List<String>> questions = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            List<String> question = new ArrayList<>(List.of(
                    "filtered",
                    odd.random().nextInt(8) == 0 ? "" : odd.closeSpecifiers(),
                    odd.pick(List.of("true", "false", "default", "default"))));
            for (int n = odd.random().nextInt(6) + 1; n > 0; n--) {
                question.add(odd.close());
            }
            questions.add(question);
        }
        PackagingComparison.compare(folder, questions, PackagingPeerTest::filtered, test);
    }

    private static List<String> filtered(List<String> question) throws MalformedVersionException {
        SpecifierSet set = SpecifierSet.parse(question.get(1));
        List<Pep440Version> candidates = new ArrayList<>();
        for (String text : question.subList(3, question.size())) {
            candidates.add(Pep440Version.parse(text));
        }
        List<Pep440Version> left = switch (question.get(2)) {
            case "true" -> set.filter(candidates, Boolean.TRUE);
            case "false" -> set.filter(candidates, Boolean.FALSE);
            default -> set.filter(candidates);
        };
        List<String> texts = left.stream().map(Pep440Version::toString).toList();
        return texts.isEmpty() ? List.of("") : texts;
    }

    @Test
    void wheelFileNamesAreReadAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<String> real = RealStrings.of("wheels");
        List<List<String>> questions = new ArrayList<>();
        real.forEach(text -> questions.add(List.of("wheel", text)));
        for (int i = 0; i < 5000; i++) {
            questions.add(List.of("wheel", odd.damage(odd.pick(real))));
            questions.add(List.of("wheel", "a-" + odd.valid() + "-" + odd.damage("1a-py3-none-any") + ".whl"));
        }
        PackagingComparison.compare(
                folder, questions, question -> describe(WheelFilename.parse(question.get(1))), test);
    }

    private static List<String> describe(WheelFilename wheel) {
        String build = wheel.build();
        return List.of(
                wheel.name().value(),
                wheel.version().toString(),
                build == null ? "" : build.replaceFirst("^0+(?=[0-9])", ""),
                wheel.tags().stream().map(WheelTag::toString).sorted().collect(Collectors.joining(" ")));
    }

    @Test
    void sdistFileNamesAreReadAlike(TestInfo test) throws Exception {
        OddVersions odd = new OddVersions(SEED);
        List<String> real = RealStrings.of("sdists");
        List<List<String>> questions = new ArrayList<>();
        real.forEach(text -> questions.add(List.of("sdist", text)));
        for (int i = 0; i < 3000; i++) {
            questions.add(List.of("sdist", odd.damage(odd.pick(real))));
        }
        PackagingComparison.compare(
                folder,
                questions,
                question -> {
                    SdistFilename sdist = SdistFilename.parse(question.get(1));
                    return List.of(sdist.name().value(), sdist.version().toString());
                },
                test);
    }

    @Test
    void targetsAcceptTheSameTagsInTheSameOrder(TestInfo test) throws Exception {
        List<List<String>> questions = new ArrayList<>();
        for (String python : List.of(
                "3.0", "3.2", "3.7", "3.8", "3.9", "3.12", "3.13", "3.13t", "3.15", "3.15t", "pypy3.6", "pypy3.10")) {
            for (String platform : List.of(
                    "manylinux 2 28 x86_64",
                    "manylinux 2 17 x86_64",
                    "manylinux 2 5 i686",
                    "manylinux 2 39 aarch64",
                    "manylinux 2 16 aarch64",
                    "manylinux 2 36 armv7l",
                    "manylinux 2 36 armv8l",
                    "manylinux 2 31 ppc64le",
                    "manylinux 2 41 riscv64",
                    "manylinux 2 31 mips64",
                    "musllinux 1 2 x86_64",
                    "musllinux 1 1 aarch64",
                    "musllinux 1 2 armv8l",
                    "linux 0 0 x86_64",
                    "linux 0 0 armv8l",
                    "ios 12 0 arm64_iphoneos",
                    "ios 13 0 arm64_iphoneos",
                    "ios 17 4 arm64_iphonesimulator",
                    "ios 26 1 x86_64_iphonesimulator",
                    "android 16 0 armeabi_v7a",
                    "android 24 0 arm64_v8a",
                    "android 35 0 x86_64",
                    "pyodide 2024 0 wasm32",
                    "emscripten 3 1_58 wasm32",
                    "macosx 10 4 x86_64",
                    "macosx 10 16 x86_64",
                    "macosx 15 7 x86_64",
                    "macosx 15 7 arm64",
                    "macosx 26 1 x86_64",
                    "macosx 10 9 x86_64",
                    "macosx 11 0 arm64",
                    "macosx 14 5 x86_64",
                    "macosx 26 0 arm64",
                    "win 0 0 win_amd64",
                    "win 0 0 win32",
                    "win 0 0 win_arm64")) {
                List<String> question = new ArrayList<>(List.of("target", python));
                question.addAll(List.of(platform.split(" ", -1)));
                questions.add(question);
            }
        }
        PackagingComparison.compare(folder, questions, PackagingPeerTest::tags, test);
    }

    private static List<String> tags(List<String> question) throws MalformedTargetException {
        String kind = question.get(2);
        String platform = switch (kind) {
            case "win" -> question.get(5);
            case "linux" -> "linux_" + question.get(5);
            case "android" -> "android_" + question.get(3) + "_" + question.get(5);
            default -> String.join("_", question.subList(2, 6));
        };
        return PythonTarget.parse(question.get(1), platform).tags().stream()
                .map(WheelTag::toString)
                .toList();
    }
}
