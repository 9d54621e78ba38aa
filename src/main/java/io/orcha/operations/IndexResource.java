package io.orcha.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.operations.Indexes.Index;
import io.orcha.platform.jobs.Jobs;
import io.orcha.platform.jobs.ScheduledJob;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/operations/indexes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class IndexResource {

    private final Indexes indexes;
    private final Jobs jobs;
    private final ActingUser actingUser;

    IndexResource(Indexes indexes, Jobs jobs, ActingUser actingUser) {
        this.indexes = indexes;
        this.jobs = jobs;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("admin")
    @Operation(
            operationId = "listIndexes",
            summary = "List the database's indexes",
            description =
                    "`rebuild` is the state of the job that rebuilds them, as the list of jobs has it; null when none is"
                            + " wanted. One that is dead is told to go on like any other job.")
    public IndexList list() {
        actingUser.actAsOperator();
        return answer();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/rebuild")
    @Operation(
            operationId = "rebuildIndexes",
            summary = "Rebuild the database's indexes",
            description =
                    "In the background, table by table, without holding up reads and writes (`REINDEX CONCURRENTLY`);"
                            + " afterwards the planner's statistics are fresh. It needs as much free space as the largest table's"
                            + " indexes take.")
    public IndexList rebuild() {
        actingUser.actAsOperator();
        indexes.rebuild();
        return answer();
    }

    private IndexList answer() {
        var state = jobs.find(Indexes.NAME, "*")
                .map(ScheduledJob::state)
                .map(ScheduledJob.State::id)
                .orElse(null);
        return new IndexList("ok", state, indexes.list());
    }

    record IndexList(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String rebuild,

            List<Index> indexes) {}
}
