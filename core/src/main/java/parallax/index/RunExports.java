package parallax.index;

import java.util.List;

/// What a conda build adds to the requirements of packages built with it (CEP 12). Match specs as text; a list is
/// empty where the document has none of that kind.
public record RunExports(
        List<String> weak,
        List<String> strong,
        List<String> noarch,
        List<String> weakConstrains,
        List<String> strongConstrains) {

    public RunExports {
        weak = List.copyOf(weak);
        strong = List.copyOf(strong);
        noarch = List.copyOf(noarch);
        weakConstrains = List.copyOf(weakConstrains);
        strongConstrains = List.copyOf(strongConstrains);
    }
}
