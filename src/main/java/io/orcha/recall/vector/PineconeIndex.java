package io.orcha.recall.vector;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orcha.user.UserId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pinecone, over its HTTP interface. langchain4j's store is not used: that of this langchain4j is not published where the builds look,
 * and it neither takes the address of an index nor a time-out, so that it could not be tried against anything but the real
 * service. Every user has a name space of their own, which is Pinecone's way to keep tenants apart; points name their owner besides.
 */
final class PineconeIndex implements RemoteIndex {

    private static final String API_VERSION = "2025-04";

    /** Of one call. Pinecone takes 2 MB, see https://docs.pinecone.io/reference/api/database-limits. */
    private static final int MOST_BYTES = 1_500_000;

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final HttpClient client;
    private final ObjectMapper json;
    private final PineconeConfig config;
    private final String key;
    private final int dimension;
    private final Duration timeout;
    private volatile @Nullable URI host;

    PineconeIndex(PineconeConfig config, String key, int dimension, Duration timeout, ObjectMapper json) {
        this.client = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.json = json;
        this.config = config;
        this.key = key;
        this.dimension = dimension;
        this.timeout = timeout;
        this.host = config.host().orElse(null);
    }

    @Override
    public String name() {
        return "pinecone:" + config.index();
    }

    @Override
    public void prepare() {
        if (host == null) {
            host = address();
        }
    }

    @Override
    public void put(Owner owner, List<Point> points) {
        var body = body(owner.user());
        var vectors = body.putArray("vectors");
        int bytes = 0;
        for (var point : points) {
            var vector = vector(owner, point);
            int size = write(vector).getBytes(UTF_8).length;
            if (!vectors.isEmpty() && bytes + size > MOST_BYTES) {
                var _ = post("/vectors/upsert", body, false);
                vectors.removeAll();
                bytes = 0;
            }
            vectors.add(vector);
            bytes += size;
        }
        if (!vectors.isEmpty()) {
            var _ = post("/vectors/upsert", body, false);
        }
    }

    private ObjectNode vector(Owner owner, Point point) {
        var vector = json.createObjectNode().put("id", point.id().toString());
        var values = vector.putArray("values");
        point.vector().forEach(values::add);
        vector.putObject("metadata")
                .put("user_id", owner.user().value())
                .put("life", owner.life())
                .put("unit_id", point.unit().toString())
                .put("passage", point.passage());
        return vector;
    }

    @Override
    public void remove(Owner owner, List<UUID> ids) {
        var body = body(owner.user());
        var names = body.putArray("ids");
        ids.forEach(id -> names.add(id.toString()));
        var _ = post("/vectors/delete", body, true);
    }

    @Override
    public void erase(UserId user, long throughLife) {
        var body = body(user);
        body.putObject("filter").putObject("life").put("$lte", throughLife);
        var _ = post("/vectors/delete", body, true);
    }

    @Override
    public List<Hit> nearest(Owner owner, float[] query, int limit) {
        var body = body(owner.user())
                .put("topK", limit)
                .put("includeMetadata", true)
                .put("includeValues", false);
        var vector = body.putArray("vector");
        for (float number : query) {
            vector.add(number);
        }
        var filter = body.putObject("filter");
        filter.putObject("user_id").put("$eq", owner.user().value());
        filter.putObject("life").put("$eq", owner.life());
        var hits = new ArrayList<Hit>();
        for (var match : post("/query", body, false).path("matches")) {
            var metadata = match.path("metadata");
            try {
                hits.add(new Hit(
                        metadata.path("user_id").asText(),
                        metadata.path("life").asLong(-1),
                        UUID.fromString(metadata.path("unit_id").asText()),
                        match.path("score").asDouble()));
            } catch (IllegalArgumentException _) {
                // Not one of ours.
            }
        }
        return hits;
    }

    @Override
    public void close() {
        client.close();
    }

    private ObjectNode body(UserId user) {
        return json.createObjectNode().put("namespace", user.value());
    }

    /** Asks where the index is, and has it created if there is none. */
    private URI address() {
        var indexes = config.controlUrl() + "/indexes";
        var known = send(request(URI.create(indexes + "/" + config.index())).GET(), NOT_FOUND);
        if (known.path("host").isMissingNode()) {
            var wanted = json.createObjectNode()
                    .put("name", config.index())
                    .put("dimension", dimension)
                    .put("metric", "cosine");
            wanted.putObject("spec")
                    .putObject("serverless")
                    .put("cloud", config.cloud())
                    .put("region", config.region());
            known = send(request(URI.create(indexes)).POST(BodyPublishers.ofString(write(wanted))), CONFLICT);
        }
        var address = known.path("host").asText();
        if (address.isEmpty()) {
            throw new VectorStoreException("Pinecone did not tell the address of the index.", null);
        }
        return URI.create(address.contains("://") ? address : "https://" + address);
    }

    private JsonNode post(String path, ObjectNode body, boolean mayBeAbsent) {
        if (host == null) {
            prepare();
        }
        var request = request(URI.create(host + path)).POST(BodyPublishers.ofString(write(body)));
        return send(request, mayBeAbsent ? NOT_FOUND : 0);
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Api-Key", key)
                .header("Content-Type", "application/json")
                .header("X-Pinecone-Api-Version", API_VERSION);
    }

    /** What it answers; an empty object when it answers the status that is allowed. */
    private JsonNode send(HttpRequest.Builder request, int allowed) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            int status = response.statusCode();
            if (status == allowed) {
                return json.createObjectNode();
            }
            if (status >= 300) {
                throw new VectorStoreException("Pinecone answered HTTP %d.".formatted(status), null);
            }
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new VectorStoreException("Pinecone answered something that is not JSON.", e);
        } catch (IOException e) {
            throw new VectorStoreException("Pinecone cannot be reached.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VectorStoreException("Pinecone was not waited for.", e);
        }
    }

    private String write(ObjectNode body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
