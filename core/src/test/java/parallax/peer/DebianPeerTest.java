package parallax.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import parallax.requirement.DebianRelations;
import parallax.requirement.MalformedRequirementException;
import parallax.testkit.PeerTable;
import parallax.testkit.Peers;
import parallax.testkit.SeededGenerator;
import parallax.version.DebianVersion;
import parallax.version.MalformedVersionException;
import parallax.version.OddDebianVersions;

/// The same questions to Parallax and to dpkg: to `dpkg` itself, and to the Perl library of its developers, which
/// answers
/// more of them in the same time.
@Tag("peer")
class DebianPeerTest {

    private static final int ASKED_OF_DPKG = 1500;
    private static final int ASKED_OF_PERL = 60_000;
    private static final int REAL = 20_000;

    /// dpkg: one line per question, `order` of two versions or `valid` of one.
    private static final String SHELL = """
            while IFS='\t' read -r what a b; do
                case $what in
                    valid) if dpkg --validate-version -- "$a" 2>/dev/null; then echo valid; else echo invalid; fi ;;
                    order)
                        if dpkg --compare-versions "$a" lt "$b"; then echo -1
                        elif dpkg --compare-versions "$a" eq "$b"; then echo 0
                        else echo 1
                        fi
                        ;;
                esac
            done
            """;

    private static final String PERL = """
            use strict; use warnings; use Dpkg::Version; use Dpkg::Deps;
            local $SIG{__WARN__} = sub {};
            while (my $line = <STDIN>) {
                chomp $line;
                my ($what, $a, $b) = split /\\t/, $line, -1;
                if ($what eq 'order') {
                    print version_compare($a, $b), "\\n";
                } elsif ($what eq 'field') {
                    my $deps = deps_parse($a, reduce_arch => 0, build_dep => 1);
                    print defined $deps ? $deps->output() : 'invalid', "\\n";
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void versionsAreAcceptedAsByDpkg() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        SeededGenerator.forEachSeed(ASKED_OF_DPKG, generator -> {
            String text = OddDebianVersions.any(generator).replace("\t", " ");
            // The shell drops blanks at both ends of a line's last field, and dpkg would drop them itself.
            questions.add("valid\t" + text.strip());
            answers.add(isValid(text.strip()) ? "valid" : "invalid");
        });
        compare("Debian versions accepted", questions, answers, dpkg(questions), "dpkg", "invalid");
    }

    @Test
    void versionsAreOrderedAsByDpkg() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        SeededGenerator.forEachSeed(
                ASKED_OF_DPKG,
                generator -> order(
                        OddDebianVersions.valid(generator), OddDebianVersions.valid(generator), questions, answers));
        compare("Debian versions ordered", questions, answers, dpkg(questions), "dpkg", "-");
    }

    @Test
    void manyVersionsAreOrderedAsByDpkgsLibrary() throws Exception {
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        SeededGenerator.forEachSeed(
                ASKED_OF_PERL, generator -> order(unsigned(generator), unsigned(generator), questions, answers));
        compare("many Debian versions ordered", questions, answers, perl(questions), "Dpkg::Version", "-");
    }

    /// The library refuses the sign that dpkg takes before an epoch.
    private static String unsigned(SeededGenerator generator) {
        return OddDebianVersions.valid(generator).replace("+1:", "1:");
    }

    /// What this machine's package lists hold; how much that is differs, so no number is kept.
    @Test
    void realVersionsAndFieldsAreReadAsByDpkgsLibrary() throws Exception {
        List<String> versions = realFields("Version");
        List<String> questions = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i + 1 < versions.size(); i++) {
            order(versions.get(i), versions.get(i + 1), questions, answers);
        }
        for (String field : List.of("Depends", "Recommends", "Breaks", "Build-Depends")) {
            for (String text : realFields(field)) {
                questions.add("field\t" + text);
                answers.add(normal(text));
            }
        }
        assertAgreement(questions, answers, perl(questions));
        System.out.printf("real Debian versions and fields: %d compared%n", questions.size());
    }

    private static void order(String left, String right, List<String> questions, List<String> answers)
            throws MalformedVersionException {
        questions.add("order\t" + left + "\t" + right);
        answers.add(Integer.toString(Integer.signum(DebianVersion.parse(left).compareTo(DebianVersion.parse(right)))));
    }

    private static boolean isValid(String text) {
        try {
            return !DebianVersion.parse(text).original().isEmpty();
        } catch (MalformedVersionException _) {
            return false;
        }
    }

    private static String normal(String field) {
        try {
            return DebianRelations.parse(field).toString();
        } catch (MalformedRequirementException _) {
            return "invalid";
        }
    }

    /// Distinct values of a field in dpkg's own list and in the lists of apt, in their order.
    private List<String> realFields(String field) throws Exception {
        String script = "{ cat /var/lib/dpkg/status; apt-cache dumpavail 2>/dev/null; } | sed -n 's/^" + field
                + ": //p' | awk '!seen[$0]++' | head -n " + REAL;
        return run(List.of("sh", "-c", script), List.of());
    }

    private List<String> dpkg(List<String> questions) throws Exception {
        if (!Peers.starts(List.of("dpkg", "--version"))) {
            throw new TestAbortedException("skipped: needs dpkg");
        }
        return run(List.of("sh", "-c", SHELL), questions);
    }

    private List<String> perl(List<String> questions) throws Exception {
        if (!Peers.starts(List.of("perl", "-MDpkg::Deps", "-e", "1"))) {
            throw new TestAbortedException("skipped: needs perl with Dpkg::Deps (Debian's libdpkg-perl)");
        }
        return run(List.of("perl", "-e", PERL), questions);
    }

    private List<String> run(List<String> command, List<String> input) throws IOException, InterruptedException {
        Path questions = folder.resolve("questions");
        Path answers = folder.resolve("answers");
        Files.write(questions, input);
        int status = new ProcessBuilder(command)
                .redirectInput(questions.toFile())
                .redirectOutput(answers.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(status).isZero();
        return Files.readAllLines(answers);
    }

    private static void compare(
            String what, List<String> questions, List<String> ours, List<String> theirs, String peer, String refusal) {
        assertAgreement(questions, ours, theirs);
        int refused = (int) theirs.stream().filter(refusal::equals).count();
        System.out.printf("%s: %d compared, %d of them refused by %s%n", what, questions.size(), refused, peer);
        PeerTable.check(new PeerTable.Row(what, peer, questions.size(), refused, ""));
    }

    private static void assertAgreement(List<String> questions, List<String> ours, List<String> theirs) {
        assumeThat(questions).isNotEmpty();
        assertThat(theirs).hasSameSizeAs(ours);
        List<String> disagreements = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            if (!ours.get(i).equals(theirs.get(i))) {
                disagreements.add(questions.get(i) + "\n  parallax: " + ours.get(i) + "\n  dpkg:     " + theirs.get(i));
            }
        }
        assertThat(disagreements).isEmpty();
    }
}
