package parallax.importer;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parallax.index.Source;
import parallax.name.Ecosystem;

/// Which source a recorded row belongs to.
final class Sources {

    static final Source PYPI = new Source("pypi", Ecosystem.PYPI, "PyPI", "https://pypi.org/simple");
    static final Source PYTORCH_INDEX =
            new Source("pytorch-index", Ecosystem.PYPI, "PyTorch wheel index", "https://download.pytorch.org/whl");
    static final Source CONDA_FORGE =
            new Source("conda-forge", Ecosystem.CONDA, "conda-forge", "https://conda.anaconda.org/conda-forge");
    static final Source PYTORCH =
            new Source("pytorch", Ecosystem.CONDA, "pytorch channel", "https://conda.anaconda.org/pytorch");
    static final Source ANACONDA =
            new Source("anaconda", Ecosystem.CONDA, "Anaconda main channel", "https://repo.anaconda.com/pkgs/main");

    /// The order in which the program names them.
    static final List<Source> MAIN = List.of(PYPI, PYTORCH_INDEX, CONDA_FORGE, PYTORCH, ANACONDA);

    /// PyPI and hosts that serve the same files under the same names.
    private static final List<String> PYPI_HOSTS = List.of(
            "pypi.org", "files.pythonhosted.org", "pypi.tuna.tsinghua.edu.cn", "pypi.registries.huggingface.tech");

    private static final List<String> PYTORCH_HOSTS = List.of("download.pytorch.org", "download-r2.pytorch.org");

    private final Map<String, Source> others = new TreeMap<>();

    /// The index that a row names decides; where it names none, the host of its URL; where it has neither
    /// (poetry.lock),
    /// PyPI, which is poetry's own rule for a package without a source.
    Source ofWheel(@Nullable String index, @Nullable String url) {
        String address = index == null ? url : index;
        if (address == null) {
            return PYPI;
        }
        URI uri = URI.create(address);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        if (PYPI_HOSTS.contains(host)) {
            return PYPI;
        }
        if (PYTORCH_HOSTS.contains(host)) {
            return PYTORCH_INDEX;
        }
        String path = index == null ? "" : uri.getPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        String id = host + path;
        return others.computeIfAbsent(id, _ -> new Source(id, Ecosystem.PYPI, id, "https://" + id));
    }

    /// Sources besides the main ones, met so far.
    List<Source> others() {
        return List.copyOf(others.values());
    }

    /// The folder of a source's files.
    static String folder(Source source) {
        return source.id().replace('/', '_');
    }
}
