package parallax.fact;

import parallax.index.ArtifactExtract;
import parallax.index.Hotfix;
import parallax.index.IndexRecord;
import parallax.index.LockedDependencies;
import parallax.index.PatchFact;
import parallax.index.Provenance;
import parallax.index.RecipeRevision;
import parallax.index.Source;
import parallax.index.WheelExtract;

/// Makes evidence of recorded rows. A locator names the thing first, then the field, then the document it was read in.
public final class Evidences {

    private Evidences() {}

    /// @param field the field of the record, with its value where it is short: `depends "jpeg >=9d,<10a"`
    public static Evidence of(Source source, IndexRecord record, String field) {
        return new Evidence(
                source.id(),
                record.fileName() + ": " + field + "; in " + record.provenance().locator(),
                record.sha256());
    }

    /// @param field what was found inside: a path, or a field of METADATA
    public static Evidence of(Source source, WheelExtract extract, String field) {
        return new Evidence(
                source.id(), extract.fileName() + ": " + field + "; inside the published wheel", extract.sha256());
    }

    /// @param field as for records
    public static Evidence of(RecipeRevision revision, String field) {
        return new Evidence(
                revision.feedstock(),
                "commit " + shortCommit(revision.commit()) + " (" + revision.version() + " build "
                        + revision.buildNumber() + ", "
                        + revision.commitDate().toString().substring(0, 10) + "): " + field);
    }

    public static Evidence of(Source source, ArtifactExtract extract, String field) {
        return new Evidence(
                source.id(),
                extract.build() + ": " + field + "; in " + extract.provenance().locator());
    }

    public static Evidence of(Hotfix hotfix) {
        return new Evidence(
                hotfix.provenance().source(),
                hotfix.file() + " rule " + hotfix.position() + "; in "
                        + hotfix.provenance().locator());
    }

    public static Evidence of(PatchFact patch) {
        return new Evidence(
                patch.provenance().source(),
                patch.fileName() + "; in " + patch.provenance().locator());
    }

    public static Evidence of(Source source, LockedDependencies locked, String field) {
        return new Evidence(
                source.id(),
                locked.name() + " " + locked.version() + ": " + field + "; in "
                        + locked.provenance().locator());
    }

    /// A row that has nothing but its provenance.
    public static Evidence of(Provenance provenance, String field) {
        return new Evidence(provenance.source(), field + "; in " + provenance.locator());
    }

    private static String shortCommit(String commit) {
        return commit.substring(0, Math.min(8, commit.length()));
    }
}
