package parallax.index;

import parallax.name.Ecosystem;

/// Where packages come from: an index, a channel, or a recorded snapshot of one.
///
/// @param id how references name it: `pypi`, `conda-forge`, `pytorch`
/// @param title the name shown to people: `PyPI`, `conda-forge`, `pytorch channel`
/// @param locator its public address
public record Source(String id, Ecosystem ecosystem, String title, String locator) {}
