package parallax.binary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionSignatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
                    foo()                                              | '' | foo | '' | ''
                    foo(int, char)                                     | '' | foo | int, char | ''
                    A::f(std::vector<int, B> const&) const             | '' | A::f | std::vector<int, B> const& | const
                    void f<int>(int)                                   | void | f<int> | int | ''
                    std::map<int, char> const& A<int>::f<int>(int)     | std::map<int, char> const& | A<int>::f<int> | int | ''
                    std::enable_if<((1)>(2)), int>::type f<int>(int)   | std::enable_if<((1)>(2)), int>::type | f<int> | int | ''
                    void f<A<(1)<<(2)> >(int)                          | void | f<A<(1)<<(2)> > | int | ''
                    (anonymous namespace)::f(int) [clone .cold]        | '' | (anonymous namespace)::f | int | [clone .cold]
                    a::(anonymous namespace)::f(A const&)              | '' | a::(anonymous namespace)::f | A const& | ''
                    A::f() const::{lambda(int)#1}::operator()(int) const | '' | A::f() const::{lambda(int)#1}::operator() | int | const
                    auto f()::{lambda(auto:1)#1}::operator()<int>(int) | auto | f()::{lambda(auto:1)#1}::operator()<int> | int | ''
                    operator new(unsigned long)                        | '' | operator new | unsigned long | ''
                    operator delete[](void*)                           | '' | operator delete[] | void* | ''
                    A::operator unsigned int() const                   | '' | A::operator unsigned int | '' | const
                    A::operator std::vector<int> const&() const        | '' | A::operator std::vector<int> const& | '' | const
                    std::ostream& operator<< <char>(std::ostream&, char) | std::ostream& | operator<< <char> | std::ostream&, char | ''
                    A::operator()(int)                                 | '' | A::operator() | int | ''
                    A::operator[](int)                                 | '' | A::operator[] | int | ''
                    A::operator->()                                    | '' | A::operator-> | '' | ''
                    A::operator<(A const&)                             | '' | A::operator< | A const& | ''
                    bool operator==<int>(int)                          | bool | operator==<int> | int | ''
                    operator"" _x(char const*)                         | '' | operator"" _x | char const* | ''
                    A::cooperator(int)                                 | '' | A::cooperator | int | ''
                    decltype ({parm#1}+{parm#1}) f<int>(int)           | decltype ({parm#1}+{parm#1}) | f<int> | int | ''
                    f(void (*)(int), int (A::*)() const)               | '' | f | void (*)(int), int (A::*)() const | ''
                    void (*foo(int))(char)                             | void (*)(char) | foo | int | ''
                    int (&f<int>()) [3]                                | int (&) [3] | f<int> | '' | ''
                    non-virtual thunk to A::f(int)                     | '' | non-virtual thunk to A::f | int | ''
                    f[abi:cxx11](int) &&                               | '' | f[abi:cxx11] | int | &&
                    A::~A()                                            | '' | A::~A | '' | ''
                    """)
    void nameParametersAndTheRestAreToldApart(
            String demangled, String result, String name, String parameters, String suffix) {
        assertThat(FunctionSignature.parse(demangled))
                .contains(new FunctionSignature(result, name, parameters, suffix));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "foo",
                "A::x",
                "f(int)::x",
                "vtable for A<void (int)>",
                "typeinfo for void (int)",
                "typeinfo for int (*)(int)",
                "guard variable for f()::x",
                "A<void (int)>::x",
                "(",
                ")",
                "()",
                "f(",
                "f(int",
                "f(int>",
                "<(",
                "operator",
                "{lambda()#1}",
                "int (*)(char)"
            })
    void whatNamesNoFunctionIsEmpty(String text) {
        assertThat(FunctionSignature.parse(text)).isEmpty();
    }

    @Test
    void printsAsItWasRead() {
        String text = "bool A<int>::f(std::vector<int> const&) const";
        assertThat(FunctionSignature.parse(text).orElseThrow()).hasToString(text);
    }
}
