package io.orcha.user.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class AuditResource {

    private static final PageSize PAGE = new PageSize(50, 1000);

    private final AuditTrail trail;
    private final ActingUser actingUser;

    AuditResource(AuditTrail trail, ActingUser actingUser) {
        this.trail = trail;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listAuditEvents",
            summary = "Read who did what to a user's data",
            description = "Newest first: consent, settings, exports, imports, erasures. An event holds no text of the"
                    + " user's, and outlives the erasure of the user for as long as the operator keeps events.")
    public AuditPage list(
            @PathParam("user_id") String userId,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var before = cursor == null ? null : PathIds.uuid(cursor, "?cursor");
        // One more than asked for tells whether there is a next page.
        var found = trail.list(user, before, size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new AuditPage(
                "ok", page, found.size() > size ? page.getLast().id().toString() : null);
    }

    record AuditPage(
            String status,
            List<AuditTrail.Event> events,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
