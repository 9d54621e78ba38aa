package io.orcha.operations;

import io.orcha.platform.jobs.JobPauses;
import io.orcha.platform.jobs.JobPauses.Pause;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations/jobs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class JobPauseResource {

    private final JobPauses pauses;
    private final ActingUser actingUser;

    JobPauseResource(JobPauses pauses, ActingUser actingUser) {
        this.pauses = pauses;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/pause")
    @Operation(
            operationId = "pauseJobs",
            summary = "Pause all background jobs",
            description =
                    "On every replica, until they are resumed. Jobs that run finish; new ones are scheduled and wait.")
    public PausedResponse pauseAll() {
        actingUser.actAsOperator();
        pauses.pauseAll();
        return paused();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/resume")
    @Operation(operationId = "resumeJobs", summary = "Resume all background jobs")
    public PausedResponse resumeAll() {
        actingUser.actAsOperator();
        pauses.resumeAll();
        return paused();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/{job}/pause")
    @Operation(operationId = "pauseJobKind", summary = "Pause one kind of job", description = "For example `roll-up`.")
    public PausedResponse pause(@PathParam("job") String job) {
        actingUser.actAsOperator();
        pauses.pause(job);
        return paused();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/{job}/resume")
    @Operation(operationId = "resumeJobKind", summary = "Resume one kind of job")
    public PausedResponse resume(@PathParam("job") String job) {
        actingUser.actAsOperator();
        pauses.resume(job);
        return paused();
    }

    private PausedResponse paused() {
        return new PausedResponse("ok", pauses.current());
    }

    /** What is paused now. */
    record PausedResponse(String status, List<Pause> paused) {}
}
