package io.orcha.session;

import io.orcha.platform.MayBeStale;
import io.orcha.session.SessionResource.SessionPage;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The address under which digital twins list sessions. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class SessionListResource {

    private final SessionResource sessions;

    SessionListResource(SessionResource sessions) {
        this.sessions = sessions;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(operationId = "listSessionsShort", summary = "The same as GET /api/v1/sessions")
    public SessionPage list(
            @QueryParam("user_id") @Nullable String userId,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return sessions.list(userId, deviceId, cursor, limit);
    }
}
