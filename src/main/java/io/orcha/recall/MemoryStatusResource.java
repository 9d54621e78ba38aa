package io.orcha.recall;

import io.orcha.model.embedding.Embedder;
import io.orcha.recall.vector.VectorStores;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/memory/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recall")
class MemoryStatusResource {

    private final Embedder embedder;
    private final VectorStores stores;

    MemoryStatusResource(Embedder embedder, VectorStores stores) {
        this.embedder = embedder;
        this.stores = stores;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getMemoryStatus",
            summary = "Whether recall works",
            description =
                    "`degraded` tells what does not, and why. Chat goes on with the summary and what was said lately, and nothing that"
                            + " waits to be indexed is lost.")
    public MemoryStatus status() {
        var degraded = new ArrayList<String>();
        embedder.problem().ifPresent(why -> degraded.add("Embeddings: " + why));
        stores.problem().ifPresent(why -> degraded.add("Vector store: " + why));
        return new MemoryStatus(
                degraded.isEmpty() ? "ok" : "degraded",
                new Embedding(embedder.model(), embedder.dimension()),
                stores.kind().id(),
                degraded);
    }

    /**
     * Whether recall works.
     *
     * @param status {@code ok} or {@code degraded}
     * @param degraded what does not work and why, a sentence each
     */
    record MemoryStatus(String status, Embedding embedding, String vectorStore, List<String> degraded) {}

    /** The embedding model and how many numbers its vectors have. */
    record Embedding(String model, int dimension) {}
}
