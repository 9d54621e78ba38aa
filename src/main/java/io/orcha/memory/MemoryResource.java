package io.orcha.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.limits.StorageQuota;
import io.orcha.limits.Usage;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Memory")
class MemoryResource {

    private final Memories memories;
    private final MemoryDeletion deletion;
    private final Permission permission;
    private final StorageQuota quota;
    private final ActingUser actingUser;
    private final MemoryConfig config;

    MemoryResource(
            Memories memories,
            MemoryDeletion deletion,
            Permission permission,
            StorageQuota quota,
            ActingUser actingUser,
            MemoryConfig config) {
        this.quota = quota;
        this.memories = memories;
        this.deletion = deletion;
        this.permission = permission;
        this.actingUser = actingUser;
        this.config = config;
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveMemory",
            summary = "Create or replace a user's memory",
            description = "One statement, whatever the concurrency: a user has exactly one current memory. It is"
                    + " unconditional unless it says `If-Match` or `If-None-Match: *`; what was there is a version.")
    public RestResponse<SaveResponse> save(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable SaveRequest body) {
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        var userId = checks.required("/user_id", request.userId());
        var content = checks.text("/content", request.content(), config.maxBytes());
        checks.throwIfAny();
        var user = actingUser.actFor(Objects.requireNonNull(userId));
        permission.requireToSave(user);
        return saved(user, content, Expectation.of(Preconditions.of(ifMatch, ifNoneMatch)));
    }

    @PUT
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putMemory",
            summary = "Replace a user's memory as it was read",
            description = "Needs `If-Match` with the ETag of what was read, or `If-None-Match: *` to create.")
    public RestResponse<SaveResponse> put(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable PutRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var expectation = Expectation.required(Preconditions.of(ifMatch, ifNoneMatch));
        var checks = new FieldChecks();
        var content =
                checks.text("/content", MalformedBodyException.require(body).content(), config.maxBytes());
        checks.throwIfAny();
        permission.requireToSave(user);
        return saved(user, content, expectation);
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}")
    @Operation(
            operationId = "getMemory",
            summary = "Read a user's memory",
            description = "`memory` is null for a user without one. The ETag names the version; with `If-None-Match`"
                    + " an unchanged memory is answered with 304.")
    public RestResponse<GetResponse> get(
            @PathParam("user_id") String userId, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var memory = memories.find(actingUser.actFor(userId, "{user_id}")).orElse(null);
        var tag = memory == null ? Expectation.NEVER_SAVED : memory.tag();
        var response = Preconditions.of(null, ifNoneMatch).isUnmodified(tag)
                ? RestResponse.ResponseBuilder.<GetResponse>notModified()
                : RestResponse.ResponseBuilder.ok(new GetResponse("ok", MemoryBody.from(memory)));
        return response.header(HttpHeaders.ETAG, quoted(tag)).build();
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}")
    @Operation(
            operationId = "deleteMemory",
            summary = "Delete a user's memory",
            description =
                    "The text is erased from the memory and from all its versions, with pins, suppressions,"
                            + " reviews and all long-term memories, and is not learned again from the messages there are. Repeating it is harmless.")
    public StatusMessage delete(
            @PathParam("user_id") String userId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var user = actingUser.actFor(userId, "{user_id}");
        var deleted = deletion.delete(user, Expectation.of(Preconditions.of(ifMatch, null)));
        return StatusMessage.ok(deleted ? "Memory deleted" : "There was no memory");
    }

    private RestResponse<SaveResponse> saved(UserId user, String content, Expectation expectation) {
        var change = MemoryChange.of(content, Author.CLIENT, "saved by a client", null);
        var added = new Usage(0, 0, content.getBytes(UTF_8).length);
        var saved = quota.storing(user, added, () -> memories.require(user, change, expectation));
        return RestResponse.ResponseBuilder.ok(
                        new SaveResponse("ok", "Memory saved successfully", saved.version(), saved.updatedAt()))
                .header(HttpHeaders.ETAG, quoted(saved.tag()))
                .build();
    }

    private static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /**
     * A memory to save.
     *
     * @param userId whose memory it is, a JSON string or integer
     * @param content the memory's text
     */
    @Schema(
            name = "SaveMemoryRequest",
            requiredProperties = {"user_id", "content"})
    record SaveRequest(@Nullable UserId userId, @Nullable String content) {}

    /**
     * A memory to save for the user of the path.
     *
     * @param content the memory's text
     */
    @Schema(name = "PutMemoryRequest", requiredProperties = "content")
    record PutRequest(@Nullable String content) {}

    @Schema(name = "SavedMemory")
    record SaveResponse(String status, String message, long version, Instant updatedAt) {}

    @Schema(name = "MemoryResponse")
    record GetResponse(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MemoryBody memory) {}

    @Schema(name = "UserMemory")
    record MemoryBody(String content, long version, Instant createdAt, Instant updatedAt) {

        static @Nullable MemoryBody from(@Nullable Memory memory) {
            return memory == null || memory.content() == null
                    ? null
                    : new MemoryBody(memory.content(), memory.version(), memory.createdAt(), memory.updatedAt());
        }
    }
}
