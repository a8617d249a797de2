package parallax.artifact;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Lists the components of a bill of materials in JSON: of CycloneDX the array `components`, of SPDX 2 the array
/// `packages`, both at the top.
final class SbomReader {

    /// Components that are read; a bill of a wheel has some hundred.
    private static final int COMPONENTS = 100_000;

    private static final JsonFactory JSON = new JsonFactory();

    private SbomReader() {}

    /// Whatever the bytes are, there is an answer.
    static Sbom read(String path, byte[] content) {
        if (!path.endsWith(".json")) {
            return new Sbom(path, Sbom.Format.OTHER, List.of(), "only documents in JSON are read");
        }
        List<Sbom.Component> components = new ArrayList<>();
        Sbom.Format format = Sbom.Format.OTHER;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Sbom(path, format, List.of(), "no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("bomFormat") && value == JsonToken.VALUE_STRING) {
                    format = parser.getString().equals("CycloneDX") ? Sbom.Format.CYCLONEDX : format;
                } else if (name.equals("spdxVersion")) {
                    format = Sbom.Format.SPDX;
                } else if ((name.equals("components") || name.equals("packages")) && value == JsonToken.START_ARRAY) {
                    components(parser, components);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return new Sbom(path, format, components, "damaged JSON: " + PathRules.printable(e.getOriginalMessage()));
        }
        if (format == Sbom.Format.OTHER) {
            return new Sbom(path, format, List.of(), "neither CycloneDX nor SPDX 2");
        }
        return new Sbom(path, format, components, components.size() == COMPONENTS ? "more than are read" : "");
    }

    private static void components(JsonParser parser, List<Sbom.Component> components) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            String name = "";
            String version = "";
            String purl = "";
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                    continue;
                }
                switch (field) {
                    case "name" -> name = parser.getString();
                    case "version", "versionInfo" -> version = parser.getString();
                    case "purl" -> purl = parser.getString();
                    default -> {}
                }
            }
            if (components.size() < COMPONENTS) {
                components.add(new Sbom.Component(name, version, purl));
            }
        }
    }
}
