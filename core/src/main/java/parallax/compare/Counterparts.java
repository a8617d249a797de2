package parallax.compare;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.fact.Evidence;
import parallax.index.Source;
import parallax.name.Ecosystem;
import parallax.name.NameMap;
import parallax.name.PackageName;

/// Says which dependency of one side is which of the other. Within an ecosystem names are compared as they are; across
/// worlds the recorded name map decides and its entry becomes evidence.
public final class Counterparts {

    private final NameMap names;

    public Counterparts(NameMap names) {
        this.names = names;
    }

    /// What a name stands for when two worlds are compared.
    ///
    /// @param key equal for counterparts; across worlds the name on PyPI, where one is known
    /// @param kind whether it is a Python project at all
    /// @param entry the entry of the name map that was used; null where none was needed or there is none
    public record Identity(PackageName key, Kind kind, NameMap.@Nullable Entry entry) {

        /// The entry as evidence; empty where none was used.
        public List<Evidence> evidence() {
            return entry == null ? List.of() : List.of(Counterparts.evidence(entry));
        }
    }

    public enum Kind {
        /// A project that Python package indexes carry.
        PYTHON_PROJECT,
        /// A conda package that the name map knows to be no Python project: a shared library, a compiler runtime, …
        NO_PYTHON_PROJECT,
        /// The interpreter and its ABI marker.
        INTERPRETER,
        /// A virtual package: a property of the machine.
        VIRTUAL,
        /// The name map does not know it.
        UNMAPPED
    }

    /// @param source where the name is used
    /// @param acrossWorlds whether the other side is of another ecosystem
    public Identity identify(Source source, PackageName name, boolean acrossWorlds) {
        if (name.ecosystem() == Ecosystem.PYPI) {
            return new Identity(name, Kind.PYTHON_PROJECT, null);
        }
        if (name.value().startsWith("__")) {
            return new Identity(name, Kind.VIRTUAL, null);
        }
        if (name.value().equals("python") || name.value().equals("python_abi")) {
            return new Identity(name, Kind.INTERPRETER, null);
        }
        NameMap.@Nullable Entry entry = entry(source, name);
        if (!acrossWorlds) {
            return new Identity(name, kind(entry), entry);
        }
        if (entry == null || entry.pypi().isEmpty()) {
            return new Identity(name, kind(entry), entry);
        }
        return new Identity(projectOf(entry), Kind.PYTHON_PROJECT, entry);
    }

    private NameMap.@Nullable Entry entry(Source source, PackageName name) {
        List<NameMap.Entry> entries = names.toPypi(name, source.channel());
        return entries.isEmpty() ? null : entries.getFirst();
    }

    private static Kind kind(NameMap.@Nullable Entry entry) {
        if (entry == null) {
            return Kind.UNMAPPED;
        }
        return entry.pypi().isEmpty() ? Kind.NO_PYTHON_PROJECT : Kind.PYTHON_PROJECT;
    }

    /// A conda package that provides several projects stands for the one of its own name, or else the first.
    private static PackageName projectOf(NameMap.Entry entry) {
        for (PackageName name : entry.pypi()) {
            if (name.value().equals(PackageName.pypi(entry.conda().value()).value())) {
                return name;
            }
        }
        return entry.pypi().getFirst();
    }

    /// The PyPI name of a conda package.
    public Optional<NameMap.Entry> toPypi(Source source, PackageName conda) {
        NameMap.@Nullable Entry entry = entry(source, conda);
        return entry == null || entry.pypi().isEmpty() ? Optional.empty() : Optional.of(entry);
    }

    /// A mapping entry as evidence: the published mapping, the entry, and where in the mapping's repository it stands.
    ///
    /// @param pypi what the entry says of the conda name, in words
    public static Evidence mapping(NameMap.Entry entry, String pypi) {
        int end = entry.source().indexOf('@');
        String repository = end < 0 ? entry.source() : entry.source().substring(0, end);
        return new Evidence(
                repository,
                entry.conda() + " -> " + pypi + " in the name map of " + entry.channel() + "; in " + entry.source());
    }

    static Evidence evidence(NameMap.Entry entry) {
        String pypi = entry.pypi().isEmpty()
                ? "no Python project"
                : String.join(
                        ", ", entry.pypi().stream().map(PackageName::value).toList());
        return mapping(entry, pypi);
    }
}
