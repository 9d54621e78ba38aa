package io.orcha.chat;

import io.orcha.chat.ChatReply.UsedMemory;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.PathIds;
import io.orcha.recall.SourceTexts;
import io.orcha.session.Replies;
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

@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class ReplyMemoryResource {

    private final Replies replies;
    private final SourceTexts texts;
    private final ActingUser actingUser;

    ReplyMemoryResource(Replies replies, SourceTexts texts, ActingUser actingUser) {
        this.replies = replies;
        this.texts = texts;
        this.actingUser = actingUser;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{session_id}/messages/{message_id}/memory")
    @Operation(
            operationId = "getReplyMemory",
            summary = "What a stored reply was given of the memory",
            description =
                    "As the reply told it when it was given, with the texts as they are now: what was erased since is left out, long"
                            + " texts are cut. 404 for what is no reply, and for a reply of which it is not known.")
    public UsedMemory get(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Schema(format = "uuid") @PathParam("message_id") String messageId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId) {
        var user = actingUser.actFor(userId, "?user_id");
        var memory = replies.memory(
                        user, PathIds.uuid(sessionId, "{session_id}"), PathIds.uuid(messageId, "{message_id}"))
                .orElseThrow(ReplyMemoryNotFoundException::new);
        return UsedMemory.of(memory, texts.find(user, memory.recalled()));
    }
}
