package io.orcha.session;

import io.orcha.platform.MayBeStale;
import io.orcha.session.SessionResource.SessionPage;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The addresses under which digital twins and inboxes list sessions. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class SessionListResource {

    private final SessionResource sessions;
    private final ActingUser actingUser;

    SessionListResource(SessionResource sessions, ActingUser actingUser) {
        this.sessions = sessions;
        this.actingUser = actingUser;
    }

    @GET
    @Path("sessions")
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(operationId = "listSessionsShort", summary = "The same as GET /api/v1/sessions")
    public SessionPage list(
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("q") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        return sessions.list(userId, deviceId, query, cursor, limit);
    }

    @GET
    @Path("v1/sessions/{user_identifier}")
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listConversations",
            summary = "A user's conversations for an inbox",
            description = "The same as `GET /api/v1/sessions`, with the user in the path.")
    public SessionPage inbox(
            @PathParam("user_identifier") String userId,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("q") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        return sessions.list(actingUser.actFor(userId, "{user_identifier}"), deviceId, query, cursor, limit);
    }
}
