package parallax;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Keeps the one direction of flow that `ARCHITECTURE.md` draws.
class ArchitectureTest {

    private static final Pattern PACKAGE = Pattern.compile("`(parallax(?:\\.[a-z]+)*)`");
    private static final String[] VALUES = packages("name", "version", "platform", "requirement");
    private static final String[] FILES_AND_NETWORK = {
        "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.zip..", "java.util.jar..", "javax.net.."
    };
    private static final Class<?>[] STREAMS_ON_FILES = {
        java.io.File.class,
        java.io.FileInputStream.class,
        java.io.FileOutputStream.class,
        java.io.FileReader.class,
        java.io.FileWriter.class,
        java.io.RandomAccessFile.class
    };

    private static JavaClasses core;

    @BeforeAll
    static void importOnce() {
        core = new ClassFileImporter()
                .importUrl(Parallax.class.getProtectionDomain().getCodeSource().getLocation());
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("parallax.(*)..").should().beFreeOfCycles().check(core);
    }

    @ParameterizedTest(name = "{0} uses only {1}")
    @CsvSource(delimiter = '|', textBlock = """
            name        | ''
            version     | ''
            platform    | name version
            requirement | name version platform
            eval        | name version platform requirement
            artifact    | name version platform requirement
            binary      | ''
            python      | ''
            link        | name version platform binary library
            library     | name version platform binary
            content     | name version platform requirement artifact binary library python
            environment | name version platform requirement artifact binary content
            index       | name version platform requirement
            reference   | name version platform requirement index
            fact        | name version platform requirement index reference
            finding     | name version platform requirement fact
            compare     | name version platform requirement artifact binary library python content index fact finding
            compare.build | name version platform requirement artifact binary library python content index fact finding compare
            check       | name version platform requirement content index fact finding
            check.link  | name version platform requirement artifact binary library python link content fact finding compare
            report      | name version platform requirement fact finding
            """)
    void aPackageUsesOnlyWhatComesBeforeIt(String subject, String others) {
        String[] allowed = packages((others + " " + subject).strip().split(" "));
        classes()
                .that()
                .resideInAPackage("parallax." + subject)
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("parallax..").or(resideInAnyPackage(allowed)))
                .check(core);
    }

    @Test
    void everyPackageOfCoreHasItsRow() throws NoSuchMethodException {
        String rows = ArchitectureTest.class
                .getDeclaredMethod("aPackageUsesOnlyWhatComesBeforeIt", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .textBlock();
        Set<String> ruled = rows.lines()
                .map(row -> row.substring(0, row.indexOf('|')).strip())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(packagesIn("core").stream().filter(name -> !name.equals("parallax")))
                .map(name -> name.substring("parallax.".length()))
                .containsExactlyElementsOf(ruled);
    }

    @Test
    void valuesKnowNeitherFilesNorTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(VALUES)
                .should()
                .dependOnClassesThat(resideInAnyPackage(FILES_AND_NETWORK))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(STREAMS_ON_FILES)
                .check(core);
    }

    @Test
    void rulesAndReportsReadNoFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("finding", "compare", "check", "report"))
                .should()
                .dependOnClassesThat(resideInAnyPackage(FILES_AND_NETWORK))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(STREAMS_ON_FILES)
                .check(core);
    }

    @Test
    void rulesSeeRecordsButNeverTheSnapshot() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("finding", "compare", "check", "report"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(parallax.index.Snapshot.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(parallax.index.SnapshotException.class)
                .check(core);
    }

    @Test
    void rulesReadNoStreamsEither() {
        noClasses()
                .that()
                .resideInAnyPackage(packages("finding", "compare", "check"))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(InputStream.class)
                .check(core);
    }

    @Test
    void coreLeavesTheStandardStreamsToTheCommandLine() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .orShould()
                .callMethod(System.class, "console")
                .check(core);
    }

    @Test
    void coreNeverEndsTheProcess() {
        noClasses()
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(core);
    }

    @Test
    void nothingUsesTheEntryPointsFromInside() {
        noClasses()
                .that()
                .resideInAPackage("parallax.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("parallax")
                .check(core);
    }

    @Test
    void answersNeverDependOnTheClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(core);
    }

    @Test
    void everyPackageNamedInTheArchitecturePageExistsAndEveryPackageIsNamed() throws IOException {
        String page = Files.readString(repository().resolve("ARCHITECTURE.md"));
        Set<String> named = PACKAGE.matcher(page)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> existing = new TreeSet<>();
        for (String module : modules()) {
            existing.addAll(packagesIn(module));
        }
        assertThat(named).isEqualTo(existing);
    }

    private static String[] packages(String... names) {
        return Arrays.stream(names)
                .filter(name -> !name.isEmpty())
                .map(name -> "parallax." + name)
                .toArray(String[]::new);
    }

    private static List<String> modules() throws IOException {
        Pattern module = Pattern.compile("<module>([^<]+)</module>");
        return module.matcher(Files.readString(repository().resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /// The packages with source files of their own, sorted.
    private static Set<String> packagesIn(String module) {
        Path sources = repository().resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file).getParent())
                    .filter(Objects::nonNull)
                    .map(folder -> folder.toString().replace('/', '.').replace('\\', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /// Tests run in the folder of their module.
    private static Path repository() {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("..")
                .normalize();
    }
}
