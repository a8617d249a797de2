/// The command `parallax`. It is a program, not a library, so it exports nothing.
module parallax.cli {
    requires static org.jspecify;
    requires parallax.core;
    requires org.apache.commons.cli;
}
