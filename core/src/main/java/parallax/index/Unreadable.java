package parallax.index;

/// A recorded row that could not be made a value: it is left out of the records and listed here instead.
///
/// @param resource the snapshot file
/// @param line the row in it, from 1
/// @param what the build or thing the row speaks of, as far as it can be told
/// @param reason the parser's message
public record Unreadable(String resource, int line, String what, String reason) {}
