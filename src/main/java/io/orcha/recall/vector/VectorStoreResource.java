package io.orcha.recall.vector;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.jobs.Jobs;
import io.orcha.platform.jobs.ScheduledJob.State;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/operations/vector-store")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class VectorStoreResource {

    private final VectorStores stores;
    private final PostgresVectors postgres;
    private final VectorRebuild rebuild;
    private final VectorErasure erasure;
    private final Jobs jobs;
    private final ActingUser actingUser;

    VectorStoreResource(
            VectorStores stores,
            PostgresVectors postgres,
            VectorRebuild rebuild,
            VectorErasure erasure,
            Jobs jobs,
            ActingUser actingUser) {
        this.stores = stores;
        this.postgres = postgres;
        this.rebuild = rebuild;
        this.erasure = erasure;
        this.jobs = jobs;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("admin")
    @Operation(
            operationId = "getVectorStore",
            summary = "Read how the vector store is",
            description = "`users_waiting` are those whose vectors an external store does not have as they are yet,"
                    + " `erasures_waiting` those of whom it has vectors that are to go. `problem` tells why it could not be"
                    + " searched; null while it can.")
    public VectorStoreState get() {
        actingUser.actAsOperator();
        return state();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/rebuild")
    @Operation(
            operationId = "rebuildVectorStore",
            summary = "Fill the external vector store again",
            description =
                    "In the background, user by user, as if it were empty. A store in the database or in the process"
                            + " needs no rebuilding, and nothing happens.")
    public VectorStoreState rebuild() {
        actingUser.actAsOperator();
        var _ = rebuild.rebuild();
        return state();
    }

    private VectorStoreState state() {
        long waiting = jobs.count().stream()
                .filter(count -> count.job().equals(VectorStores.STORE_JOB))
                .mapToLong(Jobs.Count::jobs)
                .sum();
        boolean rebuilding = jobs.find(VectorRebuild.NAME, "rebuild")
                .filter(job -> job.state() != State.DEAD)
                .isPresent();
        return new VectorStoreState(
                "ok",
                stores.kind().id(),
                postgres.usesExtension(),
                stores.problem().orElse(null),
                rebuilding,
                waiting,
                erasure.waiting());
    }

    /**
     * How the store is.
     *
     * @param store as the setting names it
     * @param extension whether the database has pgvector's columns
     * @param rebuilding whether a rebuild has not gone through all users yet
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VectorStoreState(
            String status,
            String store,
            boolean extension,
            @Nullable String problem,
            boolean rebuilding,
            long usersWaiting,
            long erasuresWaiting) {}
}
