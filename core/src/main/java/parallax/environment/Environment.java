package parallax.environment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is installed in one place, or what a list or lock file says is.
///
/// @param title as the user named it
/// @param format the precise kind of list or lock file: `pip freeze`, `conda list`, `pixi.lock`; empty for one on disk
/// @param root where it lies, absolute; empty for lists and lock files
/// @param python null where nothing tells
/// @param platform conda's word for it, `linux-64`; empty where nothing tells
/// @param folders where Python imports from, in the order of `sys.path`; empty for lists and lock files
/// @param packages in the order of `folders`, then by name
/// @param settings what else is stated: the CUDA that torch was built for, the driver, channels; in the order found
/// @param gaps what could not be read, each with the reason
public record Environment(
        String title,
        EnvironmentKind kind,
        String format,
        String root,
        @Nullable PythonInstallation python,
        String platform,
        List<ImportFolder> folders,
        List<InstalledPackage> packages,
        List<Setting> settings,
        List<Gap> gaps) {

    public Environment {
        folders = List.copyOf(folders);
        packages = List.copyOf(packages);
        settings = List.copyOf(settings);
        gaps = List.copyOf(gaps);
    }

    /// A folder that Python imports from.
    ///
    /// @param path absolute
    /// @param role how it comes to be searched
    /// @param why in words: `site-packages of the virtual environment`, `line 2 of easy-install.pth`
    public record ImportFolder(String path, Role role, String why) {}

    /// How a folder comes to be on `sys.path`.
    public enum Role {
        /// `PYTHONPATH`, which the user stated.
        PYTHONPATH,
        /// The user's own `site-packages` (PEP 370).
        USER_SITE,
        /// `site-packages` of the environment itself.
        SITE_PACKAGES,
        /// The system's, where the environment includes it: Debian's `dist-packages`, `include-system-site-packages`.
        SYSTEM,
        /// Named by a `.pth` file.
        PTH
    }

    /// Something stated that is no package.
    ///
    /// @param where the file, or the line of the list
    public record Setting(String label, String value, String where) {}

    /// What was not read.
    public record Gap(String what, String why) {}

    /// The first setting of this label.
    public Optional<Setting> setting(String label) {
        return settings.stream().filter(each -> each.label().equals(label)).findFirst();
    }
}
