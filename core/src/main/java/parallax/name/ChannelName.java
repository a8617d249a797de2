package parallax.name;

import org.jspecify.annotations.Nullable;

/// A conda channel by its name, as references and the recorded name maps have it: `conda-forge`. No part of an
/// address, and no pattern: what a MatchSpec asks of a channel is more (CEP 29).
///
/// @param value never empty
public record ChannelName(String value) {

    public ChannelName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a channel's name is not empty");
        }
    }

    // Written out for the reason that PackageName gives.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChannelName name && value.equals(name.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
