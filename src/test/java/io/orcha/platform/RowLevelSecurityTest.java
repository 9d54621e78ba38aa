package io.orcha.platform;

import static io.orcha.testing.Api.chat;
import static io.orcha.testing.Api.getMemory;
import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static io.orcha.testing.Api.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orcha.platform.RowLevelSecurity.Demand;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The second wall: the database itself keeps users apart, also from a service that forgets to. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(WithoutWorkers.class)
class RowLevelSecurityTest {

    @Inject
    Database database;

    @Inject
    RowLevelSecurity rowLevelSecurity;

    @Inject
    AgroalDataSource runtime;

    @Inject
    @DataSource("owner")
    AgroalDataSource owner;

    private final String ana = newUser();
    private final String bob = newUser();

    @Inject
    ReadConsistency consistency;

    @Test
    void isDemandedOfTheReadReplicasUserAsWell() {
        var config = ConfigProvider.getConfig();
        var url = config.getValue("quarkus.datasource.jdbc.url", String.class);
        var owners = config.getValue("quarkus.datasource.owner.username", String.class);
        var services = config.getValue("quarkus.datasource.username", String.class);

        assertThatThrownBy(() -> check(url, owners, Demand.REQUIRED))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("read replica");
        assertThatCode(() -> check(url, owners, Demand.PREFERRED)).doesNotThrowAnyException();
        assertThatCode(() -> check(url, services, Demand.REQUIRED)).doesNotThrowAnyException();
        assertThatCode(() -> check("jdbc:postgresql://127.0.0.1:1/orcha", owners, Demand.REQUIRED))
                .as("a replica that is away")
                .doesNotThrowAnyException();
    }

    private void check(String replicasUrl, String replicasUser, Demand demand) {
        var password = ConfigProvider.getConfig().getOptionalValue("quarkus.datasource.password", String.class);
        var replica = new ReadReplica(
                new ReadReplicaConfig() {
                    @Override
                    public Optional<String> readUrl() {
                        return Optional.of(replicasUrl);
                    }

                    @Override
                    public Optional<String> readUsername() {
                        return Optional.of(replicasUser);
                    }

                    @Override
                    public Optional<String> readPassword() {
                        return password;
                    }

                    @Override
                    public int readMaxSize() {
                        return 1;
                    }

                    @Override
                    public Duration readRetry() {
                        return Duration.ofSeconds(5);
                    }
                },
                Optional.empty(),
                Optional.empty(),
                consistency,
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        try {
            new RowLevelSecurity(database, replica, demand).check(new StartupEvent());
        } finally {
            replica.close();
        }
    }

    @Test
    void holdsForTheServicesOwnRoleOnEveryTableOfUsers() {
        assertThat(rowLevelSecurity.isActive()).isTrue();
        assertThat(database.maintenance().query(row -> row.getString(1), """
                        SELECT c.relname FROM pg_class c
                          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'user_id'
                         WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity
                        """)).isEmpty();
        assertThat(database.query(
                        row -> row.getBoolean(1),
                        "SELECT rolsuper OR rolbypassrls OR pg_has_role(current_user, %s, 'MEMBER') FROM pg_roles WHERE rolname = current_user"
                                .formatted("'orcha'")))
                .containsExactly(false);
    }

    @Test
    void showsNothingOfAnotherUserWhenTheServiceForgetsToAsk() {
        saveMemory(ana, "Ana's secret: quixotic.");
        var session = session(chat(ana, "My spare key is quixotic."));
        json(map("text", "Ana's secret: quixotic.")).post("/api/v1/memory/{id}/pins", ana);
        saveMemory(bob, "Bob likes tea.");

        InspectedDatabase.withoutFilter(() -> {
            for (var path : List.of(
                    "/api/v1/memory/{id}",
                    "/api/v1/memory/{id}/versions",
                    "/api/v1/memory/{id}/versions/verify",
                    "/api/v1/memory/{id}/why",
                    "/api/v1/memory/{id}/pins",
                    "/api/v1/memory/{id}/suppressions",
                    "/api/v1/memory/{id}/review",
                    "/api/v1/users/{id}/settings",
                    "/api/v1/users/{id}/consent",
                    "/api/v1/users/{id}/audit")) {
                assertThat(given().get(path, bob).asString()).as(path).doesNotContain("quixotic", "Ana", ana);
            }
            given().get("/sessions?user_id={id}", bob).then().body("sessions", equalTo(List.of()));
            assertThat(given().get("/api/v1/sessions/{s}/messages?user_id={id}", session, bob)
                            .asString())
                    .doesNotContain("quixotic");
            assertThat(chat(bob, "What is my secret?").asString()).doesNotContain("quixotic");
        });
    }

    @Test
    void changesNothingOfAnotherUserWhenTheServiceForgetsToAsk() {
        saveMemory(ana, "Ana's secret: quixotic.");
        var session = session(chat(ana, "My spare key is quixotic."));

        InspectedDatabase.withoutFilter(() -> {
            saveMemory(bob, "Bob likes tea.").then().statusCode(200);
            given().delete("/api/v1/sessions/{s}?user_id={id}", session, bob)
                    .then()
                    .statusCode(404);
            given().delete("/api/v1/memory/{id}", bob).then().statusCode(200);
            given().delete("/api/v1/users/{id}", bob).then().statusCode(200);
        });

        getMemory(ana).then().body("memory.content", equalTo("Ana's secret: quixotic."));
        assertThat(given().get("/api/v1/sessions/{s}/messages?user_id={id}", session, ana)
                        .asString())
                .contains("quixotic");
    }

    @Test
    void letsNobodyWriteForAnotherUser() {
        saveMemory(ana, "Ana's secret: quixotic.");

        assertThatThrownBy(() -> database.forUser(bob)
                        .update("INSERT INTO memory_marks (user_id, id, kind, text, created_at)"
                                + " VALUES ('%s', gen_random_uuid(), 'pin', 'x', now())".formatted(ana)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("42501");
    }

    @Test
    void showsNobodysRowsToAStatementThatActsForNobody() throws SQLException {
        saveMemory(ana, "Ana's secret: quixotic.");
        database.forUser(ana).query(row -> row.getInt(1), "SELECT 1 FROM users WHERE user_id = ?", ana);

        try (var connection = runtime.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('orcha.user_id', '', false)");
            for (var table :
                    List.of("users", "user_memories", "user_memory_versions", "chat_messages", "audit_events")) {
                try (var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                    rows.next();
                    assertThat(rows.getLong(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void failsAStatementThatDoesNotNameTheUser() {
        assertThatThrownBy(() -> database.forUser(ana)
                        .query(row -> row.getInt(1), "SELECT 1 FROM chat_messages WHERE role = ?", "user"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("chat_messages");
        assertThatThrownBy(() ->
                        database.query(row -> row.getInt(1), "SELECT 1 FROM chat_messages WHERE user_id = ?", ana))
                .isInstanceOf(AssertionError.class);
        assertThat(StatementPlan.of(owner, """
                        SELECT m.id FROM chat_sessions s JOIN chat_messages m ON m.session_id = s.id
                         WHERE s.user_id = ?
                        """).readForEverybody()).containsExactly("chat_messages");
    }
}
