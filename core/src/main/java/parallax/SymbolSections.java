package parallax;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parallax.artifact.MalformedArtifactException;
import parallax.binary.ItaniumDemangler;
import parallax.content.Contents;
import parallax.content.ExportLister;
import parallax.content.NativeLibrary;
import parallax.finding.Inspection.Entry;
import parallax.finding.Inspection.Section;
import parallax.finding.Unknown;
import parallax.library.ImportedSymbol;
import parallax.library.LibraryFacts;

/// Lists every dynamic symbol of the native libraries of an artifact, one section for each library.
final class SymbolSections {

    private final Contents contents;
    private final Path path;
    private final Set<Unknown> unknown;

    /// @param path of the artifact, which is read again where a library offers more names than are kept
    SymbolSections(Contents contents, Path path, Set<Unknown> unknown) {
        this.contents = contents;
        this.path = path;
        this.unknown = unknown;
    }

    List<Section> sections() throws Trouble {
        Map<String, List<String>> reread = reread();
        List<Section> sections = new ArrayList<>();
        for (NativeLibrary library : contents.libraries()) {
            for (LibraryFacts facts : library.facts()) {
                List<Entry> entries = new ArrayList<>();
                for (ImportedSymbol symbol : facts.imports()) {
                    entries.add(entry(
                            library,
                            symbol.weak() ? "wants, weakly" : "wants",
                            symbol.name() + (symbol.version() == null ? "" : "@" + symbol.version()),
                            symbol.name(),
                            symbol.from()));
                }
                List<String> exports = facts.exports().listed()
                        ? facts.exports().names()
                        : reread.getOrDefault(library.path(), List.of());
                if (exports.size() < facts.exports().count()) {
                    unknown.add(new Unknown(
                            "names that " + library.path() + " offers", "they could not be read a second time"));
                }
                exports.forEach(name -> entries.add(entry(library, "offers", name, name, null)));
                sections.add(new Section(
                        "symbols " + library.path(), library.path() + " (" + facts.architecture() + ")", entries));
            }
        }
        return sections;
    }

    private Entry entry(NativeLibrary library, String label, String spelled, String name, @Nullable String from) {
        String demangled =
                ItaniumDemangler.demangle(name).map(text -> "\n" + text).orElse("");
        return new Entry(
                label,
                spelled + (from == null ? "" : " from " + from) + demangled,
                BuildInspector.evidence(contents, library.path()));
    }

    private Map<String, List<String>> reread() throws Trouble {
        Set<String> wanted = new TreeSet<>();
        for (NativeLibrary library : contents.libraries()) {
            if (library.facts().stream().anyMatch(facts -> !facts.exports().listed())) {
                wanted.add(library.path());
            }
        }
        if (wanted.isEmpty()) {
            return new TreeMap<>();
        }
        try {
            return ExportLister.list(path, wanted);
        } catch (MalformedArtifactException malformed) {
            throw new Trouble(String.valueOf(malformed.getMessage()), null, malformed);
        } catch (IOException failure) {
            throw ArtifactOperand.unreadable(path, failure);
        }
    }
}
