package parallax.index;

/// The sections of the snapshot's table files, with their columns: the one place that the importer, which writes
/// them, and the reader share. A change here is a change of {@link #FORMAT}.
///
/// A table file is ASCII text. Its first line is `parallax-table` and the format; then come the sections in a fixed
/// order, each a line `=name`, row count and column names, followed by that many rows. Cells are separated by tabs:
///
/// - an empty cell is *not recorded*; `\0` is an empty list and `\e` an empty text; `^` repeats the cell above
/// - `|` separates the elements of a list, `||` lists of a list or entries of a map; a map's key ends at the first `=`
/// - in text, `\\` `\t` `\n` `\p` stand for a backslash, tab, line feed and `|`, `\c` for a lone `^`, and `\x` with
/// four hexadecimal digits
///   for anything that is not printable ASCII
public enum SnapshotSection {
    PROVENANCE("provenance", "source place revision date kind licence derived"),
    WHEELS("wheels", "file version url index sha256 size uploaded requires_dist requires_python provenance also_seen"),
    CONDA(
            "conda",
            "file version build build_number subdir depends constrains lossy features track_features noarch "
                    + "site_packages run_exports license md5 sha256 size built provenance also_seen"),
    SEEN("seen", "subdir file md5 provenance"),
    HOTFIXES("hotfixes", "file position conditions comment provenance"),
    HOTFIX_ACTIONS("hotfix_actions", "hotfix kind arguments"),
    VARIANTS("depends_variants", "subdir file from date depends constrains"),
    FEEDSTOCK("feedstock", "repository licence"),
    REVISIONS(
            "revisions",
            "commit commit_date author_date subject recipe_file version build_number source_urls source_sha256 patches "
                    + "host run run_constrained"),
    CI_VARIANTS("ci_variants", "revision platform values"),
    PATCH_FACTS("patch_facts", "file subject date touches added removed provenance"),
    BUILD_SETTINGS("build_settings", "name value why note provenance"),
    BUILD_VARIANTS("build_variants", "file values provenance"),
    EXTRACTS(
            "extracts",
            "build version subdir depends constrains built files build_config host_packages run_exports conda_build "
                    + "recipe_commit complete_keys partial_keys provenance"),
    WHEEL_EXTRACTS("wheel_extracts", "file sha256 version license module_version libraries extensions"),
    EXTRACT_SOURCES("extract_sources", "extract url sha256 patches"),
    LOCKED("locked", "version index kind provenance"),
    LOCKED_DEPENDENCIES("locked_dependencies", "locked name text marker extras registry"),
    RELEASES("releases", "version tag date kind evidence"),
    UNDATED("undated", "publisher versions"),
    OFFICIAL(
            "official",
            "fork ref upstream_tag commit version_text requirements pillow torch extras python_requires "
                    + "recipe_build recipe_host recipe_run recipe_run_constrained recipe_test provenance"),
    LISTINGS("listings", "source package versions newest newest_upload note"),
    ISSUES("issues", "url repository number kind state date title shows"),
    OBSERVATIONS("observations", "what package version python paths message meaning complete source"),
    NAME_MAPS("name_maps", "channel place");

    /// Version of the snapshot's format, in the manifest and in every table file.
    public static final int FORMAT = 1;

    private final String id;
    private final String columnNames;

    SnapshotSection(String id, String columnNames) {
        this.id = id;
        this.columnNames = columnNames;
    }

    /// The name in the section's first line.
    public String id() {
        return id;
    }

    /// The column names as the section's first line has them, separated by tabs.
    public String header() {
        return columnNames.replace(' ', '\t');
    }

    public int columns() {
        int count = 1;
        for (int at = columnNames.indexOf(' '); at >= 0; at = columnNames.indexOf(' ', at + 1)) {
            count++;
        }
        return count;
    }
}
