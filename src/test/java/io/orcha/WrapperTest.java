package io.orcha;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The wrapper finds a JDK that is new enough. What "enough" is, is raised here beyond any JDK that a machine may have. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is a POSIX shell script; Windows has mvnw.cmd")
class WrapperTest {

    private static final int REQUIRED = 900;

    @TempDir
    Path directory;

    @BeforeEach
    void copyWrapper() throws IOException {
        var script = Files.readString(Path.of("mvnw")).replace("REQUIRED_JDK=25\n", "REQUIRED_JDK=" + REQUIRED + "\n");
        assertThat(script).contains("REQUIRED_JDK=" + REQUIRED);
        Files.writeString(directory.resolve("mvnw"), script);
        Files.createDirectories(directory.resolve(".mvn/wrapper"));
        Files.copy(
                Path.of(".mvn/wrapper/maven-wrapper.properties"),
                directory.resolve(".mvn/wrapper/maven-wrapper.properties"));
    }

    @Test
    void saysInOneLineWhatToInstallWhenThereIsNone() throws Exception {
        var run = run();

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).singleElement().asString().contains("needs a JDK 900", "install one", "JAVA_HOME");
    }

    @Test
    void takesTheOldestThatIsNewEnoughFromTheUsualPlaces() throws Exception {
        install("home/.jdks/older", REQUIRED - 1);
        install("home/.jdks/newest", REQUIRED + 2);
        install("home/.sdkman/candidates/java/enough", REQUIRED + 1);

        assertThat(run().lines()).contains("JDK " + (REQUIRED + 1));
    }

    @Test
    void prefersAJavaHomeThatIsNewEnough() throws Exception {
        install("home/.jdks/other", REQUIRED);
        var own = install("own", REQUIRED + 1);

        assertThat(run("JAVA_HOME", own.toString()).lines()).contains("JDK " + (REQUIRED + 1));
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        install("home/.jdks/other", REQUIRED);
        var own = install("own", 17);

        assertThat(run("JAVA_HOME", own.toString()).lines()).contains("JDK " + REQUIRED);
    }

    /** A JDK whose java says only which version it is. */
    private Path install(String place, int version) throws IOException {
        var jdk = directory.resolve(place);
        Files.createDirectories(jdk.resolve("bin"));
        for (var program : List.of("java", "javac")) {
            var file = jdk.resolve("bin").resolve(program);
            Files.writeString(file, "#!/bin/sh\necho JDK " + version + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        return jdk;
    }

    private record Run(int status, List<String> lines) {}

    private Run run(String... environment) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("sh", directory.resolve("mvnw").toString(), "-v").redirectErrorStream(true);
        builder.environment().remove("JAVA_HOME");
        builder.environment().remove("SDKMAN_DIR");
        builder.environment().put("HOME", directory.resolve("home").toString());
        // Maven itself need not be fetched again.
        builder.environment().put("MAVEN_USER_HOME", System.getProperty("user.home") + "/.m2");
        for (int i = 0; i < environment.length; i += 2) {
            builder.environment().put(environment[i], environment[i + 1]);
        }
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), output.lines().toList());
    }
}
