package parallax.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import parallax.testkit.SeededGenerator;

/// The same questions to Parallax and to Python's own `tokenize` and `ast`, about the sources that Python comes with.
/// With `-Dparallax.sources=FOLDER:FOLDER` about all sources in those folders.
@Tag("peer")
class PythonSourcePeerTest {

    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    @Test
    void tokensAreCutAlike(TestInfo test) throws Exception {
        PythonOracle oracle = new PythonOracle(folder);
        List<Path> sources = oracle.sources(1500);
        List<List<String>> answers = oracle.ask(
                sources.stream().map(file -> List.of("tokens", file.toString())).toList());
        int alike = 0;
        int refused = 0;
        int newer = 0;
        for (int i = 0; i < sources.size(); i++) {
            List<String> answer = answers.get(i);
            boolean refuses = answer.getFirst().equals("refused");
            try {
                List<String> texts = TokenTexts.of(Files.readAllBytes(sources.get(i)));
                // An older Python does not know all syntax.
                newer += refuses ? 1 : 0;
                if (!refuses && answer.get(1).equals(TokenTexts.digest(texts))) {
                    alike++;
                } else if (!refuses) {
                    problems.add(sources.get(i) + ": " + texts.size() + " tokens, expected " + answer.get(2));
                }
            } catch (NotTokenisedException e) {
                refused++;
                if (!refuses && !isCertainlyNoPython3(e)) {
                    problems.add(sources.get(i) + ": refused: " + e.getMessage());
                }
            }
        }
        report(test, sources.size(), "%d alike, %d refused, %d only known to us".formatted(alike, refused, newer));
        assertThat(alike).isGreaterThan(sources.size() / 2);
    }

    /// `tokenize`, unlike Python's parser, lets these pass.
    private static boolean isCertainlyNoPython3(NotTokenisedException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("as in Python 2")
                || message.contains("no name may have")
                || message.contains("number")
                || message.contains("`!`")
                || message.contains("closes nothing");
    }

    @Test
    void definitionsDocstringsAndImportsAreFoundAlike(TestInfo test) throws Exception {
        PythonOracle oracle = new PythonOracle(folder);
        List<Path> sources = oracle.sources(2500);
        List<ModuleOutline> outlines = new ArrayList<>();
        List<List<String>> questions = new ArrayList<>();
        for (Path file : sources) {
            ModuleOutline outline = ModuleReader.read(Files.readAllBytes(file));
            outlines.add(outline);
            questions.add(question(file, outline));
        }
        List<List<String>> answers = oracle.ask(questions);
        int alike = 0;
        int refused = 0;
        int newer = 0;
        for (int i = 0; i < sources.size(); i++) {
            List<String> answer = answers.get(i);
            boolean refuses = answer.getFirst().equals("refused");
            if (outlines.get(i) instanceof ModuleOutline.NotTokenised no) {
                refused++;
                if (!refuses) {
                    problems.add(sources.get(i) + ": refused: " + no.reason());
                }
            } else if (refuses) {
                newer++;
            } else if (answer.size() == 1) {
                alike++;
            } else {
                problems.add(sources.get(i) + ": " + answer);
            }
        }
        report(test, sources.size(), "%d alike, %d refused, %d only known to us".formatted(alike, refused, newer));
        assertThat(alike).isGreaterThan(sources.size() / 2);
    }

    private static List<String> question(Path file, ModuleOutline outline) {
        List<String> question = new ArrayList<>(List.of("outline", file.toString()));
        if (outline instanceof ModuleOutline.Tokenised module) {
            question.add(Boolean.toString(module.exportsAll()));
            question.add(String.join(" ", module.exports()));
            question.add(String.join(" ", module.imports()));
            for (Definition definition : module.definitions()) {
                question.addAll(List.of(definition.name(), definition.signature(), definition.docstring()));
            }
        } else {
            question.addAll(List.of("", "", ""));
        }
        return question;
    }

    /// Equal code digests must be equal programs, always. Equal programs have equal digests but for the few spellings
    /// that {@link CanonicalCode} does not see through; how many those are is reported.
    @Test
    void codeIsTheSameWhereTheProgramIs(TestInfo test) throws Exception {
        PythonOracle oracle = new PythonOracle(folder);
        List<Path> sources = oracle.sources(400);
        List<List<String>> questions = new ArrayList<>();
        List<Boolean> same = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        SeededGenerator.forEachSeed(1, generator -> {
            for (Path file : sources) {
                byte[] text = Files.readAllBytes(file);
                if (!(ModuleReader.read(text) instanceof ModuleOutline.Tokenised left)) {
                    continue;
                }
                for (int i = 0; i < 12; i++) {
                    SourceMutation mutation = SourceMutation.of(text, generator);
                    if (ModuleReader.read(mutation.text()) instanceof ModuleOutline.Tokenised right) {
                        Path changed = folder.resolve(changes.size() + ".py");
                        Files.write(changed, mutation.text());
                        questions.add(List.of("same", file.toString(), changed.toString()));
                        same.add(left.code().equals(right.code()));
                        changes.add(file + ": " + mutation.what());
                    }
                }
            }
        });
        List<List<String>> answers = oracle.ask(questions);
        int equal = 0;
        int different = 0;
        int refused = 0;
        int spelled = 0;
        List<String> spellings = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            String answer = answers.get(i).getLast();
            if (answers.get(i).getFirst().equals("refused")) {
                refused++;
            } else if (same.get(i) && answer.equals("equal")) {
                equal++;
            } else if (!same.get(i) && answer.equals("different")) {
                different++;
            } else if (same.get(i)) {
                problems.add(changes.get(i) + ": other programs, but one digest");
            } else {
                spelled++;
                spellings.add(changes.get(i));
            }
        }
        spellings.stream().limit(20).forEach(spelling -> System.out.println("  other spelling: " + spelling));
        report(
                test,
                answers.size(),
                "%d equal, %d different, %d no programs, %d only spelled otherwise"
                        .formatted(equal, different, refused, spelled));
        assertThat(equal).isPositive();
        assertThat(different).isPositive();
        assertThat(spelled).isLessThan(answers.size() / 20);
    }

    private void report(TestInfo test, int questions, String counts) {
        System.out.printf(
                "%s: %d questions, %s, %d problems%n", test.getDisplayName(), questions, counts, problems.size());
        assertThat(problems).isEmpty();
    }
}
