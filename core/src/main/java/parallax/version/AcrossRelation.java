package parallax.version;

import java.util.List;

/// What a PyPI constraint and a conda constraint admit of the releases that exist on both sides, and what could not be
/// compared. The left is PyPI's.
///
/// A side admits a release where it admits at least one variant of it: so "nothing for both" says that no release can
/// be had under both constraints, whichever variant one takes, and "subset" that whatever release the left lets in, the
/// right lets in too, in some variant.
///
/// @param released the proof: releases that exist on both sides, oldest first
/// @param divided releases of which a side admits some variants and not others, oldest first
/// @param pypiAlone versions that the PyPI constraint admits of releases that conda does not have, oldest first
/// @param condaAlone versions that the conda constraint admits of releases that PyPI does not have, oldest first
/// @param unread versions that the conda constraint admits and whose spelling names no release, oldest first
public record AcrossRelation(
        ConstraintRelation<PairedRelease> released,
        List<PairedRelease> divided,
        List<Pep440Version> pypiAlone,
        List<CondaVersion> condaAlone,
        List<CondaVersion> unread) {

    public AcrossRelation {
        divided = List.copyOf(divided);
        pypiAlone = List.copyOf(pypiAlone);
        condaAlone = List.copyOf(condaAlone);
        unread = List.copyOf(unread);
    }

    /// Over the releases on both sides alone.
    public RelationKind kind() {
        return released.kind();
    }

    /// Whether all that either constraint admits could be compared; if not, what is left over is unknown, and
    /// {@link #kind()} holds for the rest only.
    public boolean isComplete() {
        return pypiAlone.isEmpty() && condaAlone.isEmpty() && unread.isEmpty();
    }
}
