package parallax.artifact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `info/about.json` of a conda package: what the recipe says of the project, and what built the package.
///
/// @param home addresses, as written: one or several
/// @param licenceFiles as the recipe names them
/// @param channels that the build could take packages from, in their order
/// @param rootPackages of the environment that ran the build tool, each `NAME VERSION BUILD`
/// @param extra the recipe's own fields, as [#other()]: `remote_url`, `sha`, `flow_run_id`, `recipe-maintainers`
/// @param other every other field, in the order written, names of nested ones joined with `.`, an array as its texts
public record AboutJson(
        List<String> home,
        List<String> devUrl,
        List<String> docUrl,
        @Nullable String licence,
        @Nullable String licenceFamily,
        List<String> licenceFiles,
        @Nullable String summary,
        @Nullable String description,
        @Nullable String condaBuildVersion,
        @Nullable String condaVersion,
        List<String> channels,
        List<String> rootPackages,
        Map<String, List<String>> extra,
        Map<String, List<String>> other) {

    private static final Set<String> READ = Set.of(
            "home",
            "dev_url",
            "doc_url",
            "license",
            "license_family",
            "license_file",
            "summary",
            "description",
            "conda_build_version",
            "conda_version",
            "channels",
            "root_pkgs");

    public AboutJson {
        home = List.copyOf(home);
        devUrl = List.copyOf(devUrl);
        docUrl = List.copyOf(docUrl);
        licenceFiles = List.copyOf(licenceFiles);
        channels = List.copyOf(channels);
        rootPackages = List.copyOf(rootPackages);
        extra = copy(extra);
        other = copy(other);
    }

    /// In the same order, and for good.
    static Map<String, List<String>> copy(Map<String, List<String>> values) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        values.forEach((name, texts) -> copy.put(name, List.copyOf(texts)));
        return Collections.unmodifiableMap(copy);
    }

    /// @param notes gets what was odd and did not stop the reading
    static AboutJson read(byte[] json, List<String> notes) throws UnreadableDocumentException {
        try (JsonReader reader = JsonReader.of(json)) {
            Map<String, List<String>> read = new LinkedHashMap<>();
            Map<String, List<String>> extra = new LinkedHashMap<>();
            Map<String, List<String>> other = new LinkedHashMap<>();
            reader.document(name -> {
                if (READ.contains(name)) {
                    read.put(name, reader.texts());
                } else if (name.equals("extra")) {
                    extra.putAll(reader.flat());
                } else {
                    reader.flat(name, other);
                }
            });
            notes.addAll(reader.notes());
            return new AboutJson(
                    all(read, "home"),
                    all(read, "dev_url"),
                    all(read, "doc_url"),
                    first(read, "license"),
                    first(read, "license_family"),
                    all(read, "license_file"),
                    first(read, "summary"),
                    first(read, "description"),
                    first(read, "conda_build_version"),
                    first(read, "conda_version"),
                    all(read, "channels"),
                    all(read, "root_pkgs"),
                    extra,
                    other);
        }
    }

    private static List<String> all(Map<String, List<String>> read, String name) {
        return read.getOrDefault(name, List.of());
    }

    private static @Nullable String first(Map<String, List<String>> read, String name) {
        List<String> texts = all(read, name);
        return texts.isEmpty() ? null : texts.getFirst();
    }
}
