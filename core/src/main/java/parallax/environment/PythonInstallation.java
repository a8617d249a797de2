package parallax.environment;

/// The interpreter of an environment, told from files alone.
///
/// @param version as precise as it is told: `3.11.7`, `3.11`
/// @param implementation `cpython`, `pypy`; lower case
/// @param abi the ABI tag of its extension modules: `cp311`, `cp313t`; empty where nothing tells
/// @param evidence the file that says so, or the line of the list
public record PythonInstallation(String version, String implementation, String abi, String evidence) {

    /// 11 for Python 3.11; -1 for what is no Python 3.
    public int minor() {
        if (!version.startsWith("3.")) {
            return -1;
        }
        int end = 2;
        while (end < version.length() && end < 4 && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 2 ? -1 : Integer.parseInt(version.substring(2, end));
    }
}
