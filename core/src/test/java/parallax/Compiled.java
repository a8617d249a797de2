package parallax;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/// Compiles small libraries with this machine's compiler, and has its loader load them: what the model of
/// the loader is held against.
public final class Compiled {

    /// Loads its arguments one after another, all symbols at once, as Python does: `+path` for the whole
    /// process. Those before the last may fail. Of the last it prints what `answer()` returns, where it has
    /// that.
    private static final String DRIVER = """
            #include <dlfcn.h>
            #include <stdio.h>
            int main(int argc, char **argv) {
                void *last = 0;
                for (int at = 1; at < argc; at++) {
                    int global = argv[at][0] == '+';
                    void *handle = dlopen(argv[at] + global, RTLD_NOW | (global ? RTLD_GLOBAL : RTLD_LOCAL));
                    if (!handle && at == argc - 1) {
                        printf("%s\\n", dlerror());
                        return 1;
                    }
                    last = handle;
                }
                int (*answer)(void) = last ? (int (*)(void)) dlsym(last, "answer") : 0;
                printf("loaded %d\\n", answer ? answer() : -1);
                return 0;
            }
            """;

    private final Path folder;
    private int files;

    /// @param folder where sources and what is made of them lie
    /// @throws TestAbortedException where there is no compiler, or the machine is not of the kind expected
    public Compiled(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        if (!System.getProperty("os.name").equals("Linux")
                || !System.getProperty("os.arch").equals("amd64")) {
            throw new TestAbortedException("skipped: needs Linux on x86-64");
        }
        Path source = Files.writeString(folder.resolve("driver.c"), DRIVER);
        run(List.of("gcc", "-o", "driver", source.toString(), "-Wl,--no-as-needed", "-lm", "-lpthread", "-ldl"));
    }

    /// A shared library of C, with its path as its name in the folder.
    ///
    /// @param path relative to the folder, where `-l:` and `-L` of later libraries are looked for
    public byte[] c(String path, String source, String... options) throws IOException, InterruptedException {
        return library("gcc", ".c", path, source, options);
    }

    /// A shared library of C++.
    public byte[] cpp(String path, String source, String... options) throws IOException, InterruptedException {
        return library("g++", ".cpp", path, source, options);
    }

    private byte[] library(String compiler, String suffix, String path, String source, String... options)
            throws IOException, InterruptedException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        String name = "source" + files++ + suffix;
        Files.writeString(folder.resolve(name), source);
        List<String> command = new ArrayList<>(List.of(compiler, "-shared", "-fPIC", "-O1", "-o", path, name));
        command.addAll(List.of(options));
        run(command);
        return Files.readAllBytes(file);
    }

    /// A file that options name, such as a version script.
    public void text(String path, String text) throws IOException {
        Files.writeString(folder.resolve(path), text);
    }

    /// What the loader of this machine does with the libraries, in a process of their own.
    ///
    /// @param libraryPath LD_LIBRARY_PATH; empty for none
    /// @param paths each with `+` before it where it is loaded for the whole process
    /// @return `loaded 3`, where `answer()` of the last library gave 3; else the loader's error
    public String load(String libraryPath, List<String> paths) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(folder.resolve("driver").toString()));
        command.addAll(paths);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("LD_PRELOAD");
        builder.environment().remove("LD_LIBRARY_PATH");
        if (!libraryPath.isEmpty()) {
            builder.environment().put("LD_LIBRARY_PATH", libraryPath);
        }
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        int status = process.waitFor();
        return status == 0 || !output.startsWith("loaded")
                ? output + (status > 1 ? " status " + status : "")
                : "failed";
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs " + command.getFirst(), e);
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
    }
}
