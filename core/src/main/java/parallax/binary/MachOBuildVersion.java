package parallax.binary;

import java.util.List;

/// For what an image was built (LC_BUILD_VERSION, or the older LC_VERSION_MIN_*).
///
/// @param platform as `mach-o/loader.h` has it: 1 for macOS
/// @param minOs the oldest system it runs on
/// @param sdk 0.0 where it is not told
/// @param tools with their versions; empty for LC_VERSION_MIN_*
public record MachOBuildVersion(int platform, MachOVersion minOs, MachOVersion sdk, List<Tool> tools) {

    /// @param tool 1 clang, 2 swift, 3 ld, 4 lld
    public record Tool(int tool, MachOVersion version) {
        public String name() {
            return switch (tool) {
                case 1 -> "clang";
                case 2 -> "swift";
                case 3 -> "ld";
                case 4 -> "lld";
                default -> "tool-" + tool;
            };
        }
    }

    public MachOBuildVersion {
        tools = List.copyOf(tools);
    }

    public String platformName() {
        return switch (platform) {
            case 1 -> "macos";
            case 2 -> "ios";
            case 3 -> "tvos";
            case 4 -> "watchos";
            case 5 -> "bridgeos";
            case 6 -> "macCatalyst";
            case 7 -> "iossimulator";
            case 8 -> "tvossimulator";
            case 9 -> "watchossimulator";
            case 10 -> "driverkit";
            case 11 -> "xros";
            case 12 -> "xrossimulator";
            default -> "platform-" + Integer.toUnsignedString(platform);
        };
    }
}
