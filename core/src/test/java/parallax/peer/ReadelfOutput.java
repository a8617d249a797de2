package parallax.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/// What `readelf` of binutils and `eu-readelf` of elfutils print of a file, as the lines that {@link ElfListing} has
/// for the same facts.
final class ReadelfOutput {

    private static final Pattern SECTION =
            Pattern.compile("^  \\[\\s*(\\d+)] (.*?)\\s+(\\S+|<unknown>: \\S+)\\s+([0-9a-f]{8,16})"
                    + " ([0-9a-f]{6,}) ([0-9a-f]{6,}) ([0-9a-f]{2,})\\s+([A-Za-z]*)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)$");
    private static final Pattern SEGMENT = Pattern.compile("^  (\\S.*?)\\s+0x([0-9a-f]+) 0x([0-9a-f]+) 0x[0-9a-f]+"
            + " 0x([0-9a-f]+) 0x([0-9a-f]+) ([R ][W ][E ]) (?:0x)?([0-9a-f]+)$");
    private static final Pattern DYNAMIC = Pattern.compile("^ 0x([0-9a-f]+) \\((.*?)\\)\\s+(.*)$");
    private static final Pattern SYMBOL = Pattern.compile(
            "^\\s*(\\d+): ([0-9a-f]+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(?:\\[.*?]\\s+)?(\\S+) ?(.*)$");
    private static final Pattern NEED_FILE = Pattern.compile("^  \\S+: Version: 1  File: (.*)  Cnt: \\d+$");
    private static final Pattern NEED = Pattern.compile("^  \\S+:   Name: (.*)  Flags: (.*?)\\s+Version: (\\d+)$");
    private static final Pattern DEFINITION =
            Pattern.compile("^  \\S+: Rev: 1  Flags: (.*?)\\s+Index: (\\d+)  Cnt: \\d+  Name: (.*)$");
    private static final Pattern PARENT = Pattern.compile("^  \\S+: Parent \\d+: (.*)$");
    private static final Pattern COMMENT = Pattern.compile("^  \\[\\s*[0-9a-f]+]  (.*)$");
    private static final Pattern BUILD_ID = Pattern.compile("^.*\\s+Build ID: ([0-9a-f]+)$");
    private static final Pattern IN_BRACKETS = Pattern.compile("^.*: \\[(.*)]$");

    private ReadelfOutput() {}

    /// Every fact of `readelf`, by the headings of {@link ElfListing}.
    static List<String> ofReadelf(Path file) {
        List<String> listing = new ArrayList<>();
        LinkedHashSet<String> comments = new LinkedHashSet<>();
        LinkedHashSet<String> buildIds = new LinkedHashSet<>();
        // A heading begins a line; so does the number of a symbol, from the hundred thousandth on.
        String part = "";
        for (String line : run(
                "readelf", "-W", "-h", "-l", "-S", "-d", "-V", "--dyn-syms", "-n", "-p", ".comment", file.toString())) {
            if (!line.isEmpty() && line.charAt(0) != ' ' && !Character.isDigit(line.charAt(0))) {
                part = line;
                continue;
            }
            if (part.startsWith("ELF Header")) {
                header(line, listing);
            } else if (part.startsWith("Section Headers")) {
                section(line, listing);
            } else if (part.startsWith("Program Headers")) {
                segment(line, listing);
            } else if (part.startsWith("Dynamic section")) {
                dynamic(line, listing);
            } else if (part.startsWith("Symbol table '.dynsym'")) {
                symbol(line, listing);
            } else if (part.startsWith("Version needs")) {
                need(line, listing);
            } else if (part.startsWith("Version definition")) {
                definition(line, listing);
            } else if (part.startsWith("String dump")) {
                find(COMMENT, line, found -> comments.add("comment " + found.group(1)));
            } else if (part.startsWith("Displaying notes")) {
                find(BUILD_ID, line, found -> buildIds.add("build id " + found.group(1)));
            }
        }
        listing.addAll(comments);
        listing.addAll(buildIds);
        return listing;
    }

    /// The dynamic symbols and entries of `eu-readelf`.
    static List<String> ofElfutils(Path file) {
        List<String> listing = new ArrayList<>();
        boolean inTable = false;
        for (String line : run("eu-readelf", "-s", "-d", "-V", file.toString())) {
            if (line.startsWith("Symbol table")) {
                inTable = line.contains("'.dynsym'");
            } else if (line.startsWith("Dynamic segment") || line.startsWith("Version")) {
                inTable = false;
            } else if (inTable) {
                symbol(line, listing);
            } else {
                find(
                        Pattern.compile("^  (NEEDED|SONAME|RPATH|RUNPATH)\\s+.*: \\[(.*)]$"),
                        line,
                        found -> listing.add("dynamic text " + found.group(1) + " " + found.group(2)));
            }
        }
        return listing;
    }

    private static void header(String line, List<String> listing) {
        String[] parts = line.strip().split(":\\s+", 2);
        if (parts.length < 2) {
            return;
        }
        switch (parts[0]) {
            case "Class" -> listing.add("header class " + parts[1]);
            case "Data" -> listing.add("header " + parts[1].replaceFirst(".*, ", ""));
            case "Type" -> listing.add("header type " + parts[1].replaceFirst(" .*", ""));
            case "Entry point address" -> listing.add("header entry " + parts[1].substring(2));
            case "Flags" ->
                listing.add("header flags " + parts[1].replaceFirst("0x", "").replaceFirst(",.*", ""));
            default -> {
                // The others have names for numbers, which differ by release.
            }
        }
    }

    private static void section(String line, List<String> listing) {
        find(
                SECTION,
                line,
                found -> listing.add(
                        "section " + found.group(1) + " " + found.group(2).strip() + " "
                                + hex(found.group(4)) + " " + hex(found.group(5)) + " " + hex(found.group(6)) + " "
                                + hex(found.group(7)) + " " + found.group(9) + " " + found.group(10) + " "
                                + found.group(11)));
    }

    private static void segment(String line, List<String> listing) {
        find(
                SEGMENT,
                line,
                found -> listing.add("segment " + hex(found.group(2)) + " " + hex(found.group(3)) + " "
                        + hex(found.group(4)) + " " + hex(found.group(5)) + " "
                        + found.group(6).replace(" ", "-") + " " + hex(found.group(7))));
        String asked = "      [Requesting program interpreter: ";
        if (line.startsWith(asked)) {
            listing.add("interpreter " + line.substring(asked.length(), line.length() - 1));
        }
    }

    private static void dynamic(String line, List<String> listing) {
        find(DYNAMIC, line, found -> {
            String tag = found.group(2);
            if (!tag.equals("NULL")) {
                listing.add("dynamic " + hex(found.group(1)));
            }
            if (tag.equals("NEEDED") || tag.equals("SONAME") || tag.equals("RPATH") || tag.equals("RUNPATH")) {
                find(IN_BRACKETS, found.group(3), text -> listing.add("dynamic text " + tag + " " + text.group(1)));
            }
        });
    }

    /// GNU's additions are named only in files whose OS/ABI is GNU; a section's symbol is shown with the section's
    /// name.
    private static void symbol(String line, List<String> listing) {
        find(SYMBOL, line.replace("<OS specific>: 10", "GNU_10").replace("LOOS+0", "GNU_10"), found -> {
            String size = found.group(3);
            String name = found.group(8).strip();
            if (found.group(4).equals("SECTION")) {
                name = "";
            } else if (name.contains("@")) {
                name = name.replaceFirst(" \\(\\d+\\)$", "");
            }
            listing.add("symbol " + found.group(1) + " " + hex(found.group(2)) + " "
                    + (size.startsWith("0x") ? Long.parseUnsignedLong(size.substring(2), 16) : Long.parseLong(size))
                    + " " + found.group(4).replace("GNU_IFUNC", "IFUNC").replace("GNU_10", "IFUNC") + " "
                    + found.group(5).replace("GNU_UNIQUE", "UNIQUE").replace("GNU_10", "UNIQUE") + " " + found.group(6)
                    + " "
                    + sectionIndex(found.group(7)) + " " + ElfListing.plain(name));
        });
    }

    private static String sectionIndex(String index) {
        return switch (index) {
            case "UND", "UNDEF" -> "0";
            case "ABS" -> "65521";
            case "COM", "COMMON" -> "65522";
            default -> index;
        };
    }

    private static void need(String line, List<String> listing) {
        find(NEED_FILE, line, found -> listing.add("need " + found.group(1)));
        find(
                NEED,
                line,
                found -> listing.add("need version " + found.group(1) + " " + found.group(2) + " " + found.group(3)));
    }

    private static void definition(String line, List<String> listing) {
        find(
                DEFINITION,
                line,
                found -> listing.add(
                        "definition " + found.group(3) + " " + found.group(1).strip() + " " + found.group(2)));
        find(PARENT, line, found -> listing.add("definition parent " + found.group(1)));
    }

    private static String hex(String digits) {
        return Long.toHexString(Long.parseUnsignedLong(digits, 16));
    }

    private interface Found {
        void take(Matcher matcher);
    }

    private static void find(Pattern pattern, String line, Found found) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.matches()) {
            found.take(matcher);
        }
    }

    private static List<String> run(String... command) {
        try {
            Path output = Files.createTempFile("readelf", "");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().put("LC_ALL", "C.UTF-8");
                Process process;
                try {
                    process = builder.start();
                } catch (IOException e) {
                    throw new TestAbortedException("skipped: needs " + command[0], e);
                }
                process.waitFor();
                return new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
