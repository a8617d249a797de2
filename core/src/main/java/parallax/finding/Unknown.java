package parallax.finding;

/// Something a rule could not look at. Shown in every report, so that silence is never read as agreement.
///
/// @param what the question, as a noun phrase: `release lag of 0.15.1`
/// @param why the reason: `no official date is recorded`
public record Unknown(String what, String why) implements Comparable<Unknown> {

    @Override
    public int compareTo(Unknown other) {
        int byWhat = what.compareTo(other.what);
        return byWhat != 0 ? byWhat : why.compareTo(other.why);
    }
}
