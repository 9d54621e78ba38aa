package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir
    Path directory;

    @Test
    void unpacksOnceAndRemovesOtherVersions() throws IOException {
        Files.createDirectories(directory.resolve("an-older-version/bin"));

        var binaries = PostgresBinaries.unpack(directory, Platform.current());

        assertThat(binaries.program("postgres")).isExecutable();
        assertThat(directory.toFile().list())
                .containsExactly(binaries.root().getFileName().toString());
        try (var links = Files.walk(binaries.root()).filter(Files::isSymbolicLink)) {
            assertThat(links).allMatch(Files::exists);
        }

        var mark = Files.createFile(binaries.root().resolve("mark"));
        assertThat(PostgresBinaries.unpack(directory, Platform.current())).isEqualTo(binaries);
        assertThat(mark).exists();
    }

    @Test
    void namesTheWayOutWhereNoBinariesAre() {
        assertThatThrownBy(() -> PostgresBinaries.unpack(directory, Platform.of("SunOS", "sparcv9")))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("No PostgreSQL for sunos on sparcv9")
                .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void knowsTheArchivesOfEverySystem() {
        assertThat(Platform.of("Linux", "amd64").archives()).containsExactly("postgres-linux-x86_64.txz");
        assertThat(Platform.of("Linux", "aarch64").archives()).containsExactly("postgres-linux-arm_64.txz");
        assertThat(Platform.of("Mac OS X", "x86_64").archives()).containsExactly("postgres-darwin-x86_64.txz");
        assertThat(Platform.of("Mac OS X", "aarch64").archives())
                .containsExactly("postgres-darwin-arm_64.txz", "postgres-darwin-x86_64.txz");
        assertThat(Platform.of("Windows 11", "amd64").archives()).containsExactly("postgres-windows-x86_64.txz");
        assertThat(Platform.of("Windows 11", "amd64").executable("pg_ctl")).isEqualTo("pg_ctl.exe");
    }
}
