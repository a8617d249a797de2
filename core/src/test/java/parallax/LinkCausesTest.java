package parallax;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import parallax.CheckRequest.NotGiven;
import parallax.artifact.Progress;
import parallax.finding.Cause;
import parallax.finding.Check;
import parallax.finding.Impact;
import parallax.finding.LibraryCheck;
import parallax.finding.Verdict;
import parallax.testkit.CondaBuilder;
import parallax.testkit.TarBuilder;
import parallax.testkit.WheelBuilder;

/// Every cause for which a library does not load, and what looks like one and is none: compiled here, packed,
/// predicted,
/// and then really loaded where this machine can.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkCausesTest {

    private static final String AID = "int aid(void) { return 1; }\n";
    private static final String CALL_AID = "int aid(void);\nint answer(void) { return aid(); }\n";
    private static final String AID_NAME = "-Wl,-soname,libaid.so.1";
    private static final String IN_LIB = "-Wl,--enable-new-dtags,-rpath,$ORIGIN/lib";
    private static final String IN_LIB_OLD = "-Wl,--disable-new-dtags,-rpath,$ORIGIN/lib";
    private static final String LINK_AID = "-l:libaid.so.1";

    @TempDir
    static Path shared;

    private Compiled compiled;

    @BeforeAll
    void compiler() throws Exception {
        compiled = new Compiled(shared.resolve("compiled"));
    }

    /// Makes the files of one case.
    interface Maker {
        void make(World world) throws Exception;
    }

    /// @param cause null where it loads, and where nothing tells
    /// @param words that the explanation has
    /// @param host of `--host`; null for none, and then this machine has to agree
    record Case(
            String name,
            Verdict verdict,
            @Nullable Cause cause,
            String words,
            @Nullable String host,
            Maker maker) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case works(String name, Maker maker) {
        return new Case(name, Verdict.WORKS, null, "", null, maker);
    }

    private static Case breaks(String name, Cause cause, String words, Maker maker) {
        return new Case(name, Verdict.BREAKS, cause, words, null, maker);
    }

    private static Case onHost(
            String name, String host, Verdict verdict, @Nullable Cause cause, String words, Maker maker) {
        return new Case(name, verdict, cause, words, host, maker);
    }

    /// Wheels whose files lie in a real folder too.
    static final class World {
        final Compiled gcc;
        private final Path folder;
        private final Map<String, WheelBuilder> wheels = new LinkedHashMap<>();
        private String platform = "manylinux_2_28_x86_64";

        World(Compiled gcc, Path folder) {
            this.gcc = gcc;
            this.folder = folder;
        }

        void platform(String tag) {
            platform = tag;
        }

        WheelBuilder wheel(String name, String... requires) {
            return wheels.computeIfAbsent(name, _ -> {
                WheelBuilder wheel = new WheelBuilder(name, "1.0");
                StringBuilder metadata = new StringBuilder("Metadata-Version: 2.4\nName: " + name + "\nVersion: 1.0\n");
                for (String requirement : requires) {
                    metadata.append("Requires-Dist: ").append(requirement).append('\n');
                }
                return wheel.file(wheel.distInfo() + "METADATA", metadata.toString())
                        .file(
                                wheel.distInfo() + "WHEEL",
                                "Wheel-Version: 1.0\nGenerator: testkit\nRoot-Is-Purelib: false\nTag: cp311-cp311-"
                                        + platform + "\n");
            });
        }

        void put(String wheel, String path, byte[] content) throws IOException {
            wheel(wheel).file(path, content);
            Path file = site().resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, content);
        }

        void put(String path, byte[] content) throws IOException {
            put("demo", path, content);
        }

        Path site() {
            return folder.resolve("env/lib/python3.11/site-packages");
        }

        List<String> write() throws IOException {
            List<String> files = new ArrayList<>();
            for (Map.Entry<String, WheelBuilder> entry : wheels.entrySet()) {
                String file = entry.getKey() + "-1.0-cp311-cp311-" + platform + ".whl";
                Files.write(folder.resolve(file), entry.getValue().build());
                files.add(file);
            }
            return files;
        }
    }

    private static void aid(World world) throws Exception {
        world.put("demo/lib/libaid.so.1", world.gcc.c("libaid.so.1", AID, AID_NAME));
    }

    private static void caller(World world, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-L.", LINK_AID));
        all.addAll(List.of(options));
        world.put("demo/_C.so", world.gcc.c("_C.so", CALL_AID, all.toArray(String[]::new)));
    }

    /// `_C.so` needs `libaid.so.1`, which needs `libbase.so.1` beside it.
    private static void chain(World world, String runPathOfCaller, String... optionsOfAid) throws Exception {
        world.put(
                "demo/lib/libbase.so.1",
                world.gcc.c("libbase.so.1", "int base(void) { return 1; }", "-Wl,-soname,libbase.so.1"));
        List<String> options = new ArrayList<>(List.of(AID_NAME, "-L.", "-l:libbase.so.1"));
        options.addAll(List.of(optionsOfAid));
        world.put(
                "demo/lib/libaid.so.1",
                world.gcc.c(
                        "libaid.so.1",
                        "int base(void);\nint aid(void) { return base(); }",
                        options.toArray(String[]::new)));
        caller(world, runPathOfCaller, "-Wl,-rpath-link,.");
    }

    /// Both sides in C++, the library shipped as another source or with other options than the one linked with.
    private static void cpp(World world, String linked, String shipped, String user, String... optionsOfShipped)
            throws Exception {
        world.gcc.cpp("libaid.so.1", linked, AID_NAME);
        List<String> options = new ArrayList<>(List.of(AID_NAME));
        options.addAll(List.of(optionsOfShipped));
        byte[] user1 = world.gcc.cpp("_C.so", user, "-L.", LINK_AID, IN_LIB);
        world.put("demo/_C.so", user1);
        world.put(
                "demo/lib/libaid.so.1", world.gcc.cpp("shipped/libaid.so.1", shipped, options.toArray(String[]::new)));
    }

    private static final String TAKES_STRING =
            "#include <string>\nint aid(const std::string &s) { return s.size(); }\n";
    private static final String GIVES_STRING =
            "#include <string>\nint aid(const std::string &);\nextern \"C\" int answer() { return aid(\"four\"); }\n";

    private static byte[] patched(byte[] library, int machine) {
        byte[] patched = library.clone();
        patched[18] = (byte) machine;
        patched[19] = 0;
        return patched;
    }

    static Stream<Case> cases() {
        return Stream.of(
                works("a library beside it, found by RUNPATH", world -> {
                    aid(world);
                    caller(world, IN_LIB);
                }),
                works("a library beside it, found by RPATH", world -> {
                    aid(world);
                    caller(world, IN_LIB_OLD);
                }),
                works("${ORIGIN} and folders that are not there", world -> {
                    aid(world);
                    caller(world, "-Wl,-rpath,/nowhere:${ORIGIN}/../nothing:${ORIGIN}/../demo/./lib/");
                }),
                works("a library in the folder of another wheel", world -> {
                    world.put("aid", "aid/lib/libaid.so.1", world.gcc.c("libaid.so.1", AID, AID_NAME));
                    caller(world, "-Wl,-rpath,$ORIGIN/../aid/lib");
                }),
                works("the maths library that every Python has, not linked", world -> {
                    world.put("demo/_C.so", world.gcc.c("_C.so", """
                            double tgamma(double);
                            int answer(void) { volatile double x = 4; return tgamma(x); }
                            """, "-fno-builtin"));
                }),
                breaks("a function that the library does not have", Cause.SYMBOL_MISSING, "`help`", world -> {
                    world.gcc.c("libaid.so.1", AID + "int help(void) { return 2; }", AID_NAME);
                    world.put(
                            "demo/_C.so",
                            world.gcc.c(
                                    "_C.so",
                                    "int help(void);\nint answer(void) { return help(); }",
                                    "-L.",
                                    LINK_AID,
                                    IN_LIB));
                    world.put("demo/lib/libaid.so.1", world.gcc.c("shipped/libaid.so.1", AID, AID_NAME));
                }),
                breaks("a variable that the library does not have", Cause.SYMBOL_MISSING, "`table`", world -> {
                    aid(world);
                    world.put(
                            "demo/_C.so",
                            world.gcc.c(
                                    "_C.so",
                                    "extern int table[];\nint answer(void) { return table[1]; }",
                                    "-L.",
                                    "-Wl,--no-as-needed",
                                    LINK_AID,
                                    IN_LIB));
                }),
                breaks("a function that a library below does not have", Cause.SYMBOL_MISSING, "`gone`", world -> {
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c("libaid.so.1", "int gone(void);\nint aid(void) { return gone(); }", AID_NAME));
                    caller(world, IN_LIB, "-Wl,--allow-shlib-undefined");
                }),
                works("the same std::string", world -> cpp(world, TAKES_STRING, TAKES_STRING, GIVES_STRING)),
                breaks(
                        "the library has the old std::string",
                        Cause.CXX_ABI,
                        "with the other std::string",
                        world -> cpp(world, TAKES_STRING, TAKES_STRING, GIVES_STRING, "-D_GLIBCXX_USE_CXX11_ABI=0")),
                breaks("the library has the new std::string", Cause.CXX_ABI, "with the other std::string", world -> {
                    world.platform("manylinux_2_36_x86_64");
                    world.put("demo/lib/libaid.so.1", world.gcc.cpp("libaid.so.1", TAKES_STRING, AID_NAME));
                    world.put(
                            "demo/_C.so",
                            world.gcc.cpp(
                                    "_C.so",
                                    GIVES_STRING,
                                    "-D_GLIBCXX_USE_CXX11_ABI=0",
                                    "-Wl,--no-as-needed",
                                    "-L.",
                                    LINK_AID,
                                    IN_LIB));
                }),
                breaks(
                        "other parameters",
                        Cause.SIGNATURE_CHANGED,
                        "`kit::aid(int)` is not in libaid.so.1 of demo, which has `kit::aid(long)`",
                        world -> cpp(
                                world,
                                "namespace kit { int aid(int x) { return x; } }",
                                "namespace kit { int aid(long x) { return x; } }",
                                "namespace kit { int aid(int); }\nextern \"C\" int answer() { return kit::aid(1); }")),
                breaks(
                        "one more parameter",
                        Cause.SIGNATURE_CHANGED,
                        "`aid(int, bool)`",
                        world -> cpp(
                                world,
                                "int aid(int x) { return x; }",
                                "int aid(int x, bool) { return x; }",
                                "int aid(int);\nextern \"C\" int answer() { return aid(1); }")),
                breaks("no such library", Cause.LIBRARY_MISSING, "it asks for libaid.so.1", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                }),
                breaks("a library that no folder leads to", Cause.LIBRARY_MISSING, "libaid.so.1", world -> {
                    aid(world);
                    caller(world);
                }),
                breaks(
                        "the library under another soname",
                        Cause.OTHER_DISTRIBUTION,
                        "demo has libaid.so.2, the same library by another name",
                        world -> {
                            world.gcc.c("libaid.so.1", AID, AID_NAME);
                            caller(world, IN_LIB);
                            world.put(
                                    "demo/lib/libaid.so.2", world.gcc.c("libaid.so.2", AID, "-Wl,-soname,libaid.so.2"));
                        }),
                works("found by its file's name, whatever its soname", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c("shipped/libaid.so.1", AID, "-Wl,-soname,libother.so.7"));
                }),
                breaks(
                        "a symbol version that the library does not define",
                        Cause.SYMBOL_VERSION,
                        "asks libaid.so.1 for AID_2",
                        world -> {
                            world.gcc.text("two.map", "AID_1 { local: *; };\nAID_2 { global: aid; } AID_1;\n");
                            world.gcc.c("libaid.so.1", AID, AID_NAME, "-Wl,--version-script,two.map");
                            caller(world, IN_LIB);
                            world.gcc.text("one.map", "AID_1 { global: aid; local: *; };\n");
                            world.put(
                                    "demo/lib/libaid.so.1",
                                    world.gcc.c("shipped/libaid.so.1", AID, AID_NAME, "-Wl,--version-script,one.map"));
                        }),
                works("a library without versions of its own where one is asked for", world -> {
                    unversioned(world, "int getpid(void);\nint aid(void) { return getpid() > 0; }");
                }),
                breaks(
                        "a library without the table of versions where one is asked for",
                        Cause.SYMBOL_VERSION,
                        "_C.so asks libaid.so.1 for AID_1, which it does not have",
                        world -> unversioned(world, AID, "-nostdlib")),
                works("a version where none is asked for", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.gcc.text("one.map", "AID_1 { global: aid; local: *; };\n");
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c("shipped/libaid.so.1", AID, AID_NAME, "-Wl,--version-script,one.map"));
                }),
                breaks("a symbol that is there in another version alone", Cause.SYMBOL_MISSING, "`aid`", world -> {
                    world.gcc.text("both.map", "AID_1 { global: aid; };\nAID_2 { global: more; } AID_1;\n");
                    world.gcc.c(
                            "libaid.so.1",
                            AID + "int more(void) { return 2; }",
                            AID_NAME,
                            "-Wl,--version-script,both.map");
                    caller(world, IN_LIB);
                    world.gcc.text("moved.map", "AID_1 { global: more; };\nAID_2 { global: aid; } AID_1;\n");
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c(
                                    "shipped/libaid.so.1",
                                    AID + "int more(void) { return 2; }",
                                    AID_NAME,
                                    "-Wl,--version-script,moved.map"));
                }),
                works(
                        "a weak symbol that nothing defines",
                        world -> world.put("demo/_C.so", world.gcc.c("_C.so", """
                        extern int gone(void) __attribute__((weak));
                        int answer(void) { return gone ? gone() : 7; }
                        """))),
                works(
                        "a symbol that is listed and that no relocation asks for",
                        world -> world.put(
                                "demo/_C.so", world.gcc.c("_C.so", "int answer(void) { return 1; }", "-Wl,-u,gone"))),
                breaks("a hidden symbol of the same name", Cause.SYMBOL_MISSING, "`aid`", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c("shipped/libaid.so.1", AID, AID_NAME, "-fvisibility=hidden"));
                }),
                works("RPATH is inherited by what it leads to", world -> chain(world, IN_LIB_OLD)),
                breaks(
                        "RUNPATH is not inherited",
                        Cause.LIBRARY_MISSING,
                        "libbase.so.1, in none of the builds and not promised by the machine; libaid.so.1 needs it",
                        world -> chain(world, IN_LIB)),
                breaks(
                        "RUNPATH of a library shuts out the RPATH above it",
                        Cause.LIBRARY_MISSING,
                        "libbase.so.1",
                        world -> chain(world, IN_LIB_OLD, "-Wl,--enable-new-dtags,-rpath,/nowhere")),
                works(
                        "each library with a RUNPATH of its own",
                        world -> chain(world, IN_LIB, "-Wl,--enable-new-dtags,-rpath,$ORIGIN")),
                works("a library that is loaded already under the soname asked for", world -> {
                    chain(world, IN_LIB);
                    // Linked with both, so that the second is loaded before the first asks for it.
                    caller(world, IN_LIB, "-Wl,--no-as-needed", "-l:libbase.so.1");
                }),
                works("libraries that need each other", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    String base = "int aid(void);\nint base(void) { return aid(); }";
                    world.put(
                            "demo/lib/libbase.so.1",
                            world.gcc.c(
                                    "libbase.so.1",
                                    base,
                                    "-Wl,-soname,libbase.so.1",
                                    "-L.",
                                    LINK_AID,
                                    "-Wl,-rpath,$ORIGIN"));
                    world.put(
                            "demo/lib/libaid.so.1",
                            world.gcc.c(
                                    "libaid.so.1",
                                    "int base(void);\nvoid *other(void) { return (void *) base; }\n" + AID,
                                    AID_NAME,
                                    "-L.",
                                    "-l:libbase.so.1",
                                    "-Wl,-rpath,$ORIGIN"));
                    caller(world, IN_LIB, "-Wl,-rpath-link,.");
                }),
                works("symbols that are one for the whole process", world -> {
                    String unique =
                            "template <class T> struct Kept { static int &it() { static int x; return x; } };\n";
                    cpp(
                            world,
                            unique + "int aid() { return ++Kept<int>::it(); }",
                            unique + "int aid() { return ++Kept<int>::it(); }",
                            unique + "int aid();\nextern \"C\" int answer() { return aid() + Kept<int>::it(); }");
                }),
                works("its own symbols first", world -> {
                    aid(world);
                    world.put(
                            "demo/_C.so",
                            world.gcc.c(
                                    "_C.so",
                                    "int aid(void) { return 9; }\nint answer(void) { return aid(); }",
                                    "-Wl,-Bsymbolic,--no-as-needed",
                                    "-L.",
                                    LINK_AID,
                                    IN_LIB));
                }),
                works("the older hash table", world -> {
                    world.put(
                            "demo/lib/libaid.so.1", world.gcc.c("libaid.so.1", AID, AID_NAME, "-Wl,--hash-style=sysv"));
                    caller(world, IN_LIB, "-Wl,--hash-style=sysv");
                }),
                works("relocations in the packed form", world -> {
                    aid(world);
                    caller(world, IN_LIB, "-Wl,-z,pack-relative-relocs");
                }),
                breaks(
                        "a module for another processor",
                        Cause.WRONG_ARCHITECTURE,
                        "_C.so is for",
                        world -> world.put(
                                "demo/_C.so", patched(world.gcc.c("_C.so", "int answer(void) { return 1; }"), 183))),
                breaks("a library for another processor", Cause.LIBRARY_MISSING, "libaid.so.1", world -> {
                    byte[] library = world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.put("demo/lib/libaid.so.1", patched(library, 183));
                }),
                works("a library for another processor is passed over", world -> {
                    byte[] library = world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, "-Wl,-rpath,$ORIGIN/other:$ORIGIN/lib");
                    world.put("demo/other/libaid.so.1", patched(library, 183));
                    world.put("demo/lib/libaid.so.1", library);
                }),
                breaks("a library that is no ELF file", Cause.MALFORMED, "libaid.so.1 cannot be loaded", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.put("demo/lib/libaid.so.1", new byte[5000]);
                }),
                breaks(
                        "a module that is no ELF file",
                        Cause.MALFORMED,
                        "cannot be loaded",
                        world -> world.put("demo/_C.so", new byte[5000])),
                breaks("a module that is no ELF file beside a sound one", Cause.MALFORMED, "_D.cpython", world -> {
                    world.put("demo/_C.so", world.gcc.c("_C.so", "int answer(void) { return 1; }"));
                    world.put("demo/__init__.py", "from . import _C, _D\n".getBytes(UTF_8));
                    world.put("demo/_D.cpython-311-x86_64-linux-gnu.so", new byte[5000]);
                }),
                breaks("a module that is a text", Cause.MALFORMED, "cannot be loaded", world -> {
                    world.put(
                            "demo/_C.cpython-311-x86_64-linux-gnu.so",
                            "a text, longer than any header. ".repeat(9).getBytes(UTF_8));
                }),
                breaks("an empty module", Cause.MALFORMED, "cannot be loaded", world -> {
                    world.put("demo/_C.abi3.so", new byte[0]);
                }),
                breaks("a library that is a text", Cause.MALFORMED, "libaid.so.1 cannot be loaded", world -> {
                    world.gcc.c("libaid.so.1", AID, AID_NAME);
                    caller(world, IN_LIB);
                    world.put(
                            "demo/lib/libaid.so.1",
                            "INPUT(libaid.so.2) and more so that it is no short file\n"
                                    .repeat(9)
                                    .getBytes(UTF_8));
                }),
                breaks("a module cut behind its header", Cause.MALFORMED, "", world -> {
                    byte[] whole = world.gcc.c("_C.so", "int answer(void) { return 1; }");
                    world.put("demo/_C.so", Arrays.copyOf(whole, 70));
                }),
                onHost(
                        "a C library that is too old",
                        "glibc=2.17",
                        Verdict.BREAKS,
                        Cause.GLIBC_TOO_OLD,
                        "asks libc.so.6 for GLIBC_2.28; it has up to GLIBC_2.17",
                        LinkCausesTest::needsGlibc228),
                onHost(
                        "a C library that is new enough",
                        "glibc=2.28",
                        Verdict.WORKS,
                        null,
                        "",
                        LinkCausesTest::needsGlibc228),
                new Case(
                        "a C library as old as the platform tag promises",
                        Verdict.BREAKS,
                        Cause.GLIBC_TOO_OLD,
                        "it has up to GLIBC_2.17",
                        "",
                        world -> {
                            world.platform("manylinux2014_x86_64");
                            needsGlibc228(world);
                        }),
                onHost(
                        "a C++ library that is too old",
                        "glibc=2.28,libstdcxx=3.4.19",
                        Verdict.BREAKS,
                        Cause.LIBSTDCXX_TOO_OLD,
                        "it has up to GLIBCXX_3.4.19",
                        LinkCausesTest::needsGlibcxx3421),
                onHost(
                        "a C++ library that is new enough",
                        "glibc=2.28,libstdcxx=3.4.21",
                        Verdict.WORKS,
                        null,
                        "",
                        LinkCausesTest::needsGlibcxx3421),
                onHost(
                        "a CUDA runtime that a requirement may bring",
                        "glibc=2.28",
                        Verdict.UNKNOWN,
                        null,
                        "libcudart.so.13 was not looked at: demo requires nvidia-cuda-runtime, not given here",
                        world -> {
                            world.wheel("demo", "nvidia-cuda-runtime");
                            needs(world, "libcudart.so.13");
                        }),
                onHost(
                        "a CUDA runtime that nothing brings",
                        "glibc=2.28",
                        Verdict.BREAKS,
                        Cause.CUDA_MISSING,
                        "libcudart.so.13",
                        world -> needs(world, "libcudart.so.13")),
                onHost(
                        "a CUDA runtime of another major version",
                        "glibc=2.28",
                        Verdict.BREAKS,
                        Cause.CUDA_MAJOR,
                        "nvidia_cuda_runtime has libcudart.so.12",
                        world -> {
                            needs(world, "libcudart.so.13");
                            world.put(
                                    "nvidia_cuda_runtime",
                                    "nvidia/cuda_runtime/lib/libcudart.so.12",
                                    world.gcc.c("libcudart.so.12", AID, "-Wl,-soname,libcudart.so.12"));
                        }),
                onHost(
                        "a driver where it was not told whether there is one",
                        "glibc=2.28",
                        Verdict.UNKNOWN,
                        null,
                        "libcuda.so.1 was not looked at: whether the machine has it was not told",
                        world -> needs(world, "libcuda.so.1")),
                onHost(
                        "no driver",
                        "glibc=2.28,cuda=none",
                        Verdict.BREAKS,
                        Cause.LIBRARY_MISSING,
                        "libcuda.so.1",
                        world -> needs(world, "libcuda.so.1")),
                onHost(
                        "a driver",
                        "glibc=2.28,cuda=13.0",
                        Verdict.UNKNOWN,
                        null,
                        "it may be in the machine's libcuda.so.1",
                        world -> needs(world, "libcuda.so.1")),
                onHost(
                        "a function that Python has no longer",
                        "glibc=2.28",
                        Verdict.BREAKS,
                        Cause.PYTHON_ABI,
                        "`PyAST_Compile` is no symbol of this Python",
                        world -> world.put("demo/_C.cpython-311-x86_64-linux-gnu.so", world.gcc.c("_C.so", """
                                        void *PyAST_Compile(void);
                                        void *PyInit__C(void) { return PyAST_Compile(); }
                                        """))));
    }

    private static void unversioned(World world, String source, String... options) throws Exception {
        world.gcc.text("one.map", "AID_1 { global: aid; local: *; };\n");
        world.gcc.c("libaid.so.1", AID, AID_NAME, "-Wl,--version-script,one.map");
        caller(world, IN_LIB);
        List<String> all = new ArrayList<>(List.of(AID_NAME));
        all.addAll(List.of(options));
        world.put("demo/lib/libaid.so.1", world.gcc.c("shipped/libaid.so.1", source, all.toArray(String[]::new)));
    }

    private static void needsGlibc228(World world) throws Exception {
        world.put("demo/_C.so", world.gcc.c("_C.so", """
                int fcntl64(int, int, ...);
                int answer(void) { return fcntl64(1, 1); }
                """));
    }

    private static void needsGlibcxx3421(World world) throws Exception {
        world.put("demo/_C.so", world.gcc.cpp("_C.so", """
                #include <string>
                extern "C" int answer() { std::string s(90, 'x'); s.append("more"); return s.size(); }
                """, "-fno-inline"));
    }

    private static void needs(World world, String soname) throws Exception {
        world.gcc.c(soname, AID, "-Wl,-soname," + soname);
        world.put("demo/_C.so", world.gcc.c("_C.so", CALL_AID, "-L.", "-l:" + soname));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aPredictionAndItsCause(Case each, @TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        each.maker.make(world);
        Check check = check(
                folder, world.write(), each.host == null || each.host.isEmpty() ? null : each.host, NotGiven.UNKNOWN);

        List<LibraryCheck> needed =
                check.libraries().stream().filter(LibraryCheck::needed).toList();
        String all = check.libraries() + " on " + check.host();
        assertThat(check.verdict()).as(all).isEqualTo(each.verdict);
        assertThat(needed).as("needed").isNotEmpty();
        LibraryCheck decisive = needed.stream()
                .filter(library -> library.verdict() == check.verdict())
                .findFirst()
                .orElseThrow();
        assertThat(decisive.cause()).as(all).isEqualTo(each.cause);
        assertThat(decisive.explanation()).contains(each.words);
        if (each.host == null) {
            agreesWithTheLoader(world, needed);
        }
    }

    private void agreesWithTheLoader(World world, List<LibraryCheck> libraries) throws Exception {
        for (LibraryCheck library : libraries) {
            String told = compiled.load(
                    "", List.of(world.site().resolve(library.path()).toString()));
            if (library.verdict() == Verdict.WORKS) {
                assertThat(told).as(library.path()).startsWith("loaded");
            } else if (library.verdict() == Verdict.BREAKS) {
                assertThat(told).as(library.path()).doesNotStartWith("loaded");
            }
        }
    }

    /// As the file grows, so does what can be said; never does it contradict what happens.
    @Test
    void aCutModuleIsNeverSaidToWorkAndNeverToBreakAgainstTheTruth(@TempDir Path folder) throws Exception {
        byte[] whole = compiled.c(
                "_C.so",
                "#include <stdlib.h>\nstatic int x = 3;\nint *answers = &x;\nint answer(void) { return abs(*answers); }");
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int length = 0; length <= whole.length; length += Math.max(1, whole.length / 40)) {
            Path own = folder.resolve("cut" + length);
            Files.createDirectories(own);
            World world = new World(compiled, own);
            world.put("demo/_C.abi3.so", Arrays.copyOf(whole, length));
            Check check = check(own, world.write(), null, NotGiven.UNKNOWN);
            verdicts.merge(check.verdict(), 1, Integer::sum);
            agreesWithTheLoader(world, check.libraries());
        }
        assertThat(verdicts).containsKeys(Verdict.BREAKS, Verdict.WORKS);
    }

    @Test
    void whatIsTakenAsInstalledIsTakenAsSound(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        world.wheel("demo", "nvidia-cuda-runtime");
        needs(world, "libcudart.so.13");
        List<String> files = world.write();

        assertThat(check(folder, files, null, NotGiven.UNKNOWN).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(check(folder, files, null, NotGiven.SOUND).verdict()).isEqualTo(Verdict.WORKS);
        Check complete = check(folder, files, null, NotGiven.MISSING);
        assertThat(complete.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(complete.metadata().allowed()).isFalse();
        assertThat(complete.metadata().conflicts())
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.requirement() + ", " + conflict.found())
                        .isEqualTo("nvidia-cuda-runtime, nothing"));
    }

    /// What is assumed is only what a requirement may bring.
    @Test
    void nothingIsTakenAsInstalledThatNothingRequires(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        world.wheel("demo", "numpy");
        needs(world, "libcudart.so.13");

        assertThat(check(folder, world.write(), null, NotGiven.SOUND).verdict()).isEqualTo(Verdict.BREAKS);
    }

    @Test
    void twoCopiesOfALibraryMeet(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        String[] wheels = {"demo", "other"};
        String[] copies = {"libjpeg-aaaa1111.so.62.4.0", "libjpeg-bbbb2222.so.62.3.0"};
        for (int at = 0; at < 2; at++) {
            world.put(
                    wheels[at],
                    wheels[at] + ".libs/" + copies[at],
                    compiled.c(copies[at], AID, "-Wl,-soname," + copies[at]));
            world.put(
                    wheels[at],
                    wheels[at] + "/_C.so",
                    compiled.c(
                            "_C.so",
                            CALL_AID,
                            "-L.",
                            "-l:" + copies[at],
                            "-Wl,-rpath,$ORIGIN/../" + wheels[at] + ".libs"));
        }
        Check check = check(folder, world.write(), null, NotGiven.UNKNOWN);

        assertThat(check.verdict()).isEqualTo(Verdict.WORKS);
        assertThat(check.findings())
                .filteredOn(finding -> finding.id().startsWith("process.duplicate-library"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.impact()).isEqualTo(Impact.NOTE);
                    assertThat(finding.title()).isEqualTo("2 copies of libjpeg meet in one process, from demo, other");
                });
    }

    @Test
    void severalBuildsOfOnePackageAreToldOf(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        aid(world);
        caller(world, IN_LIB);
        List<String> files = new ArrayList<>(world.write());
        for (String version : List.of("1.1", "1.2")) {
            WheelBuilder another = new WheelBuilder("demo", version);
            another.file("demo/_C.so", compiled.c("_C.so", "int answer(void) { return 2; }"));
            String file = "demo-" + version + "-cp311-cp311-manylinux_2_28_x86_64.whl";
            Files.write(folder.resolve(file), another.build());
            files.add(file);
        }
        Check check = check(folder, files, null, NotGiven.UNKNOWN);

        assertThat(check.metadata().allowed()).isFalse();
        assertThat(check.findings())
                .filteredOn(finding -> finding.id().startsWith("environment.file-collision"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.title()).isEqualTo("several builds of demo bring the same file demo/_C.so"));
    }

    @Test
    void theSameFileTwiceIsRefused(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        aid(world);
        String file = world.write().getFirst();

        assertThatThrownBy(() -> check(folder, List.of(file, file), null, NotGiven.UNKNOWN))
                .isInstanceOf(Trouble.class)
                .hasMessage(file + " is given twice");
    }

    @Test
    void aWheelForAnotherPlatformBesideOneBreaks(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        caller(world);
        world.gcc.c("libaid.so.1", AID, AID_NAME);
        world.put("demo/_C.so", compiled.c("_C.so", "int answer(void) { return 2; }"));
        List<String> files = new ArrayList<>(world.write());
        WheelBuilder other = new WheelBuilder("other", "1.0");
        other.file("other/_C.so", patched(compiled.c("_D.so", "int answer(void) { return 2; }"), 183));
        String name = "other-1.0-cp311-cp311-manylinux_2_28_aarch64.whl";
        Files.write(folder.resolve(name), other.build());
        files.add(name);
        Check check = check(folder, files, null, NotGiven.UNKNOWN);

        assertThat(check.verdict()).isEqualTo(Verdict.BREAKS);
        assertThat(check.libraries())
                .filteredOn(library -> library.verdict() == Verdict.BREAKS)
                .singleElement()
                .satisfies(library -> {
                    assertThat(library.packageName()).isEqualTo("other");
                    assertThat(library.cause()).isEqualTo(Cause.WRONG_ARCHITECTURE);
                });
    }

    /// As conda packages have them: the soname is a link, and what it leads to lies elsewhere.
    @Test
    void linksAreFollowed(@TempDir Path folder) throws Exception {
        byte[] aid = compiled.c("libaid.so.1", AID, AID_NAME);
        byte[] module = compiled.c(
                "_C.so", CALL_AID, "-L.", LINK_AID, "-Wl,-rpath,$ORIGIN/../../../", "-Wl,--disable-new-dtags");
        for (boolean isWhole : new boolean[] {true, false}) {
            TarBuilder files = new TarBuilder();
            if (isWhole) {
                files.file("opt/aid/libaid.so.1.2", aid);
            }
            byte[] tar = files.symlink("lib/libaid.so.1", "libaid.so")
                    .symlink("lib/libaid.so", "../share/aid/libaid.so.1.2")
                    .symlink("share/aid", "../opt/aid")
                    .file("lib/python3.11/site-packages/demo/_C.so", module)
                    .end();
            byte[] info = new TarBuilder()
                    .file(
                            "info/index.json",
                            "{\"name\": \"demo\", \"version\": \"1.0\", \"build\": \"0\", \"build_number\": 0,"
                                    + " \"depends\": [\"__glibc >=2.28\"], \"subdir\": \"linux-64\"}")
                    .file("info/paths.json", "{\"paths_version\": 1, \"paths\": []}")
                    .end();
            Files.write(folder.resolve("demo-1.0-0.conda"), CondaBuilder.conda("demo-1.0-0", info, tar));
            Check check = check(folder, List.of("demo-1.0-0.conda"), null, NotGiven.UNKNOWN);

            assertThat(check.verdict())
                    .as(check.libraries().toString())
                    .isEqualTo(isWhole ? Verdict.WORKS : Verdict.BREAKS);
        }
        Path prefix = folder.resolve("prefix");
        Path site = Files.createDirectories(prefix.resolve("lib/python3.11/site-packages/demo"));
        Files.createDirectories(prefix.resolve("opt/aid"));
        Files.createDirectories(prefix.resolve("share"));
        Files.write(prefix.resolve("opt/aid/libaid.so.1.2"), aid);
        Files.createSymbolicLink(prefix.resolve("lib/libaid.so.1"), Path.of("libaid.so"));
        Files.createSymbolicLink(prefix.resolve("lib/libaid.so"), Path.of("../share/aid/libaid.so.1.2"));
        Files.createSymbolicLink(prefix.resolve("share/aid"), Path.of("../opt/aid"));
        Files.write(site.resolve("_C.so"), module);
        assertThat(compiled.load("", List.of(site.resolve("_C.so").toString()))).isEqualTo("loaded 1");
    }

    @Test
    void foldersOfTheMachineAreLookedThrough(@TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        byte[] aid = compiled.c("libaid.so.1", AID, AID_NAME);
        caller(world);
        List<String> files = world.write();
        Path host = Files.createDirectories(folder.resolve("host"));
        String module = world.site().resolve("demo/_C.so").toString();

        assertThat(check(folder, files, "glibc=2.28,ld_library_path=host", NotGiven.UNKNOWN)
                        .verdict())
                .isEqualTo(Verdict.BREAKS);
        assertThat(compiled.load(host.toString(), List.of(module))).doesNotStartWith("loaded");
        Files.write(host.resolve("libaid.so.1"), aid);
        assertThat(check(folder, files, "glibc=2.28,ld_library_path=host", NotGiven.UNKNOWN)
                        .verdict())
                .isEqualTo(Verdict.WORKS);
        assertThat(check(folder, files, "glibc=2.28,libs=host", NotGiven.UNKNOWN)
                        .verdict())
                .isEqualTo(Verdict.WORKS);
        assertThat(compiled.load(host.toString(), List.of(module))).isEqualTo("loaded 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"glibc", "glibc=", "glibc=two", "gibc=2.28", "libs=nowhere", "cuda=x", "", ","})
    void whatAMachineOffersHasToBeUnderstood(String host, @TempDir Path folder) throws Exception {
        World world = new World(compiled, folder);
        aid(world);
        List<String> files = world.write();

        assertThatThrownBy(() -> check(folder, files, host, NotGiven.UNKNOWN))
                .isInstanceOf(Trouble.class)
                .hasMessageStartingWith("--host");
    }

    private static Check check(Path folder, List<String> artifacts, @Nullable String host, NotGiven notGiven)
            throws Trouble {
        return Parallax.recorded(new ArtifactAccess(folder, null, Progress.NONE))
                .check(new CheckRequest(artifacts, List.of(), List.of(), host, notGiven, TargetRequest.DEFAULT));
    }
}
