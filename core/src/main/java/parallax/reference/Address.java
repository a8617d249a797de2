package parallax.reference;

import java.util.Optional;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.platform.Subdir;

/// Texts that are files, folders or addresses rather than references.
final class Address {

    private static final String[] ENDINGS = {
        ".whl", ".conda", ".tar.bz2", ".tar.gz", ".deb", ".lock", ".yml", ".yaml", ".txt"
    };

    private Address() {}

    static boolean isOne(String text) {
        for (String ending : ENDINGS) {
            if (text.endsWith(ending)) {
                return true;
            }
        }
        return text.startsWith("~")
                || text.equals("-")
                || text.equals(".")
                || text.equals("..")
                || text.indexOf('/') >= 0
                || text.indexOf('\\') >= 0;
    }

    /// The reference that a web address or a spelling such as `conda-forge/torchvision` or `conda-forge:torchvision`
    /// stands for; empty where it names no known source and a plain name behind it.
    static Optional<String> meant(String text, SourceNames sources) {
        String rest = text.strip();
        int scheme = rest.indexOf("://");
        rest = scheme < 0 ? rest : rest.substring(scheme + 3);
        int end = rest.length();
        while (end > 0 && rest.charAt(end - 1) == '/') {
            end--;
        }
        rest = rest.substring(0, end);
        int split = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf(':'));
        if (split <= 0 || !isName(rest.substring(split + 1))) {
            return Optional.empty();
        }
        String name = rest.substring(split + 1);
        String place = rest.substring(0, split);
        int slash = place.lastIndexOf('/');
        if (slash > 0 && Subdir.isKnown(place.substring(slash + 1))) {
            String subdir = place.substring(slash);
            return source(place.substring(0, slash), sources)
                    .filter(source -> source.ecosystem() == Ecosystem.CONDA)
                    .map(source -> source.id() + subdir + "::" + name);
        }
        return source(place, sources).map(source -> source.id() + "::" + name);
    }

    /// A source by its names, or by where its web pages stand.
    private static Optional<Source> source(String place, SourceNames sources) {
        String site = "anaconda.org/";
        String named = place.equalsIgnoreCase("pypi.org/project")
                ? "pypi"
                : place.regionMatches(true, 0, site, 0, site.length()) ? place.substring(site.length()) : place;
        return sources.find(named);
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return false;
        }
        return text.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0));
    }
}
