package parallax.index;

/// A public issue or pull request that shows a failure, or a metadata repair, of the recorded packages.
///
/// @param kind `issue` or `pull request`
/// @param state as last seen: `open`, `closed`, `merged`, …
/// @param date ISO 8601 date, or words where only an approximate date is known
/// @param shows what it shows, in one sentence
public record ReportedIssue(
        String url,
        String repository,
        int number,
        String kind,
        String state,
        String date,
        String title,
        String shows) {}
