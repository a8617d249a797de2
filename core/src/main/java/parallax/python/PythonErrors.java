package parallax.python;

import java.util.List;
import java.util.Set;

/// Which `except` catches what, by names alone.
///
/// Rule: <https://docs.python.org/3/library/exceptions.html#exception-hierarchy>
final class PythonErrors {

    static final String IMPORT = "ImportError";
    static final String OS = "OSError";
    static final String RUNTIME = "RuntimeError";
    static final String ATTRIBUTE = "AttributeError";

    private static final Set<String> EVERYTHING = Set.of("Exception", "BaseException");

    private PythonErrors() {}

    /// Whether a handler catches an error for certain.
    static boolean catches(List<String> caught, String error) {
        if (caught.isEmpty()) {
            return true;
        }
        for (String name : caught) {
            if (name.equals(error)
                    || EVERYTHING.contains(name)
                    || (error.equals(OS) && (name.equals("IOError") || name.equals("EnvironmentError")))) {
                return true;
            }
        }
        return false;
    }

    /// Whether a handler catches it, or names something that may be any exception: a name that is not spelled as a
    /// class of exceptions may be a tuple of them.
    static boolean mayCatch(List<String> caught, String error) {
        return catches(caught, error) || caught.stream().anyMatch(name -> !isClass(name));
    }

    private static boolean isClass(String name) {
        return Character.isUpperCase(name.charAt(0))
                && (name.endsWith("Error")
                        || name.endsWith("Exception")
                        || name.endsWith("Warning")
                        || name.endsWith("Interrupt")
                        || name.endsWith("Exit")
                        || name.endsWith("Iteration"));
    }
}
