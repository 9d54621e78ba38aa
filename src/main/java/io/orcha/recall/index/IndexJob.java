package io.orcha.recall.index;

import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.Job;
import io.orcha.platform.jobs.JobDeferredException;
import io.orcha.recall.ranking.Passage;
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

    /** A message with more passages has one vector, their mean. */
    private static final int MOST_PASSAGES = 4;

    /** A job that gives others their turn begins again. */
    private static final int MOST_BATCHES = 16;

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
        boolean embeds = true;
        for (int i = 0; i < MOST_BATCHES; i++) {
            var gone = new ArrayList<UUID>();
            var batch = tasks.next(user, embeds, BATCH, gone);
            tasks.drop(user, gone);
            if (!batch.isEmpty()) {
                embeds = index(user, batch, embeds);
            } else if (gone.isEmpty()) {
                if (!embeds) {
                    throw new JobDeferredException("there is no embedding model; words are found all the same");
                }
                return;
            }
        }
        LOG.trace("others have their turn");
    }

    /**
     * Stores what texts are found by.
     *
     * @param embeds whether to ask the model, which is not asked again in a run in which it could not be used
     * @return whether it could be used
     */
    private boolean index(UserId user, List<Findable> batch, boolean embeds) {
        var language = tasks.language(user);
        var readings = batch.stream().map(text -> reader.read(text, language)).toList();
        var texts = new ArrayList<String>();
        for (int i = 0; i < batch.size(); i++) {
            texts.addAll(batch.get(i).hasVectors() ? List.of() : readings.get(i).texts());
        }
        var vectors = embeds ? vectors(texts) : List.<Optional<float[]>>of();
        boolean incomplete = vectors.size() < texts.size();
        var indexed = new ArrayList<Indexed>(batch.size());
        int from = 0;
        for (int i = 0; i < batch.size(); i++) {
            boolean embedded = !incomplete && !batch.get(i).hasVectors();
            int to = embedded ? from + readings.get(i).texts().size() : from;
            if (embedded || batch.get(i).hasVectors() || !batch.get(i).hasWords()) {
                indexed.add(indexed(batch.get(i), readings.get(i), vectors.subList(from, to)));
            }
            from = to;
        }
        if (!indexed.isEmpty()) {
            tasks.store(user, language, indexed, incomplete ? null : embedder.model());
        }
        return !incomplete;
    }

    private static Indexed indexed(Findable text, TextReader.Reading reading, List<Optional<float[]>> vectors) {
        var terms = StoredTerms.toBytes(reading.terms());
        if (vectors.isEmpty()) {
            return new Indexed(text, terms, List.of(), null);
        }
        // What the model refuses is found by its words alone.
        var passages = vectors.subList(0, reading.passages().size()).stream()
                .flatMap(Optional::stream)
                .toList();
        var reply = reading.reply() == null
                ? null
                : vectors.getLast().map(Passage::of).orElse(null);
        // A memory is a sentence or two, and one row.
        return passages.size() > (text.message() == null ? 1 : MOST_PASSAGES)
                ? new Indexed(text, terms, List.of(Passage.of(mean(passages))), reply)
                : new Indexed(text, terms, passages.stream().map(Passage::of).toList(), reply);
    }

    /** It is shorter than the vectors, the more they differ: by as much a long text says less of each thing. */
    private static float[] mean(List<float[]> vectors) {
        var mean = new float[vectors.getFirst().length];
        for (var vector : vectors) {
            for (int at = 0; at < mean.length; at++) {
                mean[at] += vector[at] / vectors.size();
            }
        }
        return mean;
    }

    /** Of all texts in their order, empty where the model refuses one; none when the model cannot be used. */
    private List<Optional<float[]>> vectors(List<String> texts) {
        return texts.isEmpty() ? List.of() : embedder.embedEach(texts);
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
