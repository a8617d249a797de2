package parallax;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parallax.name.PackageName;

/// Names, versions and platforms are texts at the edges alone: where a snapshot, a command line or a reference is read,
/// and where a report is written. Between them they travel as the values that know their order and what is equal.
class TypedValuesTest {

    private static final List<String> PACKAGES = List.of("index", "reference", "fact", "finding", "compare");

    /// What a component or parameter must not be a text for, by the last word of its name.
    private static final Set<String> SUBJECTS = Set.of(
            "version",
            "name",
            "python",
            "cuda",
            "rocm",
            "glibc",
            "channel",
            "release",
            "series",
            "subdir",
            "platform",
            "specifier",
            "spec",
            "pin",
            "newest",
            "package",
            "project",
            "accelerator");

    /// What is a text for a reason, as `Class.component`; `*` for every class.
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("*.fileName", "the name of a file, which names no package by itself"),
            Map.entry("BuildSetting.name", "an environment variable"),
            Map.entry("WheelExtract.moduleVersion", "what a module says of itself, which no grammar governs"),
            Map.entry("Subject.newest", "written by reports and looked at by nobody"),
            Map.entry("Subject.version", "as `newest`"),
            Map.entry("ArtifactExtract.hostPackages", "shown as recorded"),
            Map.entry("PackageEntry.name", "a cell of the manifest, whose ecosystem is known one level above it"),
            Map.entry("SourceEntry.packages", "as `name`: made names only of those that are asked for"),
            Map.entry("LibraryCheck.packageName", "as its build spells it, shown beside the path; builds go by number"),
            Map.entry("Conflict.packageName", "as `LibraryCheck.packageName`"),
            Map.entry("Absent.packageName", "as `LibraryCheck.packageName`"),
            Map.entry("Matrix.rowName", "written by reports and looked at by nobody"),
            Map.entry("Matrix.columnName", "as `rowName`"),
            Map.entry("MissingLibrary.name", "a soname, which no grammar governs"),
            Map.entry("UndefinedSymbol.name", "a symbol of a binary"),
            Map.entry(
                    "UndefinedSymbol.version",
                    "a version node of ELF such as `GLIBC_2.28`, which is a text to loaders"),
            Map.entry("MissingVersion.version", "as `UndefinedSymbol.version`"),
            Map.entry("PackageEntry.versions", "all in one cell, parsed when they are asked for"));

    @Test
    void aNameAVersionOrAPlatformIsNoText() {
        List<String> found = new ArrayList<>();
        for (Class<?> each : classes()) {
            found.addAll(texts(each));
        }
        assertThat(found).filteredOn(place -> !isAllowed(place)).isEmpty();
    }

    @Test
    void everyExceptionIsStillNeeded() {
        Set<String> needed = new TreeSet<>();
        for (Class<?> each : classes()) {
            for (String place : texts(each)) {
                needed.add(TEXTS.containsKey(place) ? place : anywhere(place));
            }
        }
        assertThat(needed).containsAll(TEXTS.keySet());
    }

    @Test
    void whatIsForbiddenIsFound() {
        assertThat(texts(Bad.class))
                .containsExactlyInAnyOrder(
                        "Bad.name", "Bad.cudaVersion", "Bad.pythons", "Bad.byName", "Bad.find(subdir)");
    }

    record Bad(String name, String cudaVersion, List<String> pythons, Map<String, PackageName> byName, String text) {
        public boolean find(String subdir, PackageName packageName) {
            return text.equals(subdir + packageName);
        }
    }

    private static List<Class<?>> classes() {
        List<Class<?>> classes = new ArrayList<>();
        for (JavaClass each : new ClassFileImporter()
                .importUrl(Parallax.class.getProtectionDomain().getCodeSource().getLocation())) {
            if (PACKAGES.stream().anyMatch(name -> each.getPackageName().equals("parallax." + name))) {
                classes.add(each.reflect());
            }
        }
        assertThat(classes).hasSizeGreaterThan(100);
        return classes;
    }

    /// The record components, and the parameters of public methods and constructors, that are texts by a name that is
    /// none for a text.
    private static List<String> texts(Class<?> type) {
        List<String> texts = new ArrayList<>();
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (isText(component.getGenericType()) && isSubject(component.getName())) {
                    texts.add(type.getSimpleName() + "." + component.getName());
                }
            }
        }
        Stream<Executable> executables = Stream.concat(
                Arrays.<Executable>stream(type.getDeclaredMethods()),
                type.isRecord() ? Stream.empty() : Arrays.<Executable>stream(type.getDeclaredConstructors()));
        executables
                .filter(each -> Modifier.isPublic(each.getModifiers()) && !type.isEnum())
                .forEach(each -> {
                    for (Parameter parameter : each.getParameters()) {
                        if (isText(parameter.getParameterizedType()) && isSubject(parameter.getName())) {
                            texts.add(type.getSimpleName() + "." + called(each) + "(" + parameter.getName() + ")");
                        }
                    }
                });
        return texts;
    }

    private static String called(Executable executable) {
        return switch (executable) {
            case Method method -> method.getName();
            case Constructor<?> _ -> "new";
        };
    }

    /// A text, or a collection of texts, or a map from them or to them.
    private static boolean isText(Type type) {
        return type.getTypeName().contains("java.lang.String");
    }

    private static boolean isSubject(String name) {
        int start = name.length();
        while (start > 0 && !Character.isUpperCase(name.charAt(start - 1))) {
            start--;
        }
        String last = name.substring(Math.max(0, start - 1)).toLowerCase(Locale.ROOT);
        return SUBJECTS.contains(last)
                || SUBJECTS.contains(name)
                || (last.endsWith("s") && SUBJECTS.contains(last.substring(0, last.length() - 1)));
    }

    private static boolean isAllowed(String place) {
        return TEXTS.containsKey(place) || TEXTS.containsKey(anywhere(place));
    }

    private static String anywhere(String place) {
        return "*" + place.substring(place.indexOf('.'));
    }
}
