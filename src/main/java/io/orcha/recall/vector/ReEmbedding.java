package io.orcha.recall.vector;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Database;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobSql;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Has everything indexed again that has no vector of the configured model: after another model was configured, and after the model
 * could not be had. It looks at every start, and as long as the model cannot be had every few minutes. Words are found meanwhile.
 */
@ApplicationScoped
public class ReEmbedding implements Job {

    static final String NAME = "recall-embed-again";

    private static final Logger LOG = Logger.getLogger(ReEmbedding.class);
    private static final Duration LOOKS_AGAIN_AFTER = Duration.ofMinutes(5);

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, '*' AS instance, ?::timestamptz AS due".formatted(NAME));

    private static final String NEXT_USERS = """
            SELECT user_id FROM users u
             WHERE user_id > ?
               AND (EXISTS (SELECT FROM message_passages p WHERE p.user_id = u.user_id AND p.embedding_model IS DISTINCT FROM ?)
                    OR EXISTS (SELECT FROM long_term_memories m
                                WHERE m.user_id = u.user_id AND m.embedding_model IS DISTINCT FROM ?)
                    %s)
             ORDER BY user_id LIMIT 200
            """;

    private static final String TASKS = """
            INSERT INTO recall_tasks (user_id, task, source_id)
            SELECT user_id, 'index', message_id
              FROM message_passages
             WHERE user_id = ANY (?) AND embedding_model IS DISTINCT FROM ?
             UNION
            SELECT user_id, 'index', id
              FROM long_term_memories
             WHERE user_id = ANY (?) AND embedding_model IS DISTINCT FROM ?
                ON CONFLICT DO NOTHING
            """;

    private static final String INDEX = JobSql.scheduleBehind(
            "SELECT 'recall-index' AS name, user_id AS instance, ?::timestamptz AS due FROM users WHERE user_id = ANY (?)");

    private final Database database;
    private final Embedder embedder;
    private final List<EmbeddedTexts> others;
    private final Clock clock;
    private final String nextUsers;

    ReEmbedding(Database database, Embedder embedder, @All List<EmbeddedTexts> others, Clock clock) {
        this.database = database;
        this.embedder = embedder;
        this.others = others;
        this.clock = clock;
        this.nextUsers = NEXT_USERS.formatted(
                others.stream().map(texts -> "OR " + texts.unread()).collect(Collectors.joining(" ")));
    }

    void atStart(@Observes StartupEvent event) {
        schedule();
    }

    /** Has it looked for now. */
    public void schedule() {
        database.update(SCHEDULE, clock.instant());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String instance) {
        if (embedder.problem().isPresent()) {
            return;
        }
        int texts = 0;
        var last = "";
        while (true) {
            var users = database.maintenance()
                    .query(row -> row.getString(1), nextUsers, parameters(last))
                    .toArray(String[]::new);
            if (users.length == 0) {
                break;
            }
            texts += database.maintenance().transaction(statements -> {
                int added = statements.update(TASKS, users, embedder.model(), users, embedder.model());
                statements.update(INDEX, clock.instant(), users);
                others.forEach(it -> it.embedAgain(statements, users));
                return added;
            });
            last = users[users.length - 1];
        }
        if (texts > 0) {
            LOG.infof("%d texts have no vectors of %s yet, and are about to be embedded.", texts, embedder.model());
        }
    }

    private Object[] parameters(String last) {
        var parameters = new ArrayList<Object>(List.of(last));
        parameters.addAll(Collections.nCopies(2 + others.size(), embedder.model()));
        return parameters.toArray();
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return embedder.problem().map(_ -> clock.instant().plus(LOOKS_AGAIN_AFTER));
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(10), Duration.ofMinutes(10), Integer.MAX_VALUE);
    }
}
