package parallax.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parallax.name.ChannelName;
import parallax.name.NameMap;
import parallax.name.PackageName;

/// The recorded name maps of conda channels.
final class RecordedNameMap implements NameMap {

    /// The map of one channel.
    ///
    /// @param toPypi conda name to PyPI names
    /// @param toConda PyPI name to conda names, for the names that are not simply the same on both sides
    /// @param place where the map is published
    record Channel(NameTable toPypi, NameTable toConda, String place) {}

    private final Map<ChannelName, Channel> channels;

    RecordedNameMap(Map<ChannelName, Channel> channels) {
        this.channels = channels;
    }

    @Override
    public List<Entry> toPypi(PackageName conda, ChannelName channel) {
        Channel map = channels.get(channel);
        Entry entry = map == null ? null : entry(map, conda, channel);
        return entry == null ? List.of() : List.of(entry);
    }

    @Override
    public List<Entry> toConda(PackageName pypi, ChannelName channel) {
        Channel map = channels.get(channel);
        if (map == null) {
            return List.of();
        }
        String found = map.toConda().find(pypi.value());
        List<String> names = found == null ? List.of(pypi.value()) : targets(found, pypi.value());
        List<Entry> entries = new ArrayList<>();
        for (String name : names) {
            Entry entry = entry(map, PackageName.conda(name), channel);
            if (entry != null && entry.pypi().contains(pypi)) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static @Nullable Entry entry(Channel map, PackageName conda, ChannelName channel) {
        String found = map.toPypi().find(conda.value());
        if (found == null) {
            return null;
        }
        List<PackageName> names = new ArrayList<>();
        for (String target : targets(found, conda.value())) {
            names.add(PackageName.pypi(target));
        }
        return new Entry(conda, names, map.place(), channel);
    }

    private static List<String> targets(String found, String name) {
        List<String> targets = new ArrayList<>();
        if (found.isEmpty()) {
            return targets;
        }
        int start = 1;
        while (true) {
            int end = found.indexOf('|', start);
            String target = found.substring(start, end < 0 ? found.length() : end);
            targets.add(target.isEmpty() ? name : target);
            if (end < 0) {
                return targets;
            }
            start = end + 1;
        }
    }
}
