package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service that runs as root starts PostgreSQL, which does not. */
class LauncherTest {

    @TempDir
    Path directory;

    @Test
    void runsProgramsDirectlyUnlessRoot() throws IOException {
        assumeTrue(!isRoot());

        assertThat(Launcher.detect(Platform.current())).isEqualTo(Launcher.direct());
    }

    @Test
    void asRootPrefersAUserNamespaceAndKeepsTheFiles() throws IOException, SQLException {
        assumeTrue(isRoot());
        var launcher = Launcher.inUserNamespace();
        assumeTrue(launcher.isPresent(), "no user namespaces");

        assertThat(Launcher.detect(Platform.current())).isEqualTo(launcher.get());
        try (var postgres = EmbeddedPostgres.start(directory, launcher.get())) {
            assertThat(Sql.value(postgres, "SELECT 1")).isEqualTo("1");
            assertThat(Files.getAttribute(directory.resolve("postgres"), "unix:uid"))
                    .isEqualTo(0);
        }
    }

    @Test
    void asRootFallsBackToAnUnprivilegedAccountAndBack() throws IOException, SQLException {
        assumeTrue(isRoot());
        var account = Launcher.asUnprivilegedAccount().orElseThrow();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var home = directory.resolve("home");

        try (var postgres = EmbeddedPostgres.start(home, account)) {
            Sql.execute(postgres, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Ada')");
            assertThat(new PidFile(home.resolve("postgres"))
                            .server()
                            .orElseThrow()
                            .info()
                            .user())
                    .contains(account.owner().name());
            assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx--x---"));
            assertThat(Files.getPosixFilePermissions(home.resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }

        var namespace = Launcher.inUserNamespace();
        assumeTrue(namespace.isPresent(), "no user namespaces");
        for (var launcher : new Launcher[] {namespace.get(), account}) {
            try (var postgres = EmbeddedPostgres.start(home, launcher)) {
                assertThat(Sql.value(postgres, "SELECT name FROM kept")).isEqualTo("Ada");
            }
        }
    }

    @Test
    void saysWhenTheAccountCannotReachTheDirectory() throws IOException {
        assumeTrue(isRoot());
        var account = Launcher.asUnprivilegedAccount().orElseThrow();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));

        assertThatThrownBy(() -> EmbeddedPostgres.start(directory.resolve("home"), account))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining(
                        "PostgreSQL cannot reach " + directory.toRealPath().resolve("home"))
                .hasMessageContaining("orcha.data-dir");
    }

    @Test
    void prefersTheAccountNamedAfterPostgres() throws IOException {
        var passwd = directory.resolve("passwd");
        Files.writeString(passwd, """
                root:x:0:0:root:/root:/bin/bash
                nobody:x:65534:65533:nobody:/nonexistent:/usr/sbin/nologin
                postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash
                """);
        assertThat(Account.unprivileged(passwd)).contains(new Account("postgres", 101, 104));

        Files.writeString(passwd, "root:x:0:0::/:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n");
        assertThat(Account.unprivileged(passwd)).contains(new Account("nobody", 65534, 65533));

        Files.writeString(passwd, "root:x:0:0::/:/bin/sh\n");
        assertThat(Account.unprivileged(passwd)).isEmpty();
    }

    private static boolean isRoot() {
        return Platform.current().isLinux() && new UnixSystem().getUid() == 0;
    }
}
