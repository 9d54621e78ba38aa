package io.orcha.memory.control;

import io.orcha.memory.Expectation;
import io.orcha.memory.Marks.Kind;
import io.orcha.memory.Marks.Mark;
import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Memory control")
class MarkResource {

    private final Marking marking;
    private final ActingUser actingUser;

    MarkResource(Marking marking, ActingUser actingUser) {
        this.marking = marking;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/pins")
    @Operation(operationId = "listPins", summary = "List the sentences that the user pinned")
    public MarkList pins(@PathParam("user_id") String userId) {
        return new MarkList("ok", marking.list(actingUser.actFor(userId, "{user_id}"), Kind.PIN));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/pins")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addPin",
            summary = "Pin a sentence",
            description = "It stays in the memory, word for word, whatever a roll-up makes of the rest; one that is not"
                    + " in the memory yet is added. There may be 200. `If-Match` is optional.")
    public Mark pin(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable TextRequest body) {
        return marking.pin(
                actingUser.actFor(userId, "{user_id}"),
                TextRequest.checked(body),
                Expectation.of(Preconditions.of(ifMatch, null)));
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/pins/{pin_id}")
    @Operation(operationId = "deletePin", summary = "Unpin a sentence; it stays in the memory")
    public StatusMessage unpin(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("pin_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        marking.remove(
                actingUser.actFor(userId, "{user_id}"),
                Kind.PIN,
                PathIds.uuid(id, "{pin_id}"),
                Expectation.of(Preconditions.of(ifMatch, null)));
        return StatusMessage.ok("Unpinned");
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/suppressions")
    @Operation(operationId = "listSuppressions", summary = "List what the user does not want mentioned")
    public MarkList suppressions(@PathParam("user_id") String userId) {
        return new MarkList("ok", marking.list(actingUser.actFor(userId, "{user_id}"), Kind.SUPPRESSION));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/suppressions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addSuppression",
            summary = "Don't mention this",
            description = "Sentences that speak of it stay in the memory and are left out of prompts. There may be"
                    + " 200. `If-Match` is optional.")
    public Mark suppress(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable TextRequest body) {
        return marking.suppress(
                actingUser.actFor(userId, "{user_id}"),
                TextRequest.checked(body),
                Expectation.of(Preconditions.of(ifMatch, null)));
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/suppressions/{suppression_id}")
    @Operation(operationId = "deleteSuppression", summary = "Let something be mentioned again")
    public StatusMessage allow(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("suppression_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        marking.remove(
                actingUser.actFor(userId, "{user_id}"),
                Kind.SUPPRESSION,
                PathIds.uuid(id, "{suppression_id}"),
                Expectation.of(Preconditions.of(ifMatch, null)));
        return StatusMessage.ok("It may be mentioned again");
    }

    record MarkList(String status, List<Mark> marks) {}
}
