package parallax.link;

import java.util.List;

/// One process as the loader of a platform would build it up. What a request that fails had brought in is
/// gone again, as with the real loaders; what goes wrong is told in full.
public sealed interface ProcessModel permits ElfProcess, MachOProcess, PeProcess, UnknownProcess {

    /// The process that a host's loader builds up, with nothing but the interpreter in it.
    static ProcessModel of(
            EnvironmentFiles files, HostOffer host, Interpreter interpreter, ElfProcess.Absence absence) {
        return switch (host.platform()) {
            case LINUX -> new ElfProcess(files, host, interpreter, absence);
            case MACOS -> new MachOProcess(files, host, interpreter, absence);
            case WINDOWS -> new PeProcess(files, host, interpreter, absence);
            case OTHER -> new UnknownProcess(files);
        };
    }

    /// The same process, to be taken further by itself.
    ProcessModel copy();

    /// Every file that is loaded, in order.
    List<LinkFile> loaded();

    /// What Python and `ctypes` ask of the loader for a path: all symbols are bound at once.
    ///
    /// @param isGlobal whether later files see its symbols, where the platform tells that apart
    LoadOutcome open(String path, boolean isGlobal);

    /// As {@link #open}, but what was found stays loaded where the request fails: to see what else would go
    /// wrong.
    LoadOutcome openAnyway(String path, boolean isGlobal);
}
