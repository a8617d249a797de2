package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.binary.ElfMachine;
import parallax.library.InstructionSet;
import parallax.library.InstructionSetUse;
import parallax.library.InstructionSets;
import parallax.peer.NativeFiles.NativeFile;

/// The same code to Parallax and to `objdump -d` of binutils, which sweeps as we do but starts anew at each symbol.
@Tag("peer")
final class InstructionSetPeerTest {

    /// Beyond it only windows are swept.
    private static final long MOST_CODE = 24 << 20;

    private static final int MOST_FILES = 40;

    @TempDir
    private Path folder;

    @Test
    void librariesOfTheJdkHaveTheSameInstructions() throws Exception {
        check(NativeFiles.ofJdk());
    }

    @Test
    void librariesOfWheelsHaveTheSameInstructions() throws Exception {
        List<NativeFile> files = new ArrayList<>();
        for (Path wheel : NativeFiles.wheels("torchvision-", "numpy-2.4.6-", "pillow-12", "opencv_python_headless-5")) {
            for (NativeFile file : NativeFiles.of(wheel)) {
                if (!file.member().contains("cudart") && files.size() < MOST_FILES) {
                    files.add(file);
                }
            }
        }
        check(files);
    }

    private void check(List<NativeFile> files) throws Exception {
        int compared = 0;
        for (NativeFile file : files) {
            long size = 0;
            for (var range : file.code()) {
                size += range.bytes().byteSize();
            }
            if (size > 0 && size < MOST_CODE && file.elf().header().machine() == ElfMachine.X86_64) {
                check(file);
                compared++;
            }
        }
        assertThat(compared).isPositive();
    }

    private void check(NativeFile file) throws IOException, InterruptedException {
        InstructionSetUse use =
                InstructionSets.of(ElfMachine.X86_64, file.code()).toOptional().orElseThrow();
        Map<InstructionSet, Long> ours = new EnumMap<>(InstructionSet.class);
        Map<InstructionSet, Long> doubtful = new EnumMap<>(InstructionSet.class);
        for (InstructionSetUse.Extension extension : use.extensions()) {
            ours.put(extension.set(), extension.instructions());
            doubtful.put(extension.set(), extension.doubtful());
        }
        Listing theirs = disassemble(file);

        // objdump leaves out runs of zeros, and is in step again at the next symbol behind data.
        if (use.undecodedBytes() == 0) {
            assertThat(use.instructions())
                    .as(file.member())
                    .isCloseTo(theirs.instructions, Percentage.withPercentage(0.2));
        }
        for (InstructionSet set : Listing.COMPARED) {
            long expected = theirs.counts.getOrDefault(set, 0L);
            long most = Math.max(2, expected / 100) + doubtful.getOrDefault(set, 0L);
            assertThat(ours.getOrDefault(set, 0L))
                    .as(set + " in " + file.member())
                    .isBetween(expected - most, expected + most);
        }
        if (theirs.zmm > 2) {
            assertThat(ours).as(file.member()).containsKey(InstructionSet.AVX512F);
        }
        if (theirs.ymm > 2) {
            assertThat(ours).as(file.member()).containsKey(InstructionSet.AVX);
        }
    }

    private Listing disassemble(NativeFile file) throws IOException, InterruptedException {
        Path copy = Files.createTempFile(folder, "library", ".so");
        Files.write(copy, file.bytes().toArray(ValueLayout.JAVA_BYTE));
        Process process;
        try {
            process = new ProcessBuilder("objdump", "-d", "-w", "--no-show-raw-insn", copy.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new TestAbortedException("skipped: needs objdump of binutils", e);
        }
        Listing listing = new Listing();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                listing.add(line);
            }
        }
        assertThat(process.waitFor()).isZero();
        Files.delete(copy);
        return listing;
    }

    /// Instructions by the names that objdump gives them, where a name belongs to one extension.
    private static final class Listing {

        private static final Map<String, InstructionSet> NAMES = new HashMap<>();

        static {
            put(InstructionSet.SSE3, "movddup movsldup movshdup haddps haddpd hsubps hsubpd addsubps addsubpd lddqu");
            put(InstructionSet.SSE3, "fisttpl fisttpll fisttps");
            put(InstructionSet.SSSE3, "pshufb phaddw phaddd phaddsw pmaddubsw phsubw phsubd phsubsw psignb psignw");
            put(InstructionSet.SSSE3, "psignd pmulhrsw pabsb pabsw pabsd palignr");
            put(InstructionSet.SSE4_1, "pblendvb blendvps blendvpd ptest pmovsxbw pmovsxbd pmovsxbq pmovsxwd pmovsxwq");
            put(InstructionSet.SSE4_1, "pmovsxdq pmuldq pcmpeqq movntdqa packusdw pmovzxbw pmovzxbd pmovzxbq pmovzxwd");
            put(
                    InstructionSet.SSE4_1,
                    "pmovzxwq pmovzxdq pminsb pminsd pminuw pminud pmaxsb pmaxsd pmaxuw pmaxud pmulld");
            put(
                    InstructionSet.SSE4_1,
                    "phminposuw roundps roundpd roundss roundsd blendps blendpd pblendw pextrb pextrd");
            put(InstructionSet.SSE4_1, "pextrq extractps pinsrb insertps pinsrd pinsrq dpps dppd mpsadbw");
            put(
                    InstructionSet.SSE4_2,
                    "pcmpgtq crc32 crc32b crc32w crc32l crc32q pcmpestrm pcmpestri pcmpistrm pcmpistri");
            put(InstructionSet.POPCNT, "popcnt popcntl popcntq popcntw");
            put(InstructionSet.TZCNT, "tzcnt tzcntl tzcntq tzcntw");
            put(InstructionSet.LZCNT, "lzcnt lzcntl lzcntq lzcntw");
            put(InstructionSet.AES, "aesenc aesenclast aesdec aesdeclast aesimc aeskeygenassist");
            put(InstructionSet.PCLMULQDQ, "pclmulqdq pclmullqlqdq pclmulhqlqdq pclmullqhqdq pclmulhqhqdq");
            put(InstructionSet.AES, "vaesimc vaeskeygenassist");
            put(InstructionSet.SHA, "sha1rnds4 sha1nexte sha1msg1 sha1msg2 sha256rnds2 sha256msg1 sha256msg2");
            put(InstructionSet.BMI1, "andn blsi blsil blsiq blsr blsrl blsrq blsmsk blsmskl blsmskq bextr");
            put(InstructionSet.BMI2, "bzhi pext pdep mulx mulxl mulxq sarx shlx shrx rorx rorxl rorxq");
            put(InstructionSet.ADX, "adcx adox");
            put(InstructionSet.CMPXCHG16B, "cmpxchg16b");
            put(InstructionSet.FMA, "vfmadd231ps/any");
        }

        static final List<InstructionSet> COMPARED =
                NAMES.values().stream().distinct().sorted().toList();

        private final Map<InstructionSet, Long> counts = new EnumMap<>(InstructionSet.class);
        private long instructions;
        private long zmm;
        private long ymm;

        private static void put(InstructionSet set, String names) {
            for (String name : names.split(" ", -1)) {
                NAMES.put(name, set);
            }
        }

        void add(String line) {
            int tab = line.indexOf('\t');
            if (tab < 0 || !line.startsWith(" ")) {
                return;
            }
            String[] words = line.substring(tab + 1).split(" +", -1);
            int at = 0;
            while (at < words.length - 1 && isPrefix(words[at])) {
                at++;
            }
            String name = words[at];
            if (name.equals("(bad)") || name.isEmpty()) {
                return;
            }
            instructions++;
            boolean isEvex = line.contains("%zmm") || line.contains("{%k") || line.contains("%k");
            zmm += line.contains("%zmm") ? 1 : 0;
            ymm += line.contains("%ymm") ? 1 : 0;
            InstructionSet set = NAMES.get(name);
            if (set == null && name.equals("pextrw") && line.endsWith(")")) {
                set = InstructionSet.SSE4_1;
            } else if (set == null && (name.startsWith("vaes") || name.startsWith("vpclmul")) && isXmm(line)) {
                set = name.startsWith("vaes") ? InstructionSet.AES : InstructionSet.PCLMULQDQ;
            } else if (set == null && !isEvex && isFused(name) && !usesUpperRegisters(line)) {
                set = InstructionSet.FMA;
            }
            if (set != null) {
                counts.merge(set, 1L, Long::sum);
            }
        }

        private static boolean isXmm(String line) {
            return !line.contains("%ymm") && !line.contains("%zmm") && !usesUpperRegisters(line);
        }

        private static boolean isPrefix(String word) {
            return switch (word) {
                case "rep",
                        "repz",
                        "repnz",
                        "data16",
                        "lock",
                        "notrack",
                        "bnd",
                        "cs",
                        "ds",
                        "es",
                        "ss",
                        "fs",
                        "gs",
                        "addr32" -> true;
                default -> word.startsWith("rex");
            };
        }

        private static boolean isFused(String name) {
            return (name.startsWith("vfm") || name.startsWith("vfnm"))
                    && (name.contains("132") || name.contains("213") || name.contains("231"))
                    && !name.endsWith("ph")
                    && !name.endsWith("sh");
        }

        /// Registers from 16 on, and broadcasts, are AVX-512's alone.
        private static boolean usesUpperRegisters(String line) {
            if (line.contains("{")) {
                return true;
            }
            for (int register = 16; register < 32; register++) {
                if (line.contains("mm" + register)) {
                    return true;
                }
            }
            return false;
        }
    }
}
