package parallax.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import parallax.name.ChannelName;
import parallax.name.NameMap;
import parallax.name.PackageName;

/// Which Python project a package is, whatever its ecosystem calls it.
final class Projects {

    /// A build does not say which channel it is from; conda-forge's map knows most, that of `pytorch` some
    /// more.
    private static final List<ChannelName> CHANNELS =
            List.of(new ChannelName("conda-forge"), new ChannelName("pytorch"));

    private static final String DEBIAN_PREFIX = "python3-";
    private static final Pattern DEBIAN_NAME = Pattern.compile("[a-z0-9][a-z0-9.+-]*");

    /// Debian names a package after what is imported, not after the project (Debian Python Policy 4.3).
    /// These projects are imported under another name, as the metadata inside the packages say.
    private static final Map<String, String> DEBIAN_PROJECTS = Map.of(
            "pil", "pillow",
            "yaml", "pyyaml",
            "dateutil", "python-dateutil",
            "tz", "pytz",
            "sklearn", "scikit-learn",
            "skimage", "scikit-image",
            "opencv", "opencv-python",
            "attr", "attrs");

    private final NameMap names;

    Projects(NameMap names) {
        this.names = names;
    }

    /// The name on PyPI; empty where the package is no Python project, or nothing says which.
    Optional<PackageName> of(PackageName name) {
        return switch (name.ecosystem()) {
            case PYPI -> Optional.of(name);
            case CONDA -> conda(name);
            case DEBIAN -> debian(name);
        };
    }

    private Optional<PackageName> conda(PackageName name) {
        if (name.value().startsWith("__") || name.value().equals("python")) {
            return Optional.empty();
        }
        for (ChannelName channel : CHANNELS) {
            for (NameMap.Entry entry : names.toPypi(name, channel)) {
                return projectOf(entry);
            }
        }
        return Optional.empty();
    }

    /// A package that carries several projects stands for the one of its own name, or else the first.
    private static Optional<PackageName> projectOf(NameMap.Entry entry) {
        PackageName own = PackageName.pypi(entry.conda().value());
        return entry.pypi().contains(own)
                ? Optional.of(own)
                : entry.pypi().stream().findFirst();
    }

    private static Optional<PackageName> debian(PackageName name) {
        if (!name.value().startsWith(DEBIAN_PREFIX)) {
            return Optional.empty();
        }
        String imported = name.value().substring(DEBIAN_PREFIX.length());
        return DEBIAN_NAME.matcher(imported).matches()
                ? Optional.of(PackageName.pypi(DEBIAN_PROJECTS.getOrDefault(imported, imported)))
                : Optional.empty();
    }
}
