package io.orcha.user.privacy;

import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Users")
class ErasureResource {

    private final Erasure erasure;
    private final ActingUser actingUser;

    ErasureResource(Erasure erasure, ActingUser actingUser) {
        this.erasure = erasure;
        this.actingUser = actingUser;
    }

    @DELETE
    @Path("api/v1/users/{user_id}")
    @PermissionsAllowed("memory:write")
    @Operation(
            operationId = "deleteUser",
            summary = "Erase a user and everything of theirs",
            description = "Memory, versions, sessions, messages, kept responses and jobs go in one transaction; what is"
                    + " under way cannot bring anything back. The receipt tells how many rows went from which table; the"
                    + " audit trail keeps it. Repeating it is harmless.")
    public Erased delete(@PathParam("user_id") String userId) {
        return Erased.of(erasure.erase(actingUser.actFor(userId, "{user_id}")));
    }

    @DELETE
    @Path("memory/user/{user_identifier}")
    @PermissionsAllowed("memory:write")
    @Operation(
            operationId = "eraseUserMemory",
            summary = "Erase a user and everything of theirs",
            description = "The same as `DELETE /api/v1/users/{user_id}`.")
    public Erased deleteByAlias(@PathParam("user_identifier") String userId) {
        return Erased.of(erasure.erase(actingUser.actFor(userId, "{user_identifier}")));
    }

    @Schema(name = "ErasureResponse")
    record Erased(String status, String message, ErasureReceipt receipt) {

        static Erased of(ErasureReceipt receipt) {
            return new Erased(
                    "ok",
                    receipt.hasErasedAnything() ? "User deleted with everything of theirs" : "There was no such user",
                    receipt);
        }
    }
}
