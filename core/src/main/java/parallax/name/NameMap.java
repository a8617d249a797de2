package parallax.name;

import java.util.List;

/// Who is who across ecosystems, from recorded public mapping data. Every answer carries the entry it came from.
public interface NameMap {

    /// One entry of the recorded mapping, used as evidence.
    ///
    /// @param conda the conda name
    /// @param pypi the PyPI names it provides; empty where the mapping says that it provides none
    /// @param source where the mapping is published, with the commit it was read at
    /// @param channel the conda channel the entry speaks of
    record Entry(PackageName conda, List<PackageName> pypi, String source, ChannelName channel) {
        public Entry {
            pypi = List.copyOf(pypi);
        }
    }

    /// What `conda` is called on PyPI: at most one entry. An empty list means that the mapping does not know the name,
    /// an entry without PyPI names that it is known to be no Python project.
    List<Entry> toPypi(PackageName conda, ChannelName channel);

    /// The conda packages that provide `pypi`; may be empty, may hold several (`torch` is provided by `pytorch`,
    /// `pytorch-cpu`, `pytorch-gpu`), in alphabetical order.
    List<Entry> toConda(PackageName pypi, ChannelName channel);
}
