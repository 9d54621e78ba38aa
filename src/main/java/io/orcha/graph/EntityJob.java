package io.orcha.graph;

import io.orcha.model.embedding.Embedder;
import io.orcha.model.embedding.Quantised;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobDeferredException;
import io.orcha.recall.index.IndexChanges;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The job that gives entities the vectors by which they are found by meaning, of what they are called and what they are. */
@ApplicationScoped
class EntityJob implements Job {

    private static final int BATCH = 64;

    /** Of what something is called the first names say enough. */
    private static final int MOST_NAMES = 6;

    private static final String NEXT = """
            SELECT e.id, e.kind, e.updated_at,
                   ARRAY(SELECT n.name FROM memory_entity_names n
                          WHERE n.user_id = e.user_id AND n.entity_id = e.id ORDER BY n.name <> e.name, n.name_key LIMIT %d),
                   ARRAY(SELECT r.value FROM memory_relations r
                          WHERE r.user_id = e.user_id AND r.subject_id = e.id AND r.value IS NOT NULL
                            AND r.superseded_at IS NULL AND r.predicate IN ('occupation', 'species')
                          ORDER BY r.id LIMIT 3),
                   ARRAY(SELECT DISTINCT replace(r.predicate, '_', ' ') FROM memory_relations r
                          WHERE r.user_id = e.user_id AND r.object_id = e.id AND r.superseded_at IS NULL
                          ORDER BY 1 LIMIT 3)
              FROM memory_entities e
             WHERE e.user_id = ? AND e.embedding_model IS DISTINCT FROM ?
             ORDER BY e.id LIMIT ?
            """.formatted(MOST_NAMES);

    private static final String STORE = """
            UPDATE memory_entities e
               SET embedding = decode(given.embedding, 'base64'), embedding_model = ?, revision = ?::bigint
              FROM unnest(?::uuid[], ?::timestamptz[], ?::text[]) AS given (id, updated_at, embedding)
             WHERE e.user_id = ? AND e.id = given.id AND e.updated_at = given.updated_at
            """;

    private static final String ANY = """
            SELECT 1 FROM memory_entities WHERE user_id = ? AND embedding_model IS DISTINCT FROM ? LIMIT 1
            """;

    private final Database database;
    private final IndexChanges index;
    private final Embedder embedder;
    private final Clock clock;

    EntityJob(Database database, IndexChanges index, Embedder embedder, Clock clock) {
        this.database = database;
        this.index = index;
        this.embedder = embedder;
        this.clock = clock;
    }

    @Override
    public String name() {
        return EntityTasks.JOB;
    }

    private record Unread(UUID id, Instant updatedAt, String text) {}

    @Override
    public void run(String instance) {
        var user = new UserId(instance);
        var batch = next(user);
        while (!batch.isEmpty()) {
            store(user, batch);
            batch = next(user);
        }
    }

    private List<Unread> next(UserId user) {
        return database.forUser(user.value())
                .query(
                        row -> new Unread(
                                row.getObject(1, UUID.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                text(
                                        row.getString(2),
                                        (String[]) row.getArray(4).getArray(),
                                        (String[]) row.getArray(5).getArray(),
                                        (String[]) row.getArray(6).getArray())),
                        NEXT,
                        user.value(),
                        embedder.model(),
                        BATCH);
    }

    /** What describes an entity: "Ana, sister: person, nurse, sister". */
    private static String text(String kind, String[] names, String[] attributes, String[] roles) {
        var said = new ArrayList<>(List.of(kind));
        said.addAll(List.of(attributes));
        said.addAll(List.of(roles));
        return String.join(", ", names) + ": " + String.join(", ", said);
    }

    private void store(UserId user, List<Unread> batch) {
        var vectors = embedder.embedEach(batch.stream().map(Unread::text).toList());
        if (vectors.isEmpty()) {
            throw new JobDeferredException(
                    "there is no embedding model; entities are found by their names all the same");
        }
        database.forUser(user.value()).transaction(statements -> {
            long revision = index.next(statements, user);
            return statements.update(
                    STORE,
                    embedder.model(),
                    revision,
                    GraphTable.array(batch.stream().map(Unread::id).toList()),
                    batch.stream().map(one -> one.updatedAt().toString()).toArray(String[]::new),
                    vectors.stream().map(EntityJob::base64).toArray(String[]::new),
                    user.value());
        });
    }

    /** What the model refuses is found by its names alone. */
    private static @Nullable String base64(Optional<float[]> vector) {
        return vector.map(numbers ->
                        Base64.getEncoder().encodeToString(Quantised.of(numbers).values()))
                .orElse(null);
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return statements.forUser(instance).queryOne(row -> clock.instant(), ANY, instance, embedder.model());
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(2), Duration.ofMinutes(5), Integer.MAX_VALUE);
    }
}
