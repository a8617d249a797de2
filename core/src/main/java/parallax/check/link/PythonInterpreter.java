package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import parallax.binary.ElfLinkage;
import parallax.binary.MachOLinkage;
import parallax.binary.PeLinkage;
import parallax.library.PythonSymbols;
import parallax.link.Interpreter;
import parallax.link.LinkFile;

/// The interpreter among the builds, where there is one; else what CPython of that version is known to
/// define.
final class PythonInterpreter implements Interpreter {

    /// Every Python has it.
    private static final ElfLinkage.Name CALL = ElfLinkage.Name.of("PyObject_Call");

    private final List<LinkFile> programs = new ArrayList<>();
    private final int minor;

    /// @param minor of Python 3; -1 where it is not told
    PythonInterpreter(Placement placement, int minor) {
        this.minor = minor;
        for (Placement.Placed placed : placement.byPath().values()) {
            String name = placed.file().fileName();
            boolean isPython = name.equals("python3." + minor)
                    || name.startsWith("libpython3." + minor)
                    || name.equalsIgnoreCase("python3" + minor + ".dll");
            if (isPython && placed.file().problem().isEmpty()) {
                programs.add(placed.file());
            }
        }
    }

    @Override
    public int minor() {
        return minor;
    }

    private static boolean has(LinkFile program, ElfLinkage.Name name) {
        ElfLinkage elf = program.elf();
        if (elf != null) {
            return elf.lookup(name, null) >= 0;
        }
        return switch (program.image()) {
            case MachOLinkage mach -> mach.slices().stream().anyMatch(slice -> slice.exports("_" + name));
            case PeLinkage pe -> pe.exports(name.toString());
            case null -> false;
        };
    }

    @Override
    public Answer defines(String name) {
        ElfLinkage.Name asked = ElfLinkage.Name.of(name);
        boolean hasProgram = false;
        for (LinkFile program : programs) {
            if (has(program, asked)) {
                return Answer.YES;
            }
            hasProgram |= has(program, CALL);
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
