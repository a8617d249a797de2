package parallax.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parallax.version.MalformedVersionException;
import parallax.version.Pep440Version;
import parallax.version.Specifier;
import parallax.version.SpecifierSet;
import parallax.version.Strictness;

/// Versions and specifiers of PEP 440. Texts that are no versions are passed to `===`, which alone can match them, as
/// Python's `packaging` does.
final class Pep440Operations {

    static final VersionOrder<Pep440Version> ORDER = new VersionOrder<>(Pep440Version::parse, "strict");

    static final List<Operation> LIST = List.of(
            new Operation("pep440.parse", List.of("version", "strictness"), Pep440Operations::parse),
            new Operation("pep440.compare", List.of("a", "b", "strictness"), ORDER::compare),
            new Operation("pep440.sort", List.of("versions", "strictness"), ORDER::sort),
            new Operation(
                    "pep440.contains",
                    List.of("specifier", "version", "prereleases", "strictness"),
                    Pep440Operations::contains),
            new Operation(
                    "pep440.filter",
                    List.of("specifier", "versions", "prereleases", "strictness"),
                    Pep440Operations::filter));

    private Pep440Operations() {}

    private static JsonValue parse(Request request) throws RefusedException {
        Pep440Version version = ORDER.version(request.text("version"), request.strictness());
        return JsonValue.object()
                .put("original", version.original())
                .put("normalized", version.toString())
                .put("public", version.publicVersion().toString())
                .put("base", version.baseVersion().toString())
                .put("local", version.local().isEmpty() ? null : version.local())
                .put("epoch", JsonValue.of(version.epoch()))
                .put("release", numbers(version.release()))
                .put("pre", preRelease(version))
                .put("post", number(version.post()))
                .put("dev", number(version.dev()))
                .put("is_prerelease", version.isPreRelease())
                .put("is_postrelease", version.isPostRelease())
                .put("is_devrelease", version.isDevRelease())
                .build();
    }

    private static JsonValue preRelease(Pep440Version version) {
        return version.pre()
                .<JsonValue>map(
                        pre -> new JsonValue.Items(List.of(JsonValue.of(pre.letter()), JsonValue.of(pre.number()))))
                .orElse(JsonValue.nothing());
    }

    private static JsonValue number(Optional<BigInteger> number) {
        return number.map(JsonValue::of).orElse(JsonValue.nothing());
    }

    private static JsonValue numbers(List<BigInteger> numbers) {
        List<JsonValue> values = new ArrayList<>(numbers.size());
        numbers.forEach(number -> values.add(JsonValue.of(number)));
        return new JsonValue.Items(values);
    }

    private static JsonValue contains(Request request) throws RefusedException {
        SpecifierSet specifier = specifier(request, "specifier");
        Candidate candidate = Candidate.of(request.text("version"), request.strictness());
        Boolean preReleases = request.optionalFlag("prereleases");
        boolean refused = Boolean.FALSE.equals(preReleases) && candidate.isPreRelease();
        return JsonValue.of(!refused && candidate.isAdmittedBy(specifier));
    }

    private static JsonValue filter(Request request) throws RefusedException {
        SpecifierSet specifier = specifier(request, "specifier");
        List<Candidate> admitted = new ArrayList<>();
        Strictness strictness = request.strictness();
        for (String text : request.texts("versions")) {
            Candidate candidate = Candidate.of(text, strictness);
            if (candidate.isAdmittedBy(specifier)) {
                admitted.add(candidate);
            }
        }
        List<Candidate> kept = underPolicy(admitted, specifier, request.optionalFlag("prereleases"));
        return JsonValue.of(kept.stream().map(Candidate::text).toList());
    }

    /// By default pre-releases stay only where a specifier names one, or where no other version is admitted.
    private static List<Candidate> underPolicy(
            List<Candidate> admitted, SpecifierSet specifier, @Nullable Boolean preReleases) {
        boolean all = preReleases == null
                ? specifier.namesPreRelease() || admitted.stream().noneMatch(Candidate::isFinal)
                : preReleases;
        return all
                ? admitted
                : admitted.stream()
                        .filter(candidate -> !candidate.isPreRelease())
                        .toList();
    }

    /// @param version null where the text is no version
    private record Candidate(String text, @Nullable Pep440Version version) {

        static Candidate of(String text, Strictness strictness) {
            try {
                return new Candidate(text, Pep440Version.parse(text, strictness));
            } catch (MalformedVersionException _) {
                return new Candidate(text, null);
            }
        }

        boolean isPreRelease() {
            return version != null && version.isPreRelease();
        }

        boolean isFinal() {
            return version != null && !version.isPreRelease();
        }

        boolean isAdmittedBy(SpecifierSet set) {
            List<Specifier> specifiers = set.specifiers();
            for (int i = 0; i < specifiers.size(); i++) {
                Specifier specifier = specifiers.get(i);
                boolean admitted = specifier.operator() == Specifier.Operator.ARBITRARY
                        ? specifier.contains(text)
                        : version != null && specifier.contains(version);
                if (!admitted) {
                    return false;
                }
            }
            return true;
        }
    }

    static SpecifierSet specifier(Request request, String field) throws RefusedException {
        try {
            return SpecifierSet.parse(request.text(field), request.strictness());
        } catch (MalformedVersionException e) {
            throw new RefusedException(ErrorCode.MALFORMED_SPECIFIER, String.valueOf(e.getMessage()));
        }
    }
}
