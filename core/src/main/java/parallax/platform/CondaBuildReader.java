package parallax.platform;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parallax.platform.CondaBuild.Device;

/// Reads the words of a build string from left to right.
final class CondaBuildReader {

    /// conda-build writes `h` and seven hexadecimal digits.
    private static final int HASH_LENGTH = 8;

    private final Set<PythonVersion> pythons = new LinkedHashSet<>();
    private final Set<Device> devices = new LinkedHashSet<>();
    private final Set<CudaVersion> cudas = new LinkedHashSet<>();
    private final Set<Integer> numbers = new LinkedHashSet<>();
    private boolean freeThreaded;
    private int numberCount;

    private CondaBuildReader() {}

    static CondaBuild read(String text) {
        CondaBuildReader reader = new CondaBuildReader();
        for (String part : text.toLowerCase(Locale.ROOT).split("_", -1)) {
            reader.readPart(part);
        }
        PythonVersion python = only(reader.pythons);
        boolean cudaKnown = reader.cudas.size() == 1 && reader.devices.size() == 1;
        return new CondaBuild(
                text,
                python == null ? null : new PythonVersion(python.major(), python.minor(), reader.freeThreaded),
                only(reader.devices),
                cudaKnown ? only(reader.cudas) : null,
                reader.numberCount == 1 ? only(reader.numbers) : null);
    }

    private static <T> @Nullable T only(Set<T> values) {
        return values.size() == 1 ? values.iterator().next() : null;
    }

    /// A part counts only where words take all of it, its hash aside.
    private void readPart(String part) {
        if (isDigits(part)) {
            numberCount++;
            if (part.length() <= 9) {
                numbers.add(Integer.parseInt(part));
            }
            return;
        }
        String words = withoutHash(part);
        CondaBuildReader found = new CondaBuildReader();
        int at = 0;
        while (at < words.length()) {
            int end = found.readWord(words, at);
            if (end == at) {
                return;
            }
            at = end;
        }
        pythons.addAll(found.pythons);
        devices.addAll(found.devices);
        cudas.addAll(found.cudas);
        freeThreaded |= found.freeThreaded;
    }

    private static String withoutHash(String part) {
        int start = part.length() - HASH_LENGTH;
        if (start < 0 || part.charAt(start) != 'h') {
            return part;
        }
        boolean hash =
                part.substring(start + 1).chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        return hash ? part.substring(0, start) : part;
    }

    /// Where the word at `at` ends; `at` where none starts there.
    private int readWord(String words, int at) {
        if (words.startsWith("cunone", at)) {
            devices.add(Device.CPU);
            return at + "cunone".length();
        }
        if (words.startsWith("cuda", at)) {
            return readCuda(words, at + "cuda".length());
        }
        if (words.startsWith("cpu", at)) {
            devices.add(Device.CPU);
            return at + "cpu".length();
        }
        int digits = at + 2;
        int end = endOfVersion(words, digits);
        if (end == digits || digits > words.length()) {
            return at;
        }
        if (words.startsWith("cu", at)) {
            return readCuda(words, digits);
        }
        if (words.startsWith("py", at)) {
            return readPython(words.substring(digits, end)) ? end : at;
        }
        boolean plain = words.substring(digits, end).indexOf('.') < 0;
        if (words.startsWith("cp", at) && plain && readPython(words.substring(digits, end))) {
            freeThreaded = words.startsWith("t", end);
            return freeThreaded ? end + 1 : end;
        }
        return at;
    }

    private int readCuda(String words, int start) {
        devices.add(Device.CUDA);
        int end = endOfVersion(words, start);
        cudaVersion(words.substring(start, end)).ifPresent(cudas::add);
        return end;
    }

    /// `10.1.243` is 10.1; without dots the last digit is the minor version. Two digits are read only where the
    /// first can be no half of a major version: `92` is 9.2, `12` may be 12 or 1.2.
    private static Optional<CudaVersion> cudaVersion(String digits) {
        if (digits.indexOf('.') >= 0) {
            return CudaVersion.atStart(digits);
        }
        boolean threeDigits = digits.length() == 3 && digits.charAt(0) != '0';
        boolean twoDigits = digits.length() == 2 && digits.charAt(0) >= '5';
        return threeDigits || twoDigits ? CudaVersion.ofDigits(digits) : Optional.empty();
    }

    /// `312`, `39`, `27`, `3.12`; a lone `3` names no minor version and adds nothing.
    private boolean readPython(String digits) {
        String minor = digits.substring(1).startsWith(".") ? digits.substring(2) : digits.substring(1);
        char major = digits.charAt(0);
        if ((major != '2' && major != '3') || minor.length() > 2 || (!minor.isEmpty() && !isDigits(minor))) {
            return false;
        }
        if (!minor.isEmpty()) {
            pythons.add(new PythonVersion(major - '0', Integer.parseInt(minor), false));
        }
        return true;
    }

    /// Digits with single dots between them.
    private static int endOfVersion(String words, int start) {
        int end = start;
        while (end < words.length()
                && (isDigit(words.charAt(end))
                        || (words.charAt(end) == '.'
                                && end > start
                                && end + 1 < words.length()
                                && isDigit(words.charAt(end + 1))))) {
            end++;
        }
        return end;
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
