package io.orcha.portability;

import io.orcha.user.ActingUser;
import io.orcha.user.audit.Action;
import io.orcha.user.audit.AuditTrail;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/users/{user_id}/export")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class UserExportResource {

    private final UserExport userExport;
    private final AuditTrail audit;
    private final ActingUser actingUser;

    UserExportResource(UserExport userExport, AuditTrail audit, ActingUser actingUser) {
        this.audit = audit;
        this.userExport = userExport;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "exportUser",
            summary = "Download everything of a user as one JSON file",
            description =
                    "Settings, memory, its versions with their hash chain, evidence, pins, reviews, sessions, messages and consents,"
                            + " all of one moment. Jobs, kept responses and the audit trail are not in it. Such a file can be imported.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UserBundle.class)))
    public Response exportUser(@PathParam("user_id") String userId) {
        var user = actingUser.actFor(userId, "{user_id}");
        audit.record(user, Action.USER_EXPORTED, Map.of());
        StreamingOutput body = output -> userExport.write(user, output);
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"user.json\"")
                .build();
    }
}
