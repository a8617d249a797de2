package parallax.requirement;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parallax.name.PackageName;
import parallax.version.CondaVersion;

/// What a match spec is compared with: the properties of one conda build, as far as they are known.
///
/// Null stands for "not known", and a spec that asks for something of it does not match; only `flags` not known are
/// left unjudged, because records tell them since CEP 45 alone.
///
/// @param channel name or URL of the channel, without subdir
/// @param features empty where there are none
/// @param trackFeatures empty where there are none
/// @param flags empty where there are none (CEP 45)
public record MatchCandidate(
        PackageName name,
        CondaVersion version,
        @Nullable String build,
        @Nullable Long buildNumber,
        @Nullable String channel,
        @Nullable String subdir,
        @Nullable String md5,
        @Nullable String sha256,
        @Nullable String url,
        @Nullable String fn,
        @Nullable String license,
        @Nullable String licenseFamily,
        @Nullable List<String> features,
        @Nullable List<String> trackFeatures,
        @Nullable List<String> flags) {

    public MatchCandidate {
        features = features == null ? null : List.copyOf(features);
        trackFeatures = trackFeatures == null ? null : List.copyOf(trackFeatures);
        flags = flags == null ? null : List.copyOf(flags);
    }

    /// A candidate of which nothing else is known yet.
    public static Builder of(PackageName name, CondaVersion version) {
        return new Builder(name, version);
    }

    /// Takes what is known, in any order; null leaves it unknown.
    public static final class Builder {

        private final PackageName name;
        private final CondaVersion version;
        private @Nullable String build;
        private @Nullable Long buildNumber;
        private @Nullable String channel;
        private @Nullable String subdir;
        private @Nullable String md5;
        private @Nullable String sha256;
        private @Nullable String url;
        private @Nullable String fn;
        private @Nullable String license;
        private @Nullable String licenseFamily;
        private @Nullable List<String> features;
        private @Nullable List<String> trackFeatures;
        private @Nullable List<String> flags;

        private Builder(PackageName name, CondaVersion version) {
            this.name = name;
            this.version = version;
        }

        public Builder build(@Nullable String known) {
            build = known;
            return this;
        }

        public Builder buildNumber(@Nullable Integer known) {
            buildNumber = known == null ? null : Long.valueOf(known);
            return this;
        }

        public Builder channel(@Nullable String known) {
            channel = known;
            return this;
        }

        public Builder subdir(@Nullable String known) {
            subdir = known;
            return this;
        }

        public Builder md5(@Nullable String known) {
            md5 = known;
            return this;
        }

        public Builder sha256(@Nullable String known) {
            sha256 = known;
            return this;
        }

        public Builder url(@Nullable String known) {
            url = known;
            return this;
        }

        public Builder fn(@Nullable String known) {
            fn = known;
            return this;
        }

        public Builder license(@Nullable String known) {
            license = known;
            return this;
        }

        public Builder licenseFamily(@Nullable String known) {
            licenseFamily = known;
            return this;
        }

        public Builder features(@Nullable List<String> known) {
            features = known;
            return this;
        }

        public Builder trackFeatures(@Nullable List<String> known) {
            trackFeatures = known;
            return this;
        }

        public Builder flags(@Nullable List<String> known) {
            flags = known;
            return this;
        }

        public MatchCandidate candidate() {
            return new MatchCandidate(
                    name,
                    version,
                    build,
                    buildNumber,
                    channel,
                    subdir,
                    md5,
                    sha256,
                    url,
                    fn,
                    license,
                    licenseFamily,
                    features,
                    trackFeatures,
                    flags);
        }
    }
}
