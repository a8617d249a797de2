package parallax.index;

import java.time.LocalDate;
import java.util.List;
import parallax.version.Pep440Version;

/// When the publisher released one version. Dates of different kinds are not interchangeable.
///
/// @param tag the tag in the publisher's repository
/// @param date the day in UTC
/// @param kind which kind of date `date` is
/// @param evidence every date known of the version, the chosen one among them
public record OfficialRelease(Pep440Version version, String tag, LocalDate date, Kind kind, List<Dated> evidence) {

    public OfficialRelease {
        evidence = List.copyOf(evidence);
    }

    /// What a release date was read from.
    public enum Kind {
        /// Commit date of the release tag: before the announcement.
        TAG_COMMIT("tag_commit", "commit date of the release tag"),
        /// Earliest wheel upload that a lock file recorded.
        PYPI_UPLOAD("pypi_upload", "earliest wheel upload to PyPI seen in a lock file"),
        /// Upload date shown on anaconda.org.
        ANACONDA_ORG("anaconda_org", "upload date on anaconda.org"),
        /// Earliest build in the official conda channel: typically days to three weeks before the announcement.
        CONDA_BUILD("conda_build", "earliest build timestamp in the pytorch conda channel");

        private final String id;
        private final String description;

        Kind(String id, String description) {
            this.id = id;
            this.description = description;
        }

        /// The spelling used in the recorded data and in JSON.
        public String id() {
            return id;
        }

        /// In words, for people.
        public String description() {
            return description;
        }
    }

    /// @param date ISO 8601, as recorded
    /// @param source where that date was read, in words
    public record Dated(Kind kind, String date, String source) {}
}
