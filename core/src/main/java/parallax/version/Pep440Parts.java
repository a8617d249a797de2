package parallax.version;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parts of a PEP 440 version, to make a neighbour of it. Numbers may be longer than any that is read.
///
/// @param phase as {@link Pep440Version} keeps it
/// @param pre null exactly for a final release
record Pep440Parts(
        BigInteger epoch,
        List<BigInteger> release,
        int phase,
        @Nullable BigInteger pre,
        @Nullable BigInteger post,
        @Nullable BigInteger dev,
        String local) {

    Pep440Parts {
        release = List.copyOf(release);
    }

    static Pep440Parts of(Pep440Version version) {
        return new Pep440Parts(
                version.epoch(),
                version.release(),
                version.phase(),
                version.pre().map(Pep440Version.PreRelease::number).orElse(null),
                version.post().orElse(null),
                version.dev().orElse(null),
                version.local());
    }

    Pep440Version version() {
        return new Pep440Version(this);
    }

    Pep440Parts withDev(@Nullable BigInteger number) {
        return new Pep440Parts(epoch, release, phase, pre, post, number, "");
    }

    Pep440Parts withPost(@Nullable BigInteger number) {
        return new Pep440Parts(epoch, release, phase, pre, number, dev, "");
    }

    Pep440Parts withPre(BigInteger number) {
        return new Pep440Parts(epoch, release, phase, number, post, dev, "");
    }

    Pep440Parts withLocal(String label) {
        return new Pep440Parts(epoch, release, phase, pre, post, dev, label);
    }

    /// The release alone, its number at `index` one greater and those after it dropped.
    Pep440Parts nextRelease(int index) {
        List<BigInteger> numbers = new ArrayList<>(release.subList(0, index + 1));
        numbers.set(index, numbers.get(index).add(BigInteger.ONE));
        return released(numbers);
    }

    /// The release alone, filled up with zeros to `length` numbers or more, and a one behind them.
    Pep440Parts longerRelease(int length) {
        List<BigInteger> numbers = new ArrayList<>(release);
        numbers.addAll(Collections.nCopies(Math.max(0, length - release.size()), BigInteger.ZERO));
        numbers.add(BigInteger.ONE);
        return released(numbers);
    }

    private Pep440Parts released(List<BigInteger> numbers) {
        return new Pep440Parts(epoch, numbers, Pep440Version.FINAL, null, null, null, "");
    }
}
