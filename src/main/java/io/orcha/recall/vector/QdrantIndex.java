package io.orcha.recall.vector;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.store.embedding.EmbeddingMatch;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.filter.Filter;
import dev.langchain4j.store.embedding.filter.MetadataFilterBuilder;
import dev.langchain4j.store.embedding.qdrant.QdrantEmbeddingStore;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.orcha.user.UserId;
import io.qdrant.client.QdrantClient;
import io.qdrant.client.QdrantGrpcClient;
import io.qdrant.client.grpc.Collections.Distance;
import io.qdrant.client.grpc.Collections.KeywordIndexParams;
import io.qdrant.client.grpc.Collections.PayloadIndexParams;
import io.qdrant.client.grpc.Collections.PayloadSchemaType;
import io.qdrant.client.grpc.Collections.VectorParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Qdrant, through langchain4j's store. What that cannot do, creating the collection with an index of the users, is asked of the
 * client below it. A point's text is a dash, because the store wants one and users' texts are no business of the index.
 */
final class QdrantIndex implements RemoteIndex {

    private static final String USER = "user_id";
    private static final String LIFE = "life";
    private static final String UNIT = "unit_id";
    private static final String PASSAGE = "passage";
    private static final String TEXT = "text";
    private static final int GRPC_PORT = 6334;

    private final QdrantClient client;
    private final QdrantEmbeddingStore store;
    private final String collection;
    private final int dimension;

    QdrantIndex(QdrantConfig config, int dimension, Duration timeout) {
        var url = config.url();
        var channel = QdrantGrpcClient.newBuilder(
                        url.getHost(),
                        url.getPort() < 0 ? GRPC_PORT : url.getPort(),
                        "https".equalsIgnoreCase(url.getScheme()),
                        false)
                .withTimeout(timeout);
        config.apiKey().ifPresent(channel::withApiKey);
        this.client = new QdrantClient(channel.build());
        this.collection = config.collection();
        this.store = new QdrantEmbeddingStore(client, collection, TEXT);
        this.dimension = dimension;
    }

    @Override
    public String name() {
        return "qdrant:" + collection;
    }

    @Override
    public void prepare() {
        if (result(client.collectionExistsAsync(collection))) {
            return;
        }
        var _ = result(client.createCollectionAsync(
                collection,
                VectorParams.newBuilder()
                        .setSize(dimension)
                        .setDistance(Distance.Cosine)
                        .build()));
        // Points of one user lie together, and a search looks at no others.
        var _ = result(client.createPayloadIndexAsync(
                collection,
                USER,
                PayloadSchemaType.Keyword,
                PayloadIndexParams.newBuilder()
                        .setKeywordIndexParams(KeywordIndexParams.newBuilder()
                                .setIsTenant(true)
                                .build())
                        .build(),
                true,
                null,
                null));
    }

    @Override
    public void put(Owner owner, List<Point> points) {
        store.addAll(
                points.stream().map(point -> point.id().toString()).toList(),
                points.stream().map(point -> Embedding.from(point.vector())).toList(),
                points.stream()
                        .map(point -> TextSegment.from(
                                "-",
                                Metadata.from(Map.of(
                                        USER, owner.user().value(),
                                        LIFE, owner.life(),
                                        UNIT, point.unit().toString(),
                                        PASSAGE, point.passage()))))
                        .toList());
    }

    @Override
    public void remove(Owner owner, List<UUID> ids) {
        removing(() -> store.removeAll(ids.stream().map(UUID::toString).toList()));
    }

    @Override
    public void erase(UserId user, long throughLife) {
        removing(() -> store.removeAll(
                user(user).and(MetadataFilterBuilder.metadataKey(LIFE).isLessThanOrEqualTo(throughLife))));
    }

    /** Where there is no collection, for example because somebody dropped it, there is nothing to remove. */
    private static void removing(Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof StatusRuntimeException status
                        && status.getStatus().getCode() == Status.Code.NOT_FOUND) {
                    return;
                }
            }
            throw e;
        }
    }

    @Override
    public List<Hit> nearest(Owner owner, float[] query, int limit) {
        var found = store.search(EmbeddingSearchRequest.builder()
                .queryEmbedding(Embedding.from(query))
                .maxResults(limit)
                .filter(user(owner.user())
                        .and(MetadataFilterBuilder.metadataKey(LIFE).isEqualTo(owner.life())))
                .build());
        return found.matches().stream().flatMap(match -> hit(match).stream()).toList();
    }

    @Override
    public void close() {
        client.close();
    }

    private static Filter user(UserId user) {
        return MetadataFilterBuilder.metadataKey(USER).isEqualTo(user.value());
    }

    /** A point without an owner or a unit is not one of ours. */
    private static Optional<Hit> hit(EmbeddingMatch<TextSegment> match) {
        @Nullable TextSegment segment = match.embedded();
        if (segment == null) {
            return Optional.empty();
        }
        var metadata = segment.metadata();
        var user = metadata.getString(USER);
        var life = metadata.getLong(LIFE);
        var unit = metadata.getUUID(UNIT);
        // The store's score goes from 0 to 1.
        return user == null || life == null || unit == null
                ? Optional.empty()
                : Optional.of(new Hit(user, life, unit, 2 * match.score() - 1));
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new VectorStoreException("Qdrant did not do what it was asked.", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VectorStoreException("Qdrant was not waited for.", e);
        }
    }
}
