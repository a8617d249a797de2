package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parallax.name.PackageName;
import parallax.version.CondaVersion;

/// Which builds a match spec admits: CEP 29, "Matching conventions", and CEP 43 to 45.
final class MatchSpecMatchingTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = ';', textBlock = """
            pytorch                                       ; true
            pytorch 2.8.0                                 ; true
            pytorch 2.8                                   ; true
            pytorch =2.8                                  ; true
            pytorch 2.8.1                                 ; false
            pytorch >=2.8.0,<2.9.0a0                      ; true
            pytorch * cuda*                               ; true
            pytorch * CUDA*                               ; true
            pytorch * cpu*                                ; false
            pytorch 2.8.0 cuda*_mkl*301                   ; true
            pytorch[build='^cuda\\d+_mkl_.*$']            ; true
            pytorch[build_number=301]                     ; true
            pytorch[build_number='=301']                  ; true
            pytorch[build_number='==301']                 ; true
            pytorch[build_number='>=302']                 ; false
            pytorch[build_number='<=301']                 ; true
            pytorch[build_number='<301']                  ; false
            pytorch[build_number='>300']                  ; true
            pytorch[build_number='!=300']                 ; true
            pytorch[build_number=*]                       ; true
            pytorch[build_number=999999999999999999]      ; false
            py*                                           ; true
            *                                             ; true
            ^py(torch|thon)$                              ; true
            python                                        ; false
            conda-forge::pytorch                          ; true
            https://conda.anaconda.org/conda-forge::pytorch ; true
            HTTPS://conda.anaconda.org/conda-forge/::pytorch ; true
            conda-*::pytorch                              ; true
            pytorch::pytorch                              ; false
            https://a.example/conda-forge::pytorch        ; false
            conda-forge:any-namespace:pytorch             ; true
            conda-forge/linux-64::pytorch                 ; true
            conda-forge/osx-64::pytorch                   ; false
            pytorch[subdir='linux-*']                     ; true
            pytorch[md5=0123456789abcdef0123456789abcdef] ; true
            pytorch[md5=0123456789ABCDEF0123456789ABCDEF] ; true
            pytorch[md5=1123456789abcdef0123456789abcdef] ; false
            pytorch[sha256='01ab*']                       ; true
            pytorch[sha256=01ab]                          ; false
            pytorch[fn=pytorch-2.8.0-cuda129_mkl_py312_h1234567_301.conda] ; true
            pytorch[fn='*.tar.bz2']                       ; false
            pytorch[url='https://conda.anaconda.org/conda-forge/linux-64/*'] ; true
            pytorch[url='https://a.example/*']            ; false
            pytorch[license=bsd-3-clause]                 ; true
            pytorch[license='BSD*']                       ; true
            pytorch[license=MIT]                          ; false
            pytorch[license_family='^b.d$']               ; true
            pytorch[features=mkl]                         ; true
            pytorch[features=nomkl]                       ; false
            pytorch[track_features='debug gpu']           ; true
            pytorch[track_features='gpu,debug']           ; true
            pytorch[track_features=gpu]                   ; false
            gpu@                                          ; false
            pytorch[flags=cuda]                           ; true
            pytorch[flags=[cuda, 'blas:*']]               ; true
            pytorch[flags=[cuda, release]]                ; false
            pytorch[flags='blas']                         ; false
            pytorch[extras=[anything]]                    ; true
            pytorch[when='python <3']                     ; true
            pytorch[optional]                             ; true
            pytorch[size=1]                               ; true
            """)
    void admitsABuild(String text, boolean expected) throws Exception {
        MatchCandidate build = MatchCandidate.of(PackageName.conda("pytorch"), CondaVersion.parse("2.8.0"))
                .build("cuda129_mkl_py312_h1234567_301")
                .buildNumber(301)
                .channel("conda-forge")
                .subdir("linux-64")
                .md5("0123456789abcdef0123456789abcdef")
                .sha256("01abcdef")
                .url("https://conda.anaconda.org/conda-forge/linux-64/"
                        + "pytorch-2.8.0-cuda129_mkl_py312_h1234567_301.conda")
                .fn("pytorch-2.8.0-cuda129_mkl_py312_h1234567_301.conda")
                .license("BSD-3-Clause")
                .licenseFamily("BSD")
                .features(List.of("mkl"))
                .trackFeatures(List.of("gpu", "debug"))
                .flags(List.of("cuda", "blas:mkl"))
                .candidate();
        assertThat(MatchSpec.parse(text).matches(build)).isEqualTo(expected);
        assertThat(MatchSpec.parse(MatchSpec.parse(text).toString()).matches(build))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            pytorch * b*
            c::pytorch
            pytorch[subdir=noarch]
            pytorch[build_number=0]
            pytorch[md5=a]
            pytorch[sha256=a]
            pytorch[url=a]
            pytorch[fn=a]
            pytorch[license='*']
            pytorch[license_family=a]
            pytorch[features=a]
            pytorch[track_features=a]
            """)
    void whatIsNotKnownDoesNotMatch(String text) throws Exception {
        MatchCandidate build = MatchCandidate.of(PackageName.conda("pytorch"), CondaVersion.parse("2.8.0"))
                .candidate();
        assertThat(MatchSpec.parse("pytorch").matches(build)).isTrue();
        assertThat(MatchSpec.parse(text).matches(build)).isFalse();
    }

    @Test
    void keywordsThatMatchingCannotJudgeAreNamed() throws Exception {
        MatchSpec spec =
                MatchSpec.parse("pkg[build_number=1,md5=1234,extras=[a,b],flags=[c],when='x',optional,size=3]");
        assertThat(spec.unjudgedKeywords()).containsExactly("extras", "optional", "size", "when");
        assertThat(spec.extras()).containsExactly("a", "b");
        assertThat(spec.flags()).containsExactly("c");
        assertThat(spec.buildMatcher()).isEmpty();
        assertThat(MatchSpec.parse("pkg").keywords()).isEmpty();
        assertThat(MatchSpec.parse("pkg").flags()).isEmpty();
    }

    /// Records tell their flags since CEP 45 alone: where they do not, a match holds for the rest.
    @Test
    void flagsThatAreNotKnownAreNotJudged() throws Exception {
        MatchSpec spec = MatchSpec.parse("pkg[flags=[c]]");
        MatchCandidate.Builder build = MatchCandidate.of(PackageName.conda("pkg"), CondaVersion.parse("1"));
        assertThat(spec.matches(build.candidate())).isTrue();
        assertThat(spec.unjudgedKeywords(build.candidate())).containsExactly("flags");
        assertThat(spec.matches(build.flags(List.of()).candidate())).isFalse();
        assertThat(spec.unjudgedKeywords(build.flags(List.of()).candidate())).isEmpty();
    }

    @Test
    void oneSubdirOfASpecIsTheSpecWithThatSubdir() throws Exception {
        assertThat(MatchSpec.parse("c::pkg 1.8 b[md5=a]").withSubdir("linux-64"))
                .isEqualTo(MatchSpec.parse("c/linux-64::pkg 1.8 b[md5=a]"));
    }

    @Test
    void theNamespaceIsKeptAndTakesNoPart() throws Exception {
        MatchSpec spec = MatchSpec.parse("conda-forge:ns:pkg");
        assertThat(spec.namespace()).isEqualTo("ns");
        assertThat(MatchSpec.parse("ns:pkg").namespace()).isEqualTo("ns");
        assertThat(MatchSpec.parse("conda-forge[linux-64]:ns:pkg").namespace()).isEqualTo("ns");
        assertThat(MatchSpec.parse("conda-forge::pkg").namespace()).isNull();
        assertThat(spec).isEqualTo(MatchSpec.parse("conda-forge::pkg")).hasToString("conda-forge::pkg");
    }
}
