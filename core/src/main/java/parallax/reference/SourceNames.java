package parallax.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parallax.index.Source;
import parallax.name.NearestName;
import parallax.version.Excerpt;

/// All sources by all their names.
///
/// @param all in the order in which they are listed
/// @param byId finds a source by id or alias
/// @param aliases the other names that a source is known by
record SourceNames(List<Source> all, Function<String, Optional<Source>> byId, Function<Source, List<String>> aliases) {

    /// A beginning shorter than this says too little.
    private static final int SHORTEST_BEGINNING = 3;

    SourceNames {
        all = List.copyOf(all);
    }

    Optional<Source> find(String name) {
        return byId.apply(name);
    }

    /// @param text the whole reference
    /// @param typed what names no source in it
    /// @param spec what follows `::`
    MalformedReferenceException unknown(String text, String typed, String spec) {
        String guess = "";
        Optional<Source> meant = nearest(typed);
        if (find(spec).isPresent() && !typed.isEmpty()) {
            guess = "did you mean `" + spec + "::" + Excerpt.plain(typed) + "`? ";
        } else if (meant.isPresent()) {
            guess = "did you mean `" + meant.get().id() + "`? ";
        }
        return new MalformedReferenceException(
                Excerpt.of(text) + ": there is no source " + Excerpt.of(typed),
                guess + "known sources: "
                        + String.join(", ", all.stream().map(Source::id).toList()));
    }

    /// The source with the nearest name, or with a name that begins as `typed`.
    private Optional<Source> nearest(String typed) {
        String plain = typed.toLowerCase(Locale.ROOT).replace('_', '-');
        List<String> names = new ArrayList<>();
        for (Source source : all) {
            names.add(source.id());
        }
        for (Source source : all) {
            names.addAll(aliases.apply(source));
        }
        Optional<String> nearest = NearestName.of(plain, names);
        if (nearest.isEmpty() && plain.length() >= SHORTEST_BEGINNING) {
            nearest = names.stream().filter(name -> name.startsWith(plain)).findFirst();
        }
        return nearest.flatMap(byId);
    }
}
