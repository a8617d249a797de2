package parallax.index;

import parallax.name.ChannelName;
import parallax.name.Ecosystem;

/// Where packages come from: an index, a channel, or a recorded snapshot of one.
///
/// @param id how references name it: `pypi`, `conda-forge`, `pytorch`
/// @param title the name shown to people: `PyPI`, `conda-forge`, `pytorch channel`
/// @param locator its public address
public record Source(String id, Ecosystem ecosystem, String title, String locator) {

    /// The channel of that name, which a name map may speak of; an index of wheels is none, and none speaks of it.
    public ChannelName channel() {
        return new ChannelName(id);
    }
}
