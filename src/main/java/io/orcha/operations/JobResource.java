package io.orcha.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.PageSize;
import io.orcha.platform.jobs.JobPauses;
import io.orcha.platform.jobs.JobPauses.Pause;
import io.orcha.platform.jobs.Jobs;
import io.orcha.platform.jobs.ScheduledJob;
import io.orcha.platform.jobs.ScheduledJob.State;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/operations/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class JobResource {

    private static final PageSize PAGE = new PageSize(100, 1000);

    private final Jobs jobs;
    private final JobPauses pauses;
    private final ActingUser actingUser;

    JobResource(Jobs jobs, JobPauses pauses, ActingUser actingUser) {
        this.jobs = jobs;
        this.pauses = pauses;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("admin")
    @Operation(
            operationId = "listJobs",
            summary = "List background jobs",
            description =
                    "By name and instance; `state` is one of `waiting`, `running`, `retrying` and `dead`. A dead job"
                            + " failed too often and waits for a retry; a user's roll-up also goes on with their next message. `paused`"
                            + " names the kinds that no replica runs.")
    public JobPage list(
            @Schema(enumeration = {"waiting", "running", "retrying", "dead"}) @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        actingUser.actAsOperator();
        int size = PAGE.of(limit);
        // One more than asked for tells whether there is a next page.
        var found = jobs.list(states(state), JobCursor.decode(cursor), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new JobPage(
                "ok",
                page.stream().map(JobBody::of).toList(),
                pauses.current(),
                found.size() > size ? JobCursor.after(page.getLast()).encode() : null);
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/{job}/{instance}/retry")
    @Operation(
            operationId = "retryJob",
            summary = "Run a job now",
            description = "It gets all its attempts anew. A job that is running is left alone.")
    public JobResponse retry(@PathParam("job") String job, @PathParam("instance") String instance) {
        actingUser.actAsOperator();
        return new JobResponse("ok", JobBody.of(jobs.retry(job, instance)));
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/retry-dead")
    @Operation(operationId = "retryDeadJobs", summary = "Run all dead jobs now")
    public RetriedResponse retryDead() {
        actingUser.actAsOperator();
        return new RetriedResponse("ok", jobs.retryDead());
    }

    private static Set<State> states(@Nullable String asked) {
        if (asked == null) {
            return EnumSet.allOf(State.class);
        }
        return Arrays.stream(State.values())
                .filter(state -> state.id().equals(asked))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(() -> InvalidFieldsException.of("?state", "must be waiting, running, retrying or dead"));
    }

    record JobPage(
            String status,
            List<JobBody> jobs,
            List<Pause> paused,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    record JobResponse(String status, JobBody job) {}

    /**
     * All dead jobs run again.
     *
     * @param retried how many there were
     */
    record RetriedResponse(String status, int retried) {}

    /** A job as an operator reads it. */
    record JobBody(
            String job,
            String instance,
            String state,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant due,

            int failures,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Instant lastFailureAt) {

        static JobBody of(ScheduledJob job) {
            return new JobBody(
                    job.job(), job.instance(), job.state().id(), job.due(), job.failures(), job.lastFailureAt());
        }
    }
}
