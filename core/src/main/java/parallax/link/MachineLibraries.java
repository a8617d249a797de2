package parallax.link;

import org.jspecify.annotations.Nullable;

/// What a library of the machine may define, of which nothing is known but its name.
///
/// The C and C++ libraries give every symbol a version, and a linker that sees them writes it down. A
/// symbol without a
/// version is wanted of them where a file was linked without them; which they have is in {@link
/// MachineSymbols}.
final class MachineLibraries {

    private MachineLibraries() {}

    /// @param library soname of one in scope
    /// @param symbol without a version
    static Interpreter.Answer define(String library, String symbol, HostOffer host) {
        if (HostOffer.isGlibc(library)) {
            // Every Python has libc, libm, libpthread and libdl loaded for all.
            return symbol.startsWith("_Z") ? Interpreter.Answer.NO : known(MachineSymbols.glibc(symbol), "GLIBC", host);
        }
        if (library.startsWith("libstdc++")) {
            // Files that took a part of libstdc++ out of an archive want the rest of it without versions.
            return known(MachineSymbols.libstdcxx(symbol), "GLIBCXX", host);
        }
        if (library.startsWith("libgcc_s")) {
            boolean isItsOwn = symbol.startsWith("_Unwind_")
                    || (symbol.startsWith("__") && Character.isDigit(symbol.charAt(symbol.length() - 1)));
            return isItsOwn ? Interpreter.Answer.UNKNOWN : Interpreter.Answer.NO;
        }
        if (library.equals("libz.so.1") && MachineSymbols.isZlib(symbol)) {
            return Interpreter.Answer.YES;
        }
        return symbol.startsWith("_Z") ? Interpreter.Answer.NO : Interpreter.Answer.UNKNOWN;
    }

    /// @param version since which the library has it; null where the table does not have it
    private static Interpreter.Answer known(@Nullable String version, String series, HostOffer host) {
        if (version != null) {
            return switch (host.offers(version)) {
                case YES -> Interpreter.Answer.YES;
                case NO -> Interpreter.Answer.NO;
                case NOT_TOLD -> Interpreter.Answer.UNKNOWN;
            };
        }
        String newest = host.highest(series);
        return newest != null && HostOffer.compare(newest, MachineSymbols.newest(series)) <= 0
                ? Interpreter.Answer.NO
                : Interpreter.Answer.UNKNOWN;
    }
}
