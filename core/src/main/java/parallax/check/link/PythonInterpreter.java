package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import parallax.binary.ElfLinkage;
import parallax.library.PythonSymbols;
import parallax.link.Interpreter;
import parallax.link.LinkFile;

/// The interpreter among the builds, where there is one; else what CPython of that version is known to
/// define.
final class PythonInterpreter implements Interpreter {

    private final List<LinkFile> programs = new ArrayList<>();
    private final int minor;

    /// @param minor of Python 3; -1 where it is not told
    PythonInterpreter(Placement placement, int minor) {
        this.minor = minor;
        for (Placement.Placed placed : placement.byPath().values()) {
            String name = placed.file().fileName();
            boolean isPython = name.equals("python3." + minor) || name.startsWith("libpython3." + minor);
            if (isPython && placed.file().elf() != null) {
                programs.add(placed.file());
            }
        }
    }

    @Override
    public Answer defines(String name) {
        ElfLinkage.Name asked = ElfLinkage.Name.of(name);
        boolean hasProgram = false;
        for (LinkFile program : programs) {
            ElfLinkage elf = program.elf();
            if (elf != null && elf.lookup(asked, null) >= 0) {
                return Answer.YES;
            }
            hasProgram |= elf != null && elf.lookup(ElfLinkage.Name.of("PyObject_Call"), null) >= 0;
        }
        if (hasProgram) {
            return Answer.NO;
        }
        return switch (PythonSymbols.defines(name, minor)) {
            case YES -> Answer.YES;
            case NO -> Answer.NO;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }
}
