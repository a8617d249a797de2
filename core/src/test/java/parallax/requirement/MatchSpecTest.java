package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.RecordedTable;
import parallax.name.PackageName;
import parallax.version.CondaVersionSpec;

/// Rules of CEP 29, one row each, and conda's own reading of every recorded spec.
final class MatchSpecTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(delimiter = ';', textBlock = """
            two fields with = are fuzzy                 ; pkg=1.8               ; pkg=1.8
            so with a space before                      ; pkg =1.8              ; pkg=1.8
            a glob is fuzzy                             ; pkg 1.8.*             ; pkg=1.8
            two fields with a space are exact           ; pkg 1.8               ; pkg==1.8
            two equals signs are exact                  ; pkg==1.8              ; pkg==1.8
            a version in brackets is exact              ; pkg[version=1.8]      ; pkg==1.8
            quotes do not matter                        ; pkg[version="1.8"]    ; pkg==1.8
            three fields with = are exact               ; pkg=1.8=b             ; pkg==1.8=b
            three fields with spaces are exact          ; pkg 1.8 b             ; pkg==1.8=b
            two equals signs and a build                ; pkg==1.8=b            ; pkg==1.8=b
            two equals signs, a space and a build       ; pkg ==1.8 b           ; pkg==1.8=b
            any build keeps three fields exact          ; pkg=1.8=*             ; pkg==1.8
            any build with spaces                       ; pkg 1.8 *             ; pkg==1.8
            = behind a space with a build is fuzzy      ; pkg =1.8 b            ; pkg=1.8[build='b']
            = on both sides is exact behind a space too ; liblapack =3.9.0=28*_mkl ; liblapack==3.9.0[build='28*_mkl']
            a glob with any build is fuzzy              ; pkg 1.8.* *           ; pkg=1.8
            a glob between = is fuzzy                   ; pkg=1.8.*=*           ; pkg=1.8
            = and a glob and a build is fuzzy           ; pkg =1.8.* *          ; pkg=1.8
            two equals signs and a glob are fuzzy       ; pkg ==1.8.* *         ; pkg=1.8
            any version with a build                    ; pkg=*=cuda*           ; pkg[build='cuda*']
            so with spaces                              ; pkg * cuda*           ; pkg[build='cuda*']
            any version and build                       ; pkg * *               ; pkg
            several spaces are one                      ; liblapack  3.9.0   36*_mkl ; liblapack==3.9.0[build='36*_mkl']
            a range goes into brackets                  ; pkg>=1.8,<2           ; pkg[version='>=1.8,<2']
            spaces in a range are dropped               ; pkg >=1.8 , <2 b      ; pkg[build='b',version='>=1.8,<2']
            alternatives                                ; pkg 1.8|1.9 b         ; pkg[build='b',version='==1.8|==1.9']
            parentheses in a version                    ; pkg (>=1,<2)|3        ; pkg[version='>=1,<2|==3']
            an old glob behind an operator              ; numpy>=2.*.*          ; numpy[version='>=2']
            an epoch                                    ; x264 ==1!164.3 b      ; x264==1!164.3=b
            a trailing underscore                       ; openssl=1.1.1_        ; openssl=1.1.1_
            a name in capitals                          ; PyTorch               ; pytorch
            a glob as name                              ; pytorch-* 1.8         ; pytorch-*==1.8
            an expression as name                       ; ^py(torch|thon)$ 1.8  ; ^py(torch|thon)$==1.8
            any name                                    ; '*[build=b]'          ; *[build='b']
            a virtual package                           ; __glibc >=2.17        ; __glibc[version='>=2.17']
            a name with one underscore                  ; _libgcc_mutex 0.1 conda_forge ; _libgcc_mutex==0.1=conda_forge
            a channel                                   ; conda-forge::pkg      ; conda-forge::pkg
            a channel by its URL                        ; https://conda.anaconda.org/conda-forge::pkg ; conda-forge::pkg
            a channel elsewhere                         ; https://repo.prefix.dev/conda-forge::pkg ; https://repo.prefix.dev/conda-forge::pkg
            a channel with a port                       ; http://localhost:8080/c::pkg ; http://localhost:8080/c::pkg
            a channel with a subdir                     ; conda-forge/linux-64::pkg ; conda-forge/linux-64::pkg
            conda-forge is no subdir                    ; https://a.example/conda-forge::pkg ; https://a.example/conda-forge::pkg
            any channel with a subdir                   ; */linux-64::pkg       ; pkg[subdir='linux-64']
            the old form of that                        ; conda-forge[linux-64]::pkg ; conda-forge/linux-64::pkg
            a channel as keyword                        ; pkg[channel=conda-forge,subdir=noarch] ; conda-forge/noarch::pkg
            a namespace is dropped                      ; conda-forge:ns:pkg    ; conda-forge::pkg
            keywords override                           ; a/osx-64::pkg 1.8 b[version=1.9,build=c,subdir=win-64,channel=d] ; d/win-64::pkg==1.9=c
            except the name                             ; pkg[name=other]       ; pkg
            spaces between keywords                     ; pkg[version=1.8 build=b] ; pkg==1.8=b
            spaces around keywords                      ; pkg[ version = 1.8 , build = b ] ; pkg==1.8=b
            a space before brackets                     ; pkg * [build='cuda*'] ; pkg[build='cuda*']
            build_string is build                       ; pkg[build_string=b]   ; pkg[build='b']
            a build number                              ; pkg[build_number='>=3'] ; pkg[build_number='>=3']
            a hash                                      ; *[md5=12345678901234567890123456789012] ; *[md5='12345678901234567890123456789012']
            a build expression in brackets              ; pkg[build='^py[0-9]+_\\d$'] ; pkg[build='^py[0-9]+_\\\\d$']
            a condition                                 ; pkg[when="python >=3.9 and __unix"] ; pkg[when='python >=3.9 and __unix']
            a condition with quotes                     ; pkg[when="a[build='x']"] ; pkg[when='a[build=\\'x\\']']
            extras                                      ; pkg[extras=[a, 'b']]  ; pkg[extras=['a','b']]
            one extra                                   ; pkg[extras=a]         ; pkg[extras=['a']]
            flags                                       ; pkg[flags=[cuda,"x"]] ; pkg[flags=['cuda','x']]
            an old condition                            ; pkg >=1 if python     ; pkg[version='>=1',when='python']
            a feature                                   ; @mkl                  ; *[track_features='mkl']
            a feature as conda writes it                ; mkl@                  ; *[track_features='mkl']
            optional in brackets                        ; pkg[optional]         ; pkg[optional='true']
            optional in parentheses                     ; pkg 1.8 (optional=True) ; pkg==1.8[optional='True']
            a comment                                   ; 'pkg >=1 # why'       ; pkg[version='>=1']
            a build in capitals is printed lower        ; pkg 1.8 PY39_0        ; pkg==1.8=py39_0
            """)
    void readsAsTheRuleSays(String rule, String text, String canonical) throws Exception {
        MatchSpec spec = MatchSpec.parse(text);
        assertThat(spec).as(rule).hasToString(canonical);
        assertThat(MatchSpec.parse(canonical))
                .as(rule)
                .isEqualTo(spec)
                .hasSameHashCodeAs(spec)
                .hasToString(canonical);
        assertThat(spec.original()).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            https://conda.anaconda.org/conda-forge/linux-64/py-rattler-0.6.1-py39h8169da8_0.conda ; conda-forge ; linux-64 ; py-rattler
            https://repo.prefix.dev/c/noarch/tzdata-2024a-h0c530f3_0.tar.bz2                       ; https://repo.prefix.dev/c ; noarch ; tzdata
            /home/user/linux-64/foo-1.0-py27_0.tar.bz2                                             ; ; ; foo
            https://a.example/x264-1%21164.3095-h166bdaf_2.tar.bz2#d41d8cd98f00b204e9800998ecf8427e ; ; ; x264
            """)
    void anArtifactIsASpecOfItself(String text, String channel, String subdir, String name) throws Exception {
        MatchSpec spec = MatchSpec.parse(text);
        assertThat(spec.channel()).isEqualTo(channel);
        assertThat(spec.subdir()).isEqualTo(subdir);
        assertThat(spec.name()).isEqualTo(PackageName.conda(name));
        assertThat(spec.version()).isNotNull();
        assertThat(spec.build()).isNotNull();
        assertThat(MatchSpec.parse(spec.toString())).isEqualTo(spec);
    }

    @Test
    void agreesWithCondaOnEveryRecordedSpec() throws Exception {
        List<String> disagreements = new ArrayList<>();
        List<List<String>> rows = RecordedTable.rows("/parallax/requirement/conda-match-specs.tsv");
        for (List<String> row : rows) {
            MatchSpec spec = MatchSpec.parse(row.getFirst());
            CondaVersionSpec version = row.get(4).isEmpty() ? null : CondaVersionSpec.parse(row.get(4));
            List<String> expected = List.of(
                    row.get(1).equals("*") ? "" : row.get(1),
                    row.get(2),
                    row.get(3),
                    version == null || version.isAny() ? "" : version.toString(),
                    row.get(5).equals("*") ? "" : row.get(5),
                    row.get(6));
            List<String> found = List.of(
                    text(spec.channel()),
                    text(spec.subdir()),
                    spec.name().value(),
                    text(spec.version()),
                    text(spec.build()),
                    text(spec.keywords().get("build_number")));
            if (!found.equals(expected) || !MatchSpec.parse(spec.toString()).equals(spec)) {
                disagreements.add(row.getFirst() + ": " + found + ", conda: " + expected);
            }
        }
        assertThat(rows).hasSizeGreaterThan(3_000);
        assertThat(disagreements).isEmpty();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    @Test
    void refusesWhatCondaRefuses() {
        for (String line : RecordedTable.lines("/parallax/requirement/conda-match-specs-rejected.txt")) {
            String text = RecordedTable.unquoted(line);
            assertThatThrownBy(() -> MatchSpec.parse(text)).as(line).isInstanceOf(MalformedRequirementException.class);
        }
    }

    @Test
    void anyTextEndsInASpecThatSurvivesPrintingOrInAMessage() throws Exception {
        String alphabet = "pkg-_.:/*[]()=<>!~,|'\"\\@#^$ 1.8b";
        for (long seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "pkg" : "");
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            MatchSpec spec;
            try {
                spec = MatchSpec.parse(text.toString());
            } catch (MalformedRequirementException e) {
                assertThat(e.getMessage()).as("seed %d", seed).contains("is no match spec", "(CEP ");
                continue;
            }
            try {
                assertThat(MatchSpec.parse(spec.toString()))
                        .as("seed %d: %s as %s", seed, text, spec)
                        .isEqualTo(spec);
            } catch (MalformedRequirementException e) {
                throw new AssertionError("seed " + seed + ": " + text + " as " + spec, e);
            }
        }
    }

    @Test
    void longTextsAreReadInTheirStride() throws Exception {
        for (String unit : List.of("[", "(", "'", ":", "=", ",", "|", " ", "1|", "a[", "\\")) {
            String text = "pkg " + unit.repeat(200_000);
            try {
                assertThat(MatchSpec.parse(text).name()).isEqualTo(PackageName.conda("pkg"));
            } catch (MalformedRequirementException e) {
                assertThat(e.getMessage()).hasSizeLessThan(2_000);
            }
        }
    }
}
