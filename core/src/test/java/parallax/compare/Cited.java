package parallax.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import parallax.finding.Finding;

/// Checks what a finding rests on.
public final class Cited {

    private Cited() {}

    /// One evidence of `source` whose locator holds every one of `parts`.
    public static void assertCites(Finding finding, String source, String... parts) {
        assertThat(finding.evidence())
                .as("evidence of %s out of %s with %s", finding.id(), source, Arrays.toString(parts))
                .anyMatch(evidence -> evidence.source().equals(source)
                        && Arrays.stream(parts).allMatch(evidence.locator()::contains));
    }
}
