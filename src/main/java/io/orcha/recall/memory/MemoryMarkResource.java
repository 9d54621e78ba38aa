package io.orcha.recall.memory;

import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.user.ActingUser;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/memories/{memory_id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Long-term memories")
class MemoryMarkResource {

    private final MemoryEditing editing;
    private final Permission permission;
    private final ActingUser actingUser;

    MemoryMarkResource(MemoryEditing editing, Permission permission, ActingUser actingUser) {
        this.editing = editing;
        this.permission = permission;
        this.actingUser = actingUser;
    }

    @PUT
    @PermissionsAllowed("memory:write")
    @Path("/pin")
    @Operation(
            operationId = "pinLongTermMemory",
            summary = "Pin a long-term memory",
            description = "Nothing that is learned replaces it, and it is never archived. Repeating it is harmless."
                    + " `If-Match` is optional.")
    public RestResponse<MemoryBody> pin(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var user = actingUser.actFor(userId, "{user_id}");
        permission.requireToSave(user);
        return mark(user, id, ifMatch, edit -> edit.pinned(true));
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/pin")
    @Operation(operationId = "unpinLongTermMemory", summary = "Unpin a long-term memory; it stays")
    public RestResponse<MemoryBody> unpin(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return mark(actingUser.actFor(userId, "{user_id}"), id, ifMatch, edit -> edit.pinned(false));
    }

    @PUT
    @PermissionsAllowed("memory:write")
    @Path("/suppression")
    @Operation(
            operationId = "suppressLongTermMemory",
            summary = "Don't mention a long-term memory",
            description = "It is kept and given to no assistant. Repeating it is harmless. `If-Match` is optional.")
    public RestResponse<MemoryBody> suppress(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return mark(actingUser.actFor(userId, "{user_id}"), id, ifMatch, edit -> edit.suppressed(true));
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/suppression")
    @Operation(operationId = "unsuppressLongTermMemory", summary = "Let a long-term memory be mentioned again")
    public RestResponse<MemoryBody> unsuppress(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return mark(actingUser.actFor(userId, "{user_id}"), id, ifMatch, edit -> edit.suppressed(false));
    }

    private RestResponse<MemoryBody> mark(
            UserId user, String id, @Nullable String ifMatch, UnaryOperator<MemoryEdit> change) {
        var marked = editing.change(
                user,
                PathIds.uuid(id, "{memory_id}"),
                Preconditions.of(ifMatch, null).ifMatch(),
                memory -> change.apply(memory.edit()).done());
        return MemoryBody.response(RestResponse.Status.OK, marked);
    }
}
