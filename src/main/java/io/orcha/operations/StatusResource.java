package io.orcha.operations;

import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/operations/status")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Operations")
class StatusResource {

    private final StatusReport report;
    private final ActingUser actingUser;

    StatusResource(StatusReport report, ActingUser actingUser) {
        this.report = report;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("admin")
    @Operation(
            operationId = "getStatus",
            summary = "How the service is",
            description =
                    "`degraded` names what does not work as it should, and why; it is empty when all is well. Sizes are"
                            + " at most a minute old. While the database is away, what it would tell is left out.")
    public Status status() {
        actingUser.actAsOperator();
        return report.make();
    }
}
