package io.orcha.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final Path USER_HOME = Path.of(System.getProperty("user.home"));

    @TempDir
    Path directory;

    @AfterEach
    void clearSettings() {
        System.clearProperty("orcha.data-dir");
        System.clearProperty("quarkus.datasource.jdbc.url");
    }

    @Test
    void pointsTheServiceAtAServerOfItsOwnUntilItIsClosed() {
        System.setProperty("orcha.data-dir", directory.toString());

        try (var _ = EmbeddedDatabase.startUnlessConfigured()) {
            assertThat(EmbeddedDatabase.isRunning()).isTrue();
            assertThat(System.getProperty("quarkus.datasource.jdbc.url"))
                    .matches("jdbc:postgresql://127\\.0\\.0\\.1:\\d+/orcha");
            assertThat(System.getProperty("quarkus.datasource.username")).isEqualTo("orcha_app");
            assertThat(System.getProperty("quarkus.datasource.owner.username")).isEqualTo("orcha");
            assertThat(System.getProperty("quarkus.datasource.password")).hasSize(43);
        }

        assertThat(EmbeddedDatabase.isRunning()).isFalse();
        assertThat(System.getProperties())
                .doesNotContainKeys(
                        "quarkus.datasource.jdbc.url",
                        "quarkus.datasource.username",
                        "quarkus.datasource.password",
                        "quarkus.datasource.owner.username",
                        "quarkus.datasource.owner.password");
    }

    @Test
    void startsNoneWhenADatabaseIsConfigured() {
        System.setProperty("orcha.data-dir", directory.toString());
        System.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.com/orcha");

        try (var _ = EmbeddedDatabase.startUnlessConfigured()) {
            assertThat(EmbeddedDatabase.isRunning()).isFalse();
            assertThat(directory).isEmptyDirectory();
        }

        assertThat(System.getProperty("quarkus.datasource.jdbc.url")).contains("db.example.com");
    }

    @Test
    void keepsDataInTheUsersHomeUnlessToldOtherwise() {
        assertThat(settings(Map.of())).isEqualTo(new DatabaseSettings(false, USER_HOME.resolve(".orcha")));
        assertThat(settings(Map.of("orcha.data-dir", "/srv/orcha")).dataHome()).isEqualTo(Path.of("/srv/orcha"));
        assertThat(settings(Map.of("orcha.data-dir", "~/memory")).dataHome()).isEqualTo(USER_HOME.resolve("memory"));
    }

    @Test
    void takesAnEmptyUrlForNone() {
        assertThat(settings(Map.of("quarkus.datasource.jdbc.url", "")).configured())
                .isFalse();
    }

    private static DatabaseSettings settings(Map<String, String> values) {
        return DatabaseSettings.of(
                new SmallRyeConfigBuilder().withDefaultValues(values).build());
    }
}
