package io.orcha.operations;

import io.orcha.platform.drain.Draining;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class DrainResource {

    private final Draining draining;
    private final ActingUser actingUser;

    DrainResource(Draining draining, ActingUser actingUser) {
        this.draining = draining;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/drain")
    @Operation(
            operationId = "drainReplica",
            summary = "Take this replica out of service",
            description =
                    "Only the one that answers: it is not ready any more, takes no new jobs, and finishes what it does. It"
                            + " still answers requests. The signal TERM does the same before it ends the process.")
    public DrainResponse drain() {
        actingUser.actAsOperator();
        draining.begin();
        return response();
    }

    @POST
    @PermissionsAllowed("admin")
    @Path("/undrain")
    @Operation(operationId = "undrainReplica", summary = "Put this replica back into service")
    public DrainResponse undrain() {
        actingUser.actAsOperator();
        draining.end();
        return response();
    }

    private DrainResponse response() {
        return new DrainResponse("ok", draining.reason().isPresent());
    }

    /** Whether the replica that answers is out of service. */
    record DrainResponse(String status, boolean draining) {}
}
