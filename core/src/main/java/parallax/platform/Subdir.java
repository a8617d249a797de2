package parallax.platform;

/// A conda platform folder: `linux-64`, `osx-arm64`, `noarch` (CEP 26).
public record Subdir(String value) {

    public static Subdir parse(String text) {
        return new Subdir(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
