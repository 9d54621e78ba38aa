package io.orcha.operations;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.orcha.testing.Api.saveMemory;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.WithoutWorkers;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept for a limited time goes. */
@QuarkusTest
@TestProfile(WithoutWorkers.class)
@QuarkusTestResource(PostgresResource.class)
class HousekeepingTest {

    @Inject
    Housekeeping housekeeping;

    @Inject
    Database database;

    private final String user = newUser();

    @BeforeEach
    void keepSomethingTooLong() {
        json(map("user_id", user, "content", "- Prefers tea.\n- Lives in Oslo."))
                .header("Idempotency-Key", "old")
                .post("/api/v1/memory")
                .then()
                .statusCode(200);
        saveMemory(user, "Prefers tea.");
        json(map("user_id", user, "content", "Prefers tea."))
                .header("Idempotency-Key", "new")
                .post("/api/v1/memory");
        database.maintenance().update("""
                INSERT INTO memory_sentence_sources
                       (user_id, version, position, sentence, message_ids, model, prompt_version, created_at)
                VALUES (?, 1, 0, 'Prefers tea.', '{}', 'm', 'p', now()), (?, 1, 1, 'Lives in Oslo.', '{}', 'm', 'p', now())
                """, user, user);
        database.maintenance()
                .update(
                        "UPDATE user_memory_versions SET created_at = created_at - interval '400 days'"
                                + " WHERE user_id = ? AND version = 1",
                        user);
        database.maintenance()
                .update(
                        "UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'"
                                + " WHERE user_id = ? AND key = 'old'",
                        user);
    }

    @Test
    void deletesWhatIsDueAndNothingElse() {
        housekeeping.run("*");

        assertThat(kept("SELECT version::text FROM user_memory_versions WHERE user_id = ? ORDER BY version"))
                .isEqualTo("2,3");
        assertThat(kept("SELECT sentence FROM memory_sentence_sources WHERE user_id = ?"))
                .isEqualTo("Prefers tea.");
        assertThat(kept("SELECT key FROM idempotency_keys WHERE user_id = ?")).isEqualTo("new");
    }

    @Test
    void deletesResponsesAlsoWhenVersionsCannotBe() {
        database.maintenance().update("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'refused'; END $$
                """);
        database.maintenance().update("""
                CREATE TRIGGER refuse BEFORE DELETE ON user_memory_versions FOR EACH STATEMENT EXECUTE FUNCTION refuse()
                """);
        try {
            assertThatThrownBy(() -> housekeeping.run("*"))
                    .as("the job failed, and is tried again")
                    .isInstanceOf(IllegalStateException.class);
        } finally {
            database.maintenance().update("DROP FUNCTION refuse CASCADE");
        }

        assertThat(kept("SELECT key FROM idempotency_keys WHERE user_id = ?")).isEqualTo("new");
    }

    @Test
    void isNotPutOffByAStart() {
        database.maintenance()
                .update("UPDATE scheduled_tasks SET execution_time = now() - interval '7 minutes'"
                        + " WHERE task_name = 'housekeeping'");
        var due = due();

        housekeeping.schedule(new StartupEvent());

        assertThat(due()).isEqualTo(due);
    }

    @Test
    void isScheduledByTheFirstStart() {
        database.maintenance().update("DELETE FROM scheduled_tasks WHERE task_name = 'housekeeping'");

        housekeeping.schedule(new StartupEvent());

        assertThat(due()).isNotEmpty();
    }

    private String due() {
        return String.join(
                ",",
                database.maintenance()
                        .query(
                                row -> row.getString(1),
                                "SELECT execution_time::text FROM scheduled_tasks WHERE task_name = 'housekeeping'"));
    }

    private String kept(String sql) {
        return String.join(",", database.maintenance().query(row -> row.getString(1), sql, user));
    }
}
