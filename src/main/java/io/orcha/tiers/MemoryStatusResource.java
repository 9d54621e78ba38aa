package io.orcha.tiers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.embedding.Embedder;
import io.orcha.recall.vector.VectorStores;
import io.orcha.tiers.MemoryQueue.Waiting;
import io.orcha.user.ActingUser;
import io.orcha.user.Scope;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/memory/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recall")
class MemoryStatusResource {

    private final TierSizes sizes;
    private final MemoryQueue queue;
    private final LanguageModel model;
    private final Embedder embedder;
    private final VectorStores stores;
    private final ActingUser actingUser;

    MemoryStatusResource(
            TierSizes sizes,
            MemoryQueue queue,
            LanguageModel model,
            Embedder embedder,
            VectorStores stores,
            ActingUser actingUser) {
        this.sizes = sizes;
        this.queue = queue;
        this.model = model;
        this.embedder = embedder;
        this.stores = stores;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getMemoryStatus",
            summary = "Whether the memory works, and how large it is",
            description =
                    "`degraded` tells what does not work, and why. Chat goes on with the summary and what was said lately, and nothing"
                            + " that waits is lost. `tiers` has the sizes of one user's memory with `user_identifier`; without it of all"
                            + " users', for operators only: estimates, at most half a minute old. `queue` is of the whole service.")
    public MemoryStatus status(@QueryParam("user_identifier") @Nullable String userId) {
        var tiers = tiers(userId);
        var waiting = queue.recent();
        var degraded = degraded(waiting);
        return new MemoryStatus(
                degraded.isEmpty() ? "ok" : "degraded",
                tiers,
                waiting,
                new Model(model.info().provider(), model.info().name()),
                new Embedding(embedder.model(), embedder.dimension()),
                stores.kind().id(),
                degraded);
    }

    private @Nullable Tiers tiers(@Nullable String userId) {
        if (userId != null) {
            return sizes.of(actingUser.actFor(userId, "?user_identifier"));
        }
        return actingUser.caller().may(Scope.ADMIN) ? sizes.ofAll() : null;
    }

    private List<String> degraded(List<Waiting> waiting) {
        var degraded = new ArrayList<String>();
        model.protections().stream()
                .filter(it -> it.circuit() != Circuit.CLOSED)
                .map(it -> "Language model: it failed repeatedly; calls for %s fail at once.".formatted(it.use()))
                .forEach(degraded::add);
        embedder.problem().ifPresent(why -> degraded.add("Embeddings: " + why));
        stores.problem().ifPresent(why -> degraded.add("Vector store: " + why));
        waiting.stream()
                .filter(jobs -> jobs.dead() > 0)
                .map(jobs -> "Background work: %d of %s failed too often and wait to be told to go on."
                        .formatted(jobs.dead(), jobs.job()))
                .forEach(degraded::add);
        return degraded;
    }

    /**
     * Whether the memory works.
     *
     * @param status {@code ok} or {@code degraded}
     * @param tiers sizes; null when the caller may not see any, or the database is away
     * @param queue the background work of the memory that there is, of all users
     * @param degraded what does not work and why, a sentence each
     */
    record MemoryStatus(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Tiers tiers,

            List<Waiting> queue,
            Model model,
            Embedding embedding,
            String vectorStore,
            List<String> degraded) {}

    /** The language model. */
    @Schema(name = "ConfiguredModel")
    record Model(String provider, String name) {}

    /** The embedding model and how many numbers its vectors have. */
    @Schema(name = "EmbeddingModel")
    record Embedding(String model, int dimension) {}
}
