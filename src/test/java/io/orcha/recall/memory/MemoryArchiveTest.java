package io.orcha.recall.memory;

import static io.orcha.testing.Api.json;
import static io.orcha.testing.Api.map;
import static io.orcha.testing.Api.newUser;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.Database;
import io.orcha.testing.PostgresResource;
import io.orcha.testing.ThirtyDays;
import io.orcha.user.UserId;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is old, unimportant and never recalled is archived; what a user wrote, pinned or heard of stays. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ThirtyDays.class)
class MemoryArchiveTest {

    private static final String ALL = "/api/v1/users/{user}/memories";

    @Inject
    MemoryArchive archive;

    @Inject
    MemoryAccess access;

    @Inject
    LongTermMemories memories;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    private final String user = newUser();

    @Test
    void archivesWhatIsOldUnimportantAndNeverRecalled() {
        learned("Saw a film.", 0.3, 181);
        var recalled = learned("Ate soup.", 0.3, 181);
        access.recalled(new UserId(user), List.of(recalled));
        access.write();
        learned("Is called Fred.", 0.9, 181);
        learned("Saw a play.", 0.3, 179);
        var pinned = learned("Saw an opera.", 0.3, 181);
        given().put(ALL + "/{id}/pin", user, pinned).then().statusCode(200);
        var written = learned("Wrote a poem.", 0.3, 181);
        set("origin = 'written'", written);
        double before = meters.counter("orcha.recall.memories.archived").count();

        archive.tidy();

        assertThat(texts("archived=true")).containsExactly("Saw a film.");
        assertThat(texts("archived=false")).hasSize(5);
        assertThat(meters.counter("orcha.recall.memories.archived").count() - before)
                .isGreaterThanOrEqualTo(1);
        archive.tidy();
        assertThat(texts("archived=true")).containsExactly("Saw a film.");
    }

    @Test
    void deletesWhatWasArchivedLongAgo() {
        var old = learned("Saw a film.", 0.3, 300);
        var pinned = learned("Saw a play.", 0.3, 300);
        var fresh = learned("Saw an opera.", 0.3, 300);
        set("archived_at = now() - interval '31 days'", old);
        set("archived_at = now() - interval '31 days', pinned = true", pinned);
        set("archived_at = now() - interval '29 days'", fresh);

        archive.tidy();

        assertThat(texts("limit=10")).containsExactlyInAnyOrder("Saw a play.", "Saw an opera.");
    }

    @Test
    void bringsBackWhatIsPinnedOrWrittenAgain() {
        var film = learned("Saw a film.", 0.3, 181);
        learned("Saw a play.", 0.3, 181);
        archive.tidy();
        assertThat(texts("archived=true")).hasSize(2);

        given().put(ALL + "/{id}/pin", user, film).then().statusCode(200);
        json(map("text", "Saw a play.")).post(ALL, user).then().statusCode(200);

        assertThat(texts("archived=true")).isEmpty();
    }

    @Test
    void countsWhatIsRecalledWithoutChangingItsTag() {
        var memory = learned("Saw a film.", 0.3, 1);
        var tag = given().get(ALL + "/{id}", user, memory).header("ETag");

        access.recalled(new UserId(user), List.of(memory, UUID.randomUUID()));
        access.recalled(new UserId(user), List.of(memory));
        access.write();
        access.write();

        given().get(ALL + "/{id}", user, memory)
                .then()
                .header("ETag", tag)
                .body("access_count", org.hamcrest.Matchers.equalTo(2))
                .body("last_accessed_at", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void countsNothingWhenNoMemoryIsRecalled() {
        var counts = new MemoryAccess(database, Clock.systemUTC());

        counts.recalled(new UserId(user), List.of());
        assertThat(counts.write()).isZero();

        counts.recalled(new UserId(user), List.of(learned("Saw a film.", 0.3, 1)));
        assertThat(counts.write()).isOne();
    }

    /** Each replica dates what it changes by its own clock. */
    @Test
    void noticesAChangeThatIsDatedBeforeTheLast() {
        var film = learned("Saw a film.", 0.3, 1);
        set("updated_at = now() + interval '1 hour'", learned("Saw a play.", 0.3, 1));
        var before = memories.state(new UserId(user));

        given().put(ALL + "/{id}/pin", user, film).then().statusCode(200);

        assertThat(memories.state(new UserId(user))).isNotEqualTo(before);
    }

    private UUID learned(String text, double importance, int daysAgo) {
        var id = UUID.randomUUID();
        database.maintenance()
                .update("INSERT INTO users (user_id, created_at) VALUES (?, now()) ON CONFLICT DO NOTHING", user);
        database.maintenance().update("""
                INSERT INTO recall_indexes (user_id, revision, removals) VALUES (?, 1, 0) ON CONFLICT DO NOTHING
                """, user);
        database.maintenance().update("""
                INSERT INTO long_term_memories
                       (user_id, id, text, text_hash, kind, importance, confidence, message_ids, origin, created_at, updated_at,
                        revision)
                VALUES (?, ?, ?, ?, 'event', ?, 0.7, '{}', 'learned', now() - ? * interval '1 day',
                        now() - ? * interval '1 day', 1)
                """, user, id, text, MemoryTable.hash(text), importance, daysAgo, daysAgo);
        return id;
    }

    private void set(String assignments, UUID id) {
        database.maintenance()
                .update(
                        "UPDATE long_term_memories SET %s WHERE user_id = ? AND id = ?".formatted(assignments),
                        user,
                        id);
    }

    private List<String> texts(String query) {
        return given().get(ALL + "?" + query, user)
                .then()
                .statusCode(200)
                .extract()
                .path("memories.text");
    }
}
