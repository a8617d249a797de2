package parallax.reference;

import org.jspecify.annotations.Nullable;
import parallax.index.CondaRecord;
import parallax.index.IndexRecord;
import parallax.index.WheelRecord;
import parallax.requirement.MatchCandidate;
import parallax.requirement.MatchSpec;
import parallax.version.CondaVersion;
import parallax.version.CondaVersionSpec;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.SpecifierSet;
import parallax.version.Version;

/// Which builds of a package a reference selects.
public sealed interface Selection {

    /// True where every version and build is selected.
    boolean any();

    /// True where more than a version is asked for, so that only recorded builds can answer.
    boolean asksForBuild();

    boolean admits(IndexRecord record);

    /// Whether a release known only by its version is selected.
    boolean admitsVersion(Version version);

    /// Whether a build known only by its version and build string is selected.
    boolean admitsBuild(Version version, @Nullable String build);

    /// Versions of a PyPI-like index. A specifier without local label admits every local label (PEP 440), so that
    /// `==0.28.0` selects `0.28.0+cu130` too.
    record Python(SpecifierSet specifier) implements Selection {

        @Override
        public boolean any() {
            return specifier.isEmpty();
        }

        @Override
        public boolean asksForBuild() {
            return false;
        }

        @Override
        public boolean admits(IndexRecord record) {
            return switch (record) {
                case WheelRecord wheel -> specifier.contains(wheel.version());
                case CondaRecord conda -> admitsVersion(conda.version());
            };
        }

        @Override
        public boolean admitsVersion(Version version) {
            try {
                return any()
                        || specifier.contains(
                                version instanceof Pep440Version already
                                        ? already
                                        : Pep440Version.parse(version.original()));
            } catch (MalformedVersionException _) {
                return false;
            }
        }

        @Override
        public boolean admitsBuild(Version version, @Nullable String build) {
            return admitsVersion(version);
        }
    }

    /// Builds of a conda channel.
    record Conda(MatchSpec spec) implements Selection {

        @Override
        public boolean any() {
            return spec.version() == null && !asksForBuild();
        }

        @Override
        public boolean asksForBuild() {
            return spec.build() != null
                    || spec.subdir() != null
                    || !spec.keywords().isEmpty();
        }

        @Override
        public boolean admits(IndexRecord record) {
            return switch (record) {
                case CondaRecord conda -> spec.matches(candidate(conda));
                case WheelRecord wheel -> admitsVersion(wheel.version());
            };
        }

        /// The channel is the reference's source, and has been compared; an artifact's file name or URL says no more
        /// than its name, version and build.
        private MatchCandidate candidate(CondaRecord record) {
            return MatchCandidate.of(record.name(), record.version())
                    .build(record.build())
                    .buildNumber(record.buildNumber())
                    .channel(spec.channel())
                    .subdir(record.subdir().value())
                    .md5(record.md5())
                    .sha256(record.sha256())
                    .url(spec.keywords().get("url"))
                    .fn(spec.keywords().get("fn"))
                    .license(record.license())
                    .features(record.features())
                    .trackFeatures(record.trackFeatures())
                    .candidate();
        }

        @Override
        public boolean admitsVersion(Version version) {
            CondaVersionSpec wanted = spec.version();
            if (wanted == null) {
                return true;
            }
            try {
                return wanted.contains(
                        version instanceof CondaVersion already ? already : CondaVersion.parse(version.original()));
            } catch (MalformedVersionException _) {
                return false;
            }
        }

        @Override
        public boolean admitsBuild(Version version, @Nullable String build) {
            return admitsVersion(version)
                    && (build == null
                            || spec.buildMatcher()
                                    .map(matcher -> matcher.matches(build))
                                    .orElse(true));
        }
    }
}
