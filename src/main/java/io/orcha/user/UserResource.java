package io.orcha.user;

import io.orcha.platform.StatusMessage;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/users/{user_id}")
@RunOnVirtualThread
@Tag(name = "Users")
class UserResource {

    private final Users users;
    private final ActingUser actingUser;

    UserResource(Users users, ActingUser actingUser) {
        this.users = users;
        this.actingUser = actingUser;
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Operation(
            operationId = "deleteUser",
            summary = "Delete a user and everything of theirs",
            description = "Memory, sessions and messages go in one transaction. Repeating it is harmless.")
    public StatusMessage delete(@PathParam("user_id") String userId) {
        var deleted = users.delete(actingUser.actFor(userId, "{user_id}"));
        return StatusMessage.ok(deleted ? "User deleted with everything of theirs" : "There was no such user");
    }
}
