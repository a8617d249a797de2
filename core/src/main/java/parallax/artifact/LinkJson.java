package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// `info/link.json` of a conda package: how a `noarch` package is installed.
///
/// @param noarchType `python` or `generic`; null where it is not stated
/// @param entryPoints of a `noarch: python` package, each `NAME = MODULE:FUNCTION`: installing makes `bin/NAME` of it
public record LinkJson(@Nullable String noarchType, List<String> entryPoints) {

    public LinkJson {
        entryPoints = List.copyOf(entryPoints);
    }

    /// @param notes gets what was odd and did not stop the reading
    static LinkJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            AtomicReference<@Nullable String> type = new AtomicReference<>();
            List<String> entryPoints = new ArrayList<>();
            reader.document(name -> {
                if (name.equals("noarch")) {
                    reader.object(inner -> {
                        switch (inner) {
                            case "type" -> type.set(reader.text());
                            case "entry_points" -> entryPoints.addAll(reader.texts());
                            default -> {}
                        }
                    });
                }
            });
            notes.addAll(reader.notes());
            return new LinkJson(type.get(), entryPoints);
        }
    }
}
