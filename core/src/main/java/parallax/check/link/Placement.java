package parallax.check.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.artifact.ArtifactFormat;
import parallax.artifact.LogicalPath;
import parallax.content.LinkContents;
import parallax.link.EnvironmentFiles;
import parallax.link.LinkFile;

/// Builds laid into one environment: wheels below `site-packages`, conda packages in the prefix, Debian
/// packages at the
/// root of the file system.
final class Placement {

    /// The prefix of the environment; its name means nothing.
    static final String PREFIX = "/env";

    private final String site;
    private final EnvironmentFiles files = new EnvironmentFiles();
    private final Map<String, Placed> byPath = new TreeMap<>();
    private final List<Collision> collisions = new ArrayList<>();

    /// One library where it lies.
    ///
    /// @param build its place in the list of builds
    record Placed(int build, LinkContents.Library library, LinkFile file) {}

    /// Two builds that bring the same file.
    record Collision(String path, LinkFile first, LinkFile second) {}

    /// @param pythonMinor 11 for Python 3.11
    Placement(int pythonMinor) {
        this.site = PREFIX + "/lib/python3." + pythonMinor + "/site-packages/";
    }

    /// Lays one build over what is there, as installing it last would.
    void add(int build, String owner, LinkContents contents) {
        for (LinkContents.Library library : contents.libraries()) {
            String path = path(contents.format(), library.path(), library.logicalPath());
            if (path != null) {
                LinkFile file = new LinkFile(path, owner, library.elf(), library.image(), library.problem());
                LinkFile before = files.add(file);
                if (before != null) {
                    collisions.add(new Collision(path, before, file));
                }
                byPath.put(path, new Placed(build, library, file));
            }
        }
        for (LinkContents.Link link : contents.links()) {
            String path = path(contents.format(), link.path(), link.logicalPath());
            if (path != null) {
                files.addLink(path, link.target());
            }
        }
    }

    private @Nullable String path(ArtifactFormat format, String spelled, @Nullable LogicalPath logical) {
        if (format == ArtifactFormat.DEB) {
            return "/" + spelled;
        }
        if (logical == null) {
            return null;
        }
        if (logical.inSitePackages()) {
            boolean isConda = format == ArtifactFormat.CONDA || format == ArtifactFormat.CONDA_TAR_BZ2;
            return isConda && spelled.startsWith("lib/python")
                    ? PREFIX + "/" + spelled
                    : site + logical.value().substring(LogicalPath.SITE_PACKAGES.length());
        }
        return PREFIX + "/" + (format == ArtifactFormat.WHEEL ? logical.value() : spelled);
    }

    EnvironmentFiles files() {
        return files;
    }

    /// By path, sorted.
    Map<String, Placed> byPath() {
        return byPath;
    }

    List<Collision> collisions() {
        return collisions;
    }

    String site() {
        return site;
    }

    /// Relative to `site-packages` or the prefix where it is in there, for people.
    String shown(String path) {
        if (path.startsWith(site)) {
            return path.substring(site.length());
        }
        return path.startsWith(PREFIX + "/") ? path.substring(PREFIX.length() + 1) : path;
    }

    /// Whether Python imports from the folder of this file.
    boolean isImported(String path) {
        return path.startsWith(site) || path.contains("/site-packages/") || path.contains("/dist-packages/");
    }
}
