package parallax.compare.build;

import java.util.List;
import parallax.compare.Findings;
import parallax.compare.Words;
import parallax.content.Claims;
import parallax.finding.Axis;
import parallax.finding.Impact;

/// `build.version`
final class BuildVersionRule implements BuildRule {

    @Override
    public String id() {
        return "build.version";
    }

    @Override
    public Axis axis() {
        return Axis.VERSION;
    }

    @Override
    public String documentation() {
        return "Name, version, build string and tags that the two artifacts claim for themselves. Another"
                + " version is `changes`, since then the upstream's own work differs too; else a `note`.";
    }

    @Override
    public void examine(BuildPair pair, Findings findings) {
        Claims left = pair.left().claims();
        Claims right = pair.right().claims();
        if (left.version().isEmpty() || right.version().isEmpty()) {
            for (BuildSide side : List.of(pair.left(), pair.right())) {
                if (side.claims().version().isEmpty()) {
                    findings.unknown("version of " + side.title(), "its metadata does not state one");
                }
            }
            return;
        }
        boolean same = left.version().equals(right.version());
        findings.of(this, null, same ? Impact.NOTE : Impact.CHANGES)
                .values(describe(left), describe(right))
                .evidence(pair.left().claim("version " + left.version()))
                .evidence(pair.right().claim("version " + right.version()))
                .report(
                        same ? 12 : 60,
                        same
                                ? "Both say that they are version " + left.version()
                                : "Builds of different versions: " + left.version() + " and " + right.version());
    }

    private static String describe(Claims claims) {
        String build = claims.build().isEmpty() ? "" : ", build " + claims.build();
        String tags = claims.tags().isEmpty() ? "" : ", for " + Words.list(claims.tags(), 3);
        return claims.name() + " " + claims.version() + build + tags;
    }
}
