package parallax.requirement;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What users read when a match spec is wrong: what was found, where in their own text, what was expected,
/// whose rule.
final class MatchSpecErrorsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            '' ; '`` is no match spec: found the end at offset 0, expected a package name; `*` stands for any (CEP 29)'
            >=1.8 ; '`>=1.8` is no match spec: found `>` at offset 0, expected a package name; `*` stands for any (CEP 29)'
            [version=1] ; '`[version=1]` is no match spec: found `[` at offset 0, expected a package name; `*` stands for any (CEP 29)'
            pkg >=1.8 <2 ; `pkg >=1.8 <2` is no match spec: found `<` at offset 10, expected `,` or `|` before another clause of the version (CEP 29)
            pkg >=1.8, ; `pkg >=1.8,` is no match spec: found the end at offset 10, expected a version, an operator or `*` (CEP 29)
            pkg= ; `pkg=` is no match spec: found the end at offset 4, expected a version behind `=` (CEP 29)
            pkg 1.8= ; `pkg 1.8=` is no match spec: found the end at offset 8, expected a build string behind the last `=` (CEP 29)
            pkg=>=1.8 ; `pkg=>=1.8` is no match spec: found `=>=` at offset 3, expected `==`, `!=`, `<`, `<=`, `>`, `>=`, `=` or `~=` (CEP 29)
            pkg ===1.8 ; `pkg ===1.8` is no match spec: found `===` at offset 4, expected `==`, `!=`, `<`, `<=`, `>`, `>=`, `=` or `~=` (CEP 29)
            pkg 1..8 ; `pkg 1..8` is no match spec: found `.` at offset 6, expected a letter or a digit (CEP 33)
            '  pkg 1..8' ; `  pkg 1..8` is no match spec: found `.` at offset 8, expected a letter or a digit (CEP 33)
            pkg >= 1 , < 1..8 ; `pkg >= 1 , < 1..8` is no match spec: found `.` at offset 15, expected a letter or a digit (CEP 33)
            pkg 1.8 b-1 ; `pkg 1.8 b-1` is no match spec: found `-` at offset 9, expected letters, digits, `_`, `.`, `+` or `*` in a build string (CEP 26)
            pkg 1.8 b c ; `pkg 1.8 b c` is no match spec: found ` ` at offset 9, expected letters, digits, `_`, `.`, `+` or `*` in a build string (CEP 26)
            foo__bar ; `foo__bar` is no match spec: found `_` at offset 4, expected a letter or a digit, as a separator neither comes first nor behind another (CEP 26)
            -foo ; `-foo` is no match spec: found `-` at offset 0, expected a letter or a digit, as a separator neither comes first nor behind another (CEP 26)
            p$g ; `p$g` is no match spec: found `$` at offset 1, expected letters, digits, `.`, `_`, `-` or `*` in a package name (CEP 26)
            p\033g ; `p\\x1bg` is no match spec: found `\\x1b` at offset 1, expected letters, digits, `.`, `_`, `-` or `*` in a package name (CEP 26)
            ^pkg ; `^pkg` is no match spec: found the end at offset 4, expected the `$` that ends a regular expression (CEP 29)
            ^(pkg$ 1 ; `^(pkg$ 1` is no match spec: found `(` at offset 1, expected a `)` that closes it (CEP 29)
            pkg[version=1 ; `pkg[version=1` is no match spec: found `[` at offset 3, expected a `]` that closes it (CEP 29)
            pkg[] ; `pkg[]` is no match spec: found `]` at offset 4, expected a keyword such as `version=…` between the brackets (CEP 29)
            pkg[jupyter] ; '`pkg[jupyter]` is no match spec: found `]` at offset 11, expected `=` and a value behind `jupyter`; extras are `extras=[jupyter]` (CEP 29)'
            pkg[verison=1] ; `pkg[verison=1]` is no match spec: found `verison` at offset 4, expected a keyword of a match spec, such as `version` or `build` (CEP 29)
            pkg[build=a,build=b] ; `pkg[build=a,build=b]` is no match spec: found `build` again at offset 12, expected each keyword once (CEP 29)
            pkg[build=] ; `pkg[build=]` is no match spec: found `]` at offset 10, expected a value of `build` (CEP 29)
            pkg[build=a"b"] ; `pkg[build=a"b"]` is no match spec: found `"` at offset 11, expected quotes around the whole value, or none (CEP 29)
            'pkg[build='''']' ; '`pkg[build='''']` is no match spec: found `''` at offset 10, expected a value of `build` (CEP 29)'
            'pkg[build=''a''b]' ; '`pkg[build=''a''b]` is no match spec: found `b` at offset 13, expected `,` between two keywords (CEP 29)'
            'pkg[build=''a]' ; '`pkg[build=''a]` is no match spec: found `''` at offset 10, expected the same quote again behind the value (CEP 29)'
            pkg[build="a ; `pkg[build="a` is no match spec: found `"` at offset 10, expected the same quote again behind the value (CEP 29)
            pkg[=a] ; `pkg[=a]` is no match spec: found `=` at offset 4, expected a keyword such as `version=…` (CEP 29)
            pkg[build=a][md5=1] ; `pkg[build=a][md5=1]` is no match spec: found a second `[` at offset 12, expected all keywords in one pair of brackets, with `,` between them (CEP 29)
            pkg[build=a] [md5=1] ; `pkg[build=a] [md5=1]` is no match spec: found a second `[` at offset 13, expected all keywords in one pair of brackets, with `,` between them (CEP 29)
            pkg[build=a] >=1 ; `pkg[build=a] >=1` is no match spec: found `>=1` at offset 13, expected nothing behind the brackets (CEP 29)
            pkg[build=a](x) ; `pkg[build=a](x)` is no match spec: found `(x)` at offset 12, expected `(optional…)` or `(target=…)` or nothing (CEP 29)
            'pkg[build=''^(a$'']' ; '`pkg[build=''^(a$'']` is no match spec: found `(` at offset 12, expected a `)` that closes it (CEP 29)'
            'pkg[build=''^\\''(a$'']' ; '`pkg[build=''^\\''(a$'']` is no match spec: found `(` at offset 14, expected a `)` that closes it (CEP 29)'
            'pkg[version=''1..8'']' ; '`pkg[version=''1..8'']` is no match spec: found `.` at offset 15, expected a letter or a digit (CEP 33)'
            'pkg[version=">=1.7,\\''1..8"]' ; '`pkg[version=">=1.7,\\''1..8"]` is no match spec: found `''` at offset 19, expected a letter, a digit, `.`, `_`, `-`, `+` or `!` (CEP 33)'
            pkg[build_number=x] ; `pkg[build_number=x]` is no match spec: found `x` at offset 17, expected a build number such as `3` or `>=3` (CEP 29)
            'pkg[build_number=''>='']' ; '`pkg[build_number=''>='']` is no match spec: found `''` at offset 20, expected a build number such as `3` or `>=3` (CEP 29)'
            'pkg[build_number=''=>1'']' ; '`pkg[build_number=''=>1'']` is no match spec: found `=` at offset 18, expected a build number such as `3` or `>=3` (CEP 29)'
            pkg[build_number=1234567890123456789] ; `pkg[build_number=1234567890123456789]` is no match spec: found `9` at offset 35, expected 18 digits at most (CEP 29)
            pkg[extras=[a,,b]] ; `pkg[extras=[a,,b]]` is no match spec: found `,` at offset 14, expected 1 to 64 of a to z, 0 to 9, `_`, `.`, `+` and `-` as the name of an extra (CEP 44)
            pkg[extras=[a b]] ; `pkg[extras=[a b]]` is no match spec: found `b` at offset 14, expected `,`, or `]` at the end of the list (CEP 29)
            pkg[extras=A] ; `pkg[extras=A]` is no match spec: found `A` at offset 11, expected 1 to 64 of a to z, 0 to 9, `_`, `.`, `+` and `-` as the name of an extra (CEP 44)
            pkg[flags=[a:b:c]] ; `pkg[flags=[a:b:c]]` is no match spec: found `:` at offset 14, expected a to z, 0 to 9, `_` and `*`, with one `:` between at most, as a flag (CEP 45)
            pkg[flags=[?cuda]] ; `pkg[flags=[?cuda]]` is no match spec: found `?` at offset 11, expected a to z, 0 to 9, `_` and `*`, with one `:` between at most, as a flag (CEP 45)
            pkg[when=] ; `pkg[when=]` is no match spec: found `]` at offset 9, expected a value of `when` (CEP 29)
            https://a.b/c:pkg ; `https://a.b/c:pkg` is no match spec: found `:` at offset 13, expected `::` between channel and name (CEP 29)
            ::pkg ; `::pkg` is no match spec: found `:` at offset 0, expected a channel before `::` (CEP 29)
            conda-forge[linux-64]:pkg ; `conda-forge[linux-64]:pkg` is no match spec: found `p` at offset 22, expected `::` between channel and name (CEP 29)
            conda-forge[linux-64]:: ; '`conda-forge[linux-64]::` is no match spec: found the end at offset 23, expected a package name; `*` stands for any (CEP 29)'
            a@b@ ; '`a@b@` is no match spec: found `@` at offset 1, expected one feature''s name beside `@` (CEP 29)'
            @ ; '`@` is no match spec: found the end at offset 1, expected one feature''s name beside `@` (CEP 29)'
            a b@ ; '`a b@` is no match spec: found ` ` at offset 1, expected one feature''s name beside `@` (CEP 29)'
            https://a.example/c/foo.conda ; `https://a.example/c/foo.conda` is no match spec: found `foo` at offset 20, expected three parts with `-` between them (CEP 26)
            https://a.example/c/linux-64/x264-1%21164..3-h_0.conda ; `https://a.example/c/linux-64/x264-1%21164..3-h_0.conda` is no match spec: found `.` at offset 42, expected a letter or a digit (CEP 33)
            foo-1-b/x.conda ; `foo-1-b/x.conda` is no match spec: found `x` at offset 8, expected three parts with `-` between them (CEP 26)
            """)
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> MatchSpec.parse(text))
                .isInstanceOf(MalformedRequirementException.class)
                .hasMessage(message);
    }
}
