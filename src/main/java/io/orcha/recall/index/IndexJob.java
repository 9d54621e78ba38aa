package io.orcha.recall.index;

import io.orcha.model.Embedder;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.problem.FailureDescription;
import io.orcha.session.RecallTasks;
import io.orcha.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The job that makes a user's messages and long-term memories findable. Without the embedding model they are found by their words,
 * and the job is tried again until there are vectors as well.
 */
@ApplicationScoped
class IndexJob implements Job {

    private static final Logger LOG = Logger.getLogger(IndexJob.class);

    /** Enough that a transaction costs little beside the vectors, and few enough that a crash repeats little. */
    private static final int BATCH = 32;

    /** A job that gives others their turn begins again. */
    private static final int MOST_BATCHES = 64;

    private final IndexTasks tasks;
    private final TextReader reader;
    private final Embedder embedder;
    private final Clock clock;

    IndexJob(IndexTasks tasks, TextReader reader, Embedder embedder, Clock clock) {
        this.tasks = tasks;
        this.reader = reader;
        this.embedder = embedder;
        this.clock = clock;
    }

    @Override
    public String name() {
        return RecallTasks.JOB;
    }

    @Override
    public void run(String instance) {
        var user = new UserId(instance);
        for (int i = 0; i < MOST_BATCHES && indexSome(user); i++) {
            LOG.trace("made more findable");
        }
    }

    private boolean indexSome(UserId user) {
        var gone = new ArrayList<UUID>();
        var batch = tasks.next(user, BATCH, gone);
        tasks.drop(user, gone);
        if (batch.isEmpty()) {
            return !gone.isEmpty();
        }
        var readings = batch.stream().map(reader::read).toList();
        var vectors = vectors(readings);
        var indexed = new ArrayList<Indexed>(batch.size());
        int from = 0;
        for (int i = 0; i < batch.size(); i++) {
            var reading = readings.get(i);
            int to = vectors.isEmpty() ? 0 : from + reading.passages().size();
            indexed.add(new Indexed(
                    batch.get(i),
                    StoredTerms.toBytes(reading.terms()),
                    vectors.subList(from, to).stream()
                            .map(StoredVector::toBytes)
                            .toList()));
            from = to;
        }
        tasks.store(user, indexed, vectors.isEmpty() ? null : embedder.model());
        if (vectors.isEmpty()) {
            throw new IllegalStateException("there is no embedding model; words are found all the same");
        }
        return true;
    }

    /** Of all passages in their order; none when the model cannot be used. */
    private List<float[]> vectors(List<TextReader.Reading> readings) {
        var passages = readings.stream()
                .flatMap(reading -> reading.passages().stream())
                .toList();
        try {
            return embedder.embed(passages);
        } catch (RuntimeException e) {
            LOG.debugf("no vectors: %s", FailureDescription.of(e));
            return List.of();
        }
    }

    @Override
    public Optional<Instant> nextDue(Statements statements, String instance) {
        return tasks.hasAny(statements, new UserId(instance)) ? Optional.of(clock.instant()) : Optional.empty();
    }

    @Override
    public Retries retries() {
        return new Retries(Duration.ofSeconds(2), Duration.ofMinutes(5), Integer.MAX_VALUE);
    }
}
