package parallax.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The native files of an environment by path, with the symbolic links that lead to them. Paths are
/// absolute and
/// separated by `/`, whatever the platform.
public final class EnvironmentFiles {

    /// As many as Linux follows (path_resolution(7)).
    private static final int MOST_LINKS = 40;

    private final Map<String, LinkFile> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Set<String> folders = new HashSet<>();

    /// A later file of one path is what an installer would leave there.
    ///
    /// @return what was there before; null for nothing
    public @Nullable LinkFile add(LinkFile file) {
        addFolders(file.path());
        links.remove(file.path());
        return files.put(file.path(), file);
    }

    /// @param target as the link has it: absolute, or relative to its folder
    public void addLink(String path, String target) {
        addFolders(path);
        links.put(path, target);
    }

    private void addFolders(String path) {
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (!folders.add(path.substring(0, slash))) {
                return;
            }
        }
    }

    /// All files, in no order.
    public Iterable<LinkFile> files() {
        return files.values();
    }

    /// The file that a path leads to; null for none, and for links in a circle.
    public @Nullable LinkFile find(String path) {
        String at = normal(path);
        for (int steps = 0; steps < MOST_LINKS; steps++) {
            LinkFile file = files.get(at);
            if (file != null) {
                return file;
            }
            String next = links.isEmpty() ? null : followOne(at);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return null;
    }

    /// Whether some file or link lies in this folder or below.
    public boolean hasFolder(String folder) {
        return folders.contains(normal(folder));
    }

    /// With the first link on the way replaced by its target; null where there is none.
    private @Nullable String followOne(String path) {
        for (int slash = path.indexOf('/', 1); ; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            String target = links.get(part);
            if (target != null) {
                String folder = part.substring(0, Math.max(0, part.lastIndexOf('/')));
                String end = slash < 0 ? "" : path.substring(slash);
                return normal((target.startsWith("/") ? target : folder + "/" + target) + end);
            }
            if (slash < 0) {
                return null;
            }
        }
    }

    /// Without `.`, `..` and doubled slashes. `..` above the root stays at the root.
    static String normal(String path) {
        if (path.indexOf("/.") < 0 && path.indexOf("//") < 0 && !path.endsWith("/")) {
            return path;
        }
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
