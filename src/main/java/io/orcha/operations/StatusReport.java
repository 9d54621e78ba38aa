package io.orcha.operations;

import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.embedding.Embedder;
import io.orcha.operations.Status.CircuitStatus;
import io.orcha.operations.Status.DatabaseStatus;
import io.orcha.operations.Status.Degraded;
import io.orcha.operations.Status.JobCount;
import io.orcha.operations.Status.ModelStatus;
import io.orcha.operations.Status.WorkerStatus;
import io.orcha.operations.TableSizes.Table;
import io.orcha.platform.Database;
import io.orcha.platform.DatabaseUnavailableException;
import io.orcha.platform.drain.Draining;
import io.orcha.platform.embedded.EmbeddedDatabase;
import io.orcha.platform.jobs.JobPauses;
import io.orcha.platform.jobs.JobPauses.Pause;
import io.orcha.platform.jobs.Jobs;
import io.orcha.recall.vector.VectorErasure;
import io.orcha.recall.vector.VectorStores;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Asks everything that the service stands on how it is. */
@ApplicationScoped
class StatusReport {

    /** Jobs are late by less than this while all is well, also behind a busy model. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private static final String SERVER = """
            SELECT current_setting('server_version'),
                   EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector')
            """;

    private final Database database;
    private final TableSizes sizes;
    private final Indexes indexes;
    private final LanguageModel model;
    private final Embedder embedder;
    private final VectorStores vectors;
    private final VectorErasure vectorErasure;
    private final Jobs jobs;
    private final JobPauses pauses;
    private final Draining draining;
    private final Clock clock;
    private final String version;

    StatusReport(
            Database database,
            TableSizes sizes,
            Indexes indexes,
            LanguageModel model,
            Embedder embedder,
            VectorStores vectors,
            VectorErasure vectorErasure,
            Jobs jobs,
            JobPauses pauses,
            Draining draining,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.database = database;
        this.sizes = sizes;
        this.indexes = indexes;
        this.model = model;
        this.embedder = embedder;
        this.vectors = vectors;
        this.vectorErasure = vectorErasure;
        this.jobs = jobs;
        this.pauses = pauses;
        this.draining = draining;
        this.clock = clock;
        this.version = version;
    }

    /** What the database tells; nothing while it is away. */
    private record Stored(
            @Nullable DatabaseStatus database,
            List<Jobs.Count> jobs,
            List<Pause> paused,
            List<Table> tables,
            long invalidIndexes,
            long vectorErasures) {

        static final Stored AWAY = new Stored(null, List.of(), List.of(), List.of(), 0, 0);
    }

    Status make() {
        var stored = stored();
        return new Status(
                "ok",
                version,
                draining.reason().isPresent(),
                stored.database(),
                modelStatus(),
                new WorkerStatus(jobs.workers().id(), stored.paused()),
                stored.jobs().stream()
                        .map(count -> new JobCount(count.job(), count.state().id(), count.jobs(), count.firstDue()))
                        .toList(),
                stored.tables(),
                degraded(stored));
    }

    private Stored stored() {
        var all = sizes.recent();
        if (all == null) {
            return Stored.AWAY;
        }
        try {
            return new Stored(
                    databaseStatus(all.bytes()),
                    jobs.count(),
                    pauses.current(),
                    all.tables(),
                    indexes.list().stream().filter(index -> !index.valid()).count(),
                    vectorErasure.waiting());
        } catch (DatabaseUnavailableException _) {
            return Stored.AWAY;
        }
    }

    private DatabaseStatus databaseStatus(long bytes) {
        long asked = System.nanoTime();
        var _ = database.query(row -> row.getInt(1), "SELECT 1");
        double millis = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - asked) / 1000.0;
        return database.queryOne(
                        row -> new DatabaseStatus(
                                EmbeddedDatabase.isRunning() ? "embedded" : "configured",
                                row.getString(1),
                                row.getBoolean(2),
                                millis,
                                bytes),
                        SERVER)
                .orElseThrow();
    }

    private ModelStatus modelStatus() {
        var circuits = model.protections().stream()
                .map(it -> new CircuitStatus(it.use(), it.circuit().name().toLowerCase(Locale.ROOT), it.retries()))
                .toList();
        return new ModelStatus(model.info().provider(), model.info().name(), circuits);
    }

    private List<Degraded> degraded(Stored stored) {
        var found = new ArrayList<Degraded>();
        if (stored.database() == null) {
            found.add(new Degraded("database", "It cannot be reached."));
        }
        model.protections().stream()
                .filter(it -> it.circuit() != Circuit.CLOSED)
                .map(it ->
                        new Degraded("model", "It failed repeatedly; calls for %s fail at once.".formatted(it.use())))
                .forEach(found::add);
        stored.paused().stream()
                .map(pause -> new Degraded("jobs", "%s is paused since %s.".formatted(pause.job(), pause.since())))
                .forEach(found::add);
        stored.jobs().forEach(count -> degradedBy(count, found));
        if (stored.invalidIndexes() > 0) {
            found.add(new Degraded("indexes", "%d are not valid; rebuild them.".formatted(stored.invalidIndexes())));
        }
        embedder.problem().map(why -> new Degraded("embedding", why)).ifPresent(found::add);
        vectors.problem().map(why -> new Degraded("vector store", why)).ifPresent(found::add);
        if (stored.vectorErasures() > 0) {
            found.add(new Degraded(
                    "vector store", "It still has vectors of %d erased users.".formatted(stored.vectorErasures())));
        }
        draining.reason()
                .map(reason -> new Degraded("replica", "It is drained."))
                .ifPresent(found::add);
        return found;
    }

    private void degradedBy(Jobs.Count count, List<Degraded> found) {
        switch (count.state()) {
            case DEAD ->
                found.add(new Degraded(
                        "jobs",
                        "%d of %s are dead and wait to be told to go on.".formatted(count.jobs(), count.job())));
            case WAITING, RETRYING -> {
                var due = count.firstDue();
                if (due != null && due.plus(LATE).isBefore(clock.instant())) {
                    found.add(new Degraded(
                            "jobs",
                            "%s is late by %d s."
                                    .formatted(
                                            count.job(),
                                            Duration.between(due, clock.instant())
                                                    .toSeconds())));
                }
            }
            case RUNNING -> {}
        }
    }
}
