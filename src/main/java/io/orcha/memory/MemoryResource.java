package io.orcha.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Memory")
class MemoryResource {

    private final Memories memories;
    private final ActingUser actingUser;
    private final MemoryConfig config;

    MemoryResource(Memories memories, ActingUser actingUser, MemoryConfig config) {
        this.memories = memories;
        this.actingUser = actingUser;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveMemory",
            summary = "Create or replace a user's memory",
            description = "One statement, whatever the concurrency: a user has exactly one current memory.")
    public SaveResponse save(@Nullable SaveRequest body) {
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        var userId = checks.required("/user_id", request.userId());
        var content = checks.text("/content", request.content(), config.maxBytes());
        checks.throwIfAny();
        var saved = memories.save(actingUser.actFor(Objects.requireNonNull(userId)), content);
        return new SaveResponse("ok", "Memory saved successfully", saved.version(), saved.updatedAt());
    }

    @GET
    @Path("/{user_id}")
    @Operation(
            operationId = "getMemory",
            summary = "Read a user's memory",
            description = "`memory` is null for a user without one.")
    public GetResponse get(@PathParam("user_id") String userId) {
        var memory = memories.find(actingUser.actFor(userId, "{user_id}"));
        return new GetResponse("ok", memory.map(MemoryBody::from).orElse(null));
    }

    @DELETE
    @Path("/{user_id}")
    @Operation(
            operationId = "deleteMemory",
            summary = "Delete a user's memory",
            description =
                    "The text is erased and is not learned again from the messages there are. Repeating it is harmless.")
    public StatusMessage delete(@PathParam("user_id") String userId) {
        var deleted = memories.delete(actingUser.actFor(userId, "{user_id}"));
        return StatusMessage.ok(deleted ? "Memory deleted" : "There was no memory");
    }

    /**
     * A memory to save.
     *
     * @param userId whose memory it is, a JSON string or integer
     * @param content the memory's text
     */
    record SaveRequest(@Nullable UserId userId, @Nullable String content) {}

    record SaveResponse(String status, String message, long version, Instant updatedAt) {}

    record GetResponse(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MemoryBody memory) {}

    record MemoryBody(String content, long version, Instant createdAt, Instant updatedAt) {

        static @Nullable MemoryBody from(Memory memory) {
            return memory.content() == null
                    ? null
                    : new MemoryBody(memory.content(), memory.version(), memory.createdAt(), memory.updatedAt());
        }
    }
}
