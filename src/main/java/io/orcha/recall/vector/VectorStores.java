package io.orcha.recall.vector;

import static io.orcha.platform.Settings.positive;
import static io.orcha.platform.Settings.require;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.model.embedding.Embedder;
import io.orcha.platform.Statements;
import io.orcha.platform.jobs.JobSql;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The vector store that is configured. */
@ApplicationScoped
@Startup // so that a wrong setting refuses the start
public class VectorStores {

    /** The job that brings an external store up to date with a user's vectors. */
    static final String STORE_JOB = "recall-store";

    private static final Logger LOG = Logger.getLogger(VectorStores.class);

    /** Nobody waits for what is written. */
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    /** Of vectors that arrive one by one several go in one call. */
    private static final Duration GATHERED_FOR = Duration.ofMillis(500);

    private static final String SCHEDULE =
            JobSql.schedule("SELECT '%s' AS name, ?::text AS instance, ?::timestamptz AS due".formatted(STORE_JOB));

    private final VectorStore current;
    private final InProcessVectors inProcess;
    private final Clock clock;
    private final Kind kind;
    private final @Nullable RemoteVectors remote;
    private final @Nullable RemoteIndex searched;
    private final @Nullable RemoteIndex written;

    /** Where vectors are searched. */
    public enum Kind {
        /** In the database. */
        POSTGRES,
        /** In the memory of each replica, which takes them from the database. */
        IN_PROCESS,
        /** At Qdrant. */
        QDRANT,
        /** At Pinecone. */
        PINECONE;

        /** As the setting names it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    VectorStores(
            @ConfigProperty(name = "orcha.recall.vector-store", defaultValue = "postgres") Kind kind,
            @ConfigProperty(name = "orcha.recall.vector-timeout", defaultValue = "1S") Duration timeout,
            QdrantConfig qdrant,
            PineconeConfig pinecone,
            PostgresVectors postgres,
            InProcessVectors inProcess,
            Embedder embedder,
            Users users,
            ObjectMapper json,
            MeterRegistry meters,
            Clock clock) {
        positive("orcha.recall.vector-timeout", timeout);
        this.kind = kind;
        this.inProcess = inProcess;
        this.clock = clock;
        this.searched = index(kind, qdrant, pinecone, embedder.dimension(), timeout, json);
        this.written = index(kind, qdrant, pinecone, embedder.dimension(), WRITE_TIMEOUT, json);
        this.remote = searched == null ? null : new RemoteVectors(searched, users, foreign(meters));
        this.current = remote != null ? remote : kind == Kind.IN_PROCESS ? inProcess : postgres;
        if (kind == Kind.IN_PROCESS) {
            LOG.warn(
                    "orcha.recall.vector-store=in-process: vectors are searched in this replica's memory, which neither survives a"
                            + " restart nor is shared by replicas; each of them reads a user's vectors from the database first.");
        }
    }

    /** The store to search. */
    public VectorStore current() {
        return current;
    }

    public Kind kind() {
        return kind;
    }

    /** Lets go of what this process has in memory of users who were erased, or from whom something was taken. */
    public void sweep() {
        inProcess.sweep();
    }

    /** Whether vectors are copied to another server. */
    public boolean isExternal() {
        return written != null;
    }

    /** Why the store could not be searched lately; empty while it can. */
    public Optional<String> problem() {
        return Optional.ofNullable(remote).flatMap(RemoteVectors::problem);
    }

    /**
     * To be called in every transaction that adds, changes or removes vectors of a user, so that an external store follows. It does
     * nothing where there is none.
     */
    public void changed(Statements inTransaction, UserId user) {
        if (isExternal()) {
            inTransaction.update(SCHEDULE, user.value(), clock.instant().plus(GATHERED_FOR));
        }
    }

    /** The external store for writing, if there is one. */
    Optional<RemoteIndex> external() {
        return Optional.ofNullable(written);
    }

    @PreDestroy
    void close() {
        for (var index : new RemoteIndex[] {searched, written}) {
            if (index != null) {
                index.close();
            }
        }
    }

    private static @Nullable RemoteIndex index(
            Kind kind,
            QdrantConfig qdrant,
            PineconeConfig pinecone,
            int dimension,
            Duration timeout,
            ObjectMapper json) {
        return switch (kind) {
            case POSTGRES, IN_PROCESS -> null;
            case QDRANT -> {
                require(qdrant.url().getHost() != null, "orcha.recall.qdrant.url must be like http://host:6334.");
                yield new QdrantIndex(qdrant, dimension, timeout);
            }
            case PINECONE -> {
                var key = pinecone.apiKey().orElse("");
                require(!key.isEmpty(), "orcha.recall.vector-store=pinecone needs orcha.recall.pinecone.api-key.");
                yield new PineconeIndex(pinecone, key, dimension, timeout, json);
            }
        };
    }

    private static Counter foreign(MeterRegistry meters) {
        return Counter.builder("orcha.recall.vector_store.foreign")
                .description("Points of another user in a vector store's answers, which were dropped")
                .register(meters);
    }
}
