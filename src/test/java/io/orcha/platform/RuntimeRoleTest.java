package io.orcha.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Optional;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** A user in the URL beside another one in the settings would be taken instead, and is refused. */
class RuntimeRoleTest {

    private static final String URL =
            "jdbc:postgresql://db.example.com/orcha?sslmode=require&user=orcha_app&password=x";
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void theDriverTakesTheUserOfTheUrl() {
        var given = new Properties();
        given.setProperty("user", "orcha");

        Assertions.assertThat(Driver.parseURL(URL, given)).containsEntry("user", "orcha_app");
    }

    @Test
    void refusesAnOwnerBesideAUserInTheUrl() {
        assertThatThrownBy(() -> new RuntimeRole(NONE, URL, Optional.of("orcha"), Optional.of(URL)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.datasource.owner.username")
                .hasMessageContaining("quarkus.datasource.jdbc.url");
        assertThatThrownBy(() -> new RuntimeRole(Optional.of("other"), URL, NONE, NONE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("quarkus.datasource.username");
    }

    @Test
    void acceptsAUserWhoIsNamedOnceOrIsTheSame() {
        var ownersUrl = Optional.of("jdbc:postgresql://db.example.com/orcha?user=orcha");
        assertThatCode(() -> new RuntimeRole(NONE, URL, NONE, NONE)).doesNotThrowAnyException();
        assertThatCode(() -> new RuntimeRole(NONE, URL, Optional.of("orcha"), ownersUrl))
                .doesNotThrowAnyException();
        assertThatCode(() -> new RuntimeRole(
                        Optional.of("orcha_app"), "jdbc:postgresql://h/orcha", Optional.of("orcha"), NONE))
                .doesNotThrowAnyException();
    }
}
