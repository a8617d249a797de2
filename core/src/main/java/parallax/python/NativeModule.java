package parallax.python;

import java.util.List;

/// A native library by the names under which Python code asks for it.
///
/// @param name dotted, as if it were an extension module: `torchvision._C_stable`
/// @param top the package that it lies in
/// @param file its file name
/// @param stem the file name up to the first dot
record NativeModule(String name, String top, String file, String stem) {

    static NativeModule of(String logicalPath) {
        String path = inPackages(logicalPath);
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        String stem = dot < 0 ? file : file.substring(0, dot);
        String name = (path.substring(0, path.length() - file.length()) + stem).replace('/', '.');
        int first = name.indexOf('.');
        return new NativeModule(name, first < 0 ? name : name.substring(0, first), file, stem);
    }

    /// The part of a logical path below the last folder of packages.
    static String inPackages(String logicalPath) {
        int end = 0;
        for (String folder : List.of("site-packages/", "dist-packages/")) {
            int at = logicalPath.lastIndexOf(folder);
            if (at == 0 || (at > 0 && logicalPath.charAt(at - 1) == '/')) {
                end = Math.max(end, at + folder.length());
            }
        }
        return logicalPath.substring(end);
    }

    /// Whether one of the texts in a call names this library: its file, or that without what follows the first dot,
    /// with or without `lib` before it.
    boolean isNamed(List<String> literals) {
        for (String literal : literals) {
            String last = literal.substring(Math.max(literal.lastIndexOf('/'), literal.lastIndexOf('\\')) + 1);
            int dot = last.indexOf('.');
            String start = dot < 0 ? last : last.substring(0, dot);
            if (last.equals(file)
                    || (!start.isEmpty() && (start.equals(stem) || ("lib" + start).equals(stem)))
                    || literal.equals(name)) {
                return true;
            }
        }
        return false;
    }

    boolean isWindows() {
        return file.endsWith(".pyd") || file.endsWith(".dll");
    }
}
