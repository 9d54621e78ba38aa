package io.orcha.platform.embedded;

import java.util.List;
import java.util.Locale;

/**
 * The machine as the archives with PostgreSQL's binaries name it.
 *
 * @param system {@code linux}, {@code darwin} or {@code windows}
 * @param architecture such as {@code x86_64} or {@code arm_64}
 */
record Platform(String system, String architecture) {

    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String osName, String osArch) {
        var name = osName.toLowerCase(Locale.ROOT);
        String system;
        if (name.startsWith("windows")) {
            system = "windows";
        } else if (name.startsWith("mac")) {
            system = "darwin";
        } else {
            system = name.replace(' ', '_');
        }
        var architecture = switch (osArch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> osArch;
        };
        return new Platform(system, architecture);
    }

    boolean isLinux() {
        return "linux".equals(system);
    }

    boolean isWindows() {
        return "windows".equals(system);
    }

    /** The archives that run here, best first: macOS and Windows on ARM also run binaries for x86_64. */
    List<String> archives() {
        var ours = archive(architecture);
        return "arm_64".equals(architecture) && !isLinux() ? List.of(ours, archive("x86_64")) : List.of(ours);
    }

    String executable(String name) {
        return isWindows() ? name + ".exe" : name;
    }

    private String archive(String machine) {
        return "postgres-" + system + "-" + machine + ".txz";
    }
}
