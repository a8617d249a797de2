package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import parallax.artifact.IndexJson.Spec;
import parallax.version.Excerpt;

/// `info/run_exports.json` of a conda package: what it adds to the requirements of packages built with it (CEP 12). A
/// package without the document says nothing; one with an empty list says that it adds nothing.
///
/// @param weak for what has it as a host requirement
/// @param strong for what has it as a build requirement
/// @param noarch for `noarch` packages
public record RunExportsJson(
        List<Spec> weak, List<Spec> strong, List<Spec> noarch, List<Spec> weakConstrains, List<Spec> strongConstrains) {

    public RunExportsJson {
        weak = List.copyOf(weak);
        strong = List.copyOf(strong);
        noarch = List.copyOf(noarch);
        weakConstrains = List.copyOf(weakConstrains);
        strongConstrains = List.copyOf(strongConstrains);
    }

    /// @param notes gets what was odd and did not stop the reading
    static RunExportsJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            List<Spec> weak = new ArrayList<>();
            List<Spec> strong = new ArrayList<>();
            List<Spec> noarch = new ArrayList<>();
            List<Spec> weakConstrains = new ArrayList<>();
            List<Spec> strongConstrains = new ArrayList<>();
            reader.document(name -> {
                switch (name) {
                    case "weak" -> weak.addAll(Spec.of(reader.texts()));
                    case "strong" -> strong.addAll(Spec.of(reader.texts()));
                    case "noarch" -> noarch.addAll(Spec.of(reader.texts()));
                    case "weak_constrains" -> weakConstrains.addAll(Spec.of(reader.texts()));
                    case "strong_constrains" -> strongConstrains.addAll(Spec.of(reader.texts()));
                    default -> notes.add("an unknown kind of run exports: " + Excerpt.of(name));
                }
            });
            notes.addAll(reader.notes());
            return new RunExportsJson(weak, strong, noarch, weakConstrains, strongConstrains);
        }
    }
}
