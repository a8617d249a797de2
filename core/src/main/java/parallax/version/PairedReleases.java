package parallax.version;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The releases that exist on PyPI and in conda, brought together version by version. The two orders have no relation
/// to each other; what they share are releases, and a release is recognized by its name, read by PEP 440:
///
/// - the local label is left out on both sides, for it names a variant of a release and no other release;
/// - a conda version is the release that its spelling names under PEP 440 (`2.8.0`, `1.0rc1`, `1.0_rc1`, `1!2.0`);
///   trailing zeros do not count there, nor do they in conda's order;
/// - a conda spelling that PEP 440 does not have (`9e`, `2024a.1b`), or that it reads as something else, stays
///   unpaired: in `1.0-1` conda has the number after `1.0` and PEP 440 its first post-release.
///
/// Build strings are no part of a version and so take no part.
///
/// @param paired oldest first in PyPI's order
/// @param onlyPypi versions of releases that conda does not have, oldest first
/// @param onlyConda versions of releases that PyPI does not have, oldest first
/// @param unread conda versions with no reading under PEP 440, oldest first
public record PairedReleases(
        List<PairedRelease> paired,
        List<Pep440Version> onlyPypi,
        List<CondaVersion> onlyConda,
        List<CondaVersion> unread) {

    public PairedReleases {
        paired = List.copyOf(paired);
        onlyPypi = List.copyOf(onlyPypi);
        onlyConda = List.copyOf(onlyConda);
        unread = List.copyOf(unread);
    }

    /// @param pypi all that are known to exist there, in any order
    /// @param conda all that are known to exist there, in any order
    public static PairedReleases of(Collection<Pep440Version> pypi, Collection<CondaVersion> conda) {
        NavigableMap<Pep440Version, List<Pep440Version>> onPypi = new TreeMap<>();
        for (Pep440Version version : ConstraintRelation.sorted(pypi)) {
            onPypi.computeIfAbsent(version.publicVersion(), _ -> new ArrayList<>())
                    .add(version);
        }
        NavigableMap<Pep440Version, List<CondaVersion>> inConda = new TreeMap<>();
        List<CondaVersion> onlyConda = new ArrayList<>();
        List<CondaVersion> unread = new ArrayList<>();
        for (CondaVersion version : ConstraintRelation.sorted(conda)) {
            Optional<Pep440Version> release = release(version);
            if (release.isEmpty()) {
                unread.add(version);
            } else if (onPypi.containsKey(release.get())) {
                inConda.computeIfAbsent(release.get(), _ -> new ArrayList<>()).add(version);
            } else {
                onlyConda.add(version);
            }
        }
        List<PairedRelease> paired = new ArrayList<>();
        List<Pep440Version> onlyPypi = new ArrayList<>();
        onPypi.forEach((release, versions) -> {
            List<CondaVersion> counterparts = inConda.get(release);
            if (counterparts == null) {
                onlyPypi.addAll(versions);
            } else {
                paired.add(new PairedRelease(release, versions, counterparts));
            }
        });
        return new PairedReleases(paired, onlyPypi, onlyConda, unread);
    }

    /// The release that a conda version names; empty where its spelling names none under PEP 440.
    public static Optional<Pep440Version> release(CondaVersion version) {
        String text = version.normalized();
        int plus = text.indexOf('+');
        String main = plus < 0 ? text : text.substring(0, plus);
        for (int dash = main.indexOf('-'); dash >= 0; dash = main.indexOf('-', dash + 1)) {
            if (dash + 1 < main.length() && Character.isDigit(main.charAt(dash + 1))) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(Pep440Version.parse(main));
        } catch (MalformedVersionException _) {
            return Optional.empty();
        }
    }

    /// How a PyPI constraint, as the left, and a conda constraint lie to each other over the paired releases,
    /// pre-releases included.
    public AcrossRelation relate(SpecifierSet pypi, CondaVersionSpec conda) {
        return relate(pypi::contains, conda::contains);
    }

    /// As {@link #relate(SpecifierSet, CondaVersionSpec)}, for whatever judges versions.
    public AcrossRelation relate(Predicate<Pep440Version> pypi, Predicate<CondaVersion> conda) {
        List<PairedRelease> divided = paired.stream()
                .filter(release -> isDivided(release.pypi(), pypi) || isDivided(release.conda(), conda))
                .toList();
        return new AcrossRelation(
                ConstraintRelation.over(
                        paired,
                        release -> release.pypi().stream().anyMatch(pypi),
                        release -> release.conda().stream().anyMatch(conda)),
                divided,
                onlyPypi.stream().filter(pypi).toList(),
                onlyConda.stream().filter(conda).toList(),
                unread.stream().filter(conda).toList());
    }

    private static <V> boolean isDivided(List<V> variants, Predicate<V> constraint) {
        long admitted = variants.stream().filter(constraint).count();
        return admitted > 0 && admitted < variants.size();
    }
}
