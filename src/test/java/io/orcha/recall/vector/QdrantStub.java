package io.orcha.recall.vector;

import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.qdrant.client.PointIdFactory;
import io.qdrant.client.ValueFactory;
import io.qdrant.client.grpc.Collections.CollectionExists;
import io.qdrant.client.grpc.Collections.CollectionExistsRequest;
import io.qdrant.client.grpc.Collections.CollectionExistsResponse;
import io.qdrant.client.grpc.Collections.CollectionOperationResponse;
import io.qdrant.client.grpc.Collections.CreateCollection;
import io.qdrant.client.grpc.CollectionsGrpc.CollectionsImplBase;
import io.qdrant.client.grpc.Common.Condition;
import io.qdrant.client.grpc.Common.Filter;
import io.qdrant.client.grpc.Points.CreateFieldIndexCollection;
import io.qdrant.client.grpc.Points.DeletePoints;
import io.qdrant.client.grpc.Points.PointsOperationResponse;
import io.qdrant.client.grpc.Points.ScoredPoint;
import io.qdrant.client.grpc.Points.SearchPoints;
import io.qdrant.client.grpc.Points.SearchResponse;
import io.qdrant.client.grpc.Points.UpsertPoints;
import io.qdrant.client.grpc.Points.Vector;
import io.qdrant.client.grpc.Points.VectorOutput;
import io.qdrant.client.grpc.Points.VectorsOutput;
import io.qdrant.client.grpc.PointsGrpc.PointsImplBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;

/** A server that speaks the part of Qdrant's gRPC protocol that is used. */
final class QdrantStub extends StubStore {

    private final Server server;
    private volatile CreateCollection collection;
    private volatile CreateFieldIndexCollection index;

    QdrantStub() {
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .intercept(new Door())
                    .addService(new CollectionCalls())
                    .addService(new PointCalls())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    Map<String, String> settings() {
        return Map.of(
                "orcha.recall.vector-store",
                "qdrant",
                "orcha.recall.qdrant.url",
                "http://127.0.0.1:" + server.getPort(),
                "orcha.recall.qdrant.api-key",
                API_KEY,
                "orcha.recall.qdrant.collection",
                "memories");
    }

    CreateCollection collection() {
        return collection;
    }

    CreateFieldIndexCollection index() {
        return index;
    }

    /** Drops the collection with all points. */
    void drop() {
        collection = null;
        clear();
    }

    private <T> boolean isThere(StreamObserver<T> answer) {
        if (collection == null) {
            answer.onError(Status.NOT_FOUND
                    .withDescription("Collection doesn't exist!")
                    .asRuntimeException());
        }
        return collection != null;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Door implements ServerInterceptor {

        @Override
        public <I, O> ServerCall.Listener<I> interceptCall(
                ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
            if (!accepts(headers.get(Metadata.Key.of("api-key", Metadata.ASCII_STRING_MARSHALLER)))) {
                call.close(Status.UNAUTHENTICATED, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            if (!answers()) {
                call.close(Status.UNAVAILABLE, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    private final class CollectionCalls extends CollectionsImplBase {

        @Override
        public void collectionExists(CollectionExistsRequest request, StreamObserver<CollectionExistsResponse> answer) {
            answer(
                    answer,
                    CollectionExistsResponse.newBuilder()
                            .setResult(CollectionExists.newBuilder().setExists(collection != null))
                            .build());
        }

        @Override
        public void create(CreateCollection request, StreamObserver<CollectionOperationResponse> answer) {
            collection = request;
            answer(
                    answer,
                    CollectionOperationResponse.newBuilder().setResult(true).build());
        }
    }

    private final class PointCalls extends PointsImplBase {

        @Override
        public void createFieldIndex(
                CreateFieldIndexCollection request, StreamObserver<PointsOperationResponse> answer) {
            index = request;
            answer(answer, PointsOperationResponse.getDefaultInstance());
        }

        @Override
        public void upsert(UpsertPoints request, StreamObserver<PointsOperationResponse> answer) {
            if (!isThere(answer)) {
                return;
            }
            for (var point : request.getPointsList()) {
                var payload = point.getPayloadMap();
                put(
                        point.getId().getUuid(),
                        new Stored(
                                payload.get("user_id").getStringValue(),
                                payload.get("life").getIntegerValue(),
                                UUID.fromString(payload.get("unit_id").getStringValue()),
                                payload.get("passage").getIntegerValue(),
                                numbers(point.getVectors().getVector())));
            }
            answer(answer, PointsOperationResponse.getDefaultInstance());
        }

        @Override
        public void delete(DeletePoints request, StreamObserver<PointsOperationResponse> answer) {
            if (!isThere(answer)) {
                return;
            }
            var selected = request.getPoints();
            if (selected.hasFilter()) {
                removeIf(point -> matches(point, selected.getFilter()));
            } else {
                removeIds(selected.getPoints().getIdsList().stream()
                        .map(id -> id.getUuid())
                        .toList());
            }
            answer(answer, PointsOperationResponse.getDefaultInstance());
        }

        @Override
        @SuppressWarnings("deprecation") // the store reads the vector where servers before 1.16 put it
        public void search(SearchPoints request, StreamObserver<SearchResponse> answer) {
            if (!isThere(answer)) {
                return;
            }
            var response = SearchResponse.newBuilder();
            nearest(point -> matches(point, request.getFilter()), request.getVectorList(), request.getLimit())
                    .forEach(point -> response.addResult(ScoredPoint.newBuilder()
                            .setId(PointIdFactory.id(UUID.randomUUID()))
                            .putAllPayload(Map.of(
                                    "text", ValueFactory.value("-"),
                                    "user_id", ValueFactory.value(point.user()),
                                    "life", ValueFactory.value(point.life()),
                                    "unit_id", ValueFactory.value(point.unit().toString()),
                                    "passage", ValueFactory.value(point.passage())))
                            .setVectors(VectorsOutput.newBuilder()
                                    .setVector(VectorOutput.newBuilder().addAllData(point.vector())))));
            answer(answer, response.build());
        }
    }

    @SuppressWarnings("deprecation") // clients may use either form
    private static List<Float> numbers(Vector vector) {
        return vector.hasDense() ? vector.getDense().getDataList() : vector.getDataList();
    }

    private static boolean matches(Stored point, Filter filter) {
        return filter.getMustList().stream().allMatch(condition -> matches(point, condition));
    }

    private static boolean matches(Stored point, Condition condition) {
        if (condition.hasFilter()) {
            return matches(point, condition.getFilter());
        }
        var field = condition.getField();
        return switch (field.getKey()) {
            case "user_id" -> field.getMatch().getKeyword().equals(point.user());
            case "life" ->
                field.hasRange()
                        ? point.life() <= field.getRange().getLte()
                        : point.life() == field.getMatch().getInteger();
            default -> throw new IllegalArgumentException(field.getKey());
        };
    }

    private static <T> void answer(StreamObserver<T> answer, T message) {
        answer.onNext(message);
        answer.onCompleted();
    }
}
