package io.orcha.recall.memory;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.session.Messages;
import io.orcha.session.SaidMessage;
import io.orcha.user.ActingUser;
import io.orcha.user.Permission;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/memories")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Long-term memories")
class LongTermMemoryResource {

    private static final PageSize PAGE = new PageSize(50, 500);
    private static final int QUERY_BYTES = 2_000;

    private final LongTermMemories memories;
    private final MemoryEditing editing;
    private final MemorySearch searched;
    private final Messages messages;
    private final Permission permission;
    private final ActingUser actingUser;

    LongTermMemoryResource(
            LongTermMemories memories,
            MemoryEditing editing,
            MemorySearch search,
            Messages messages,
            Permission permission,
            ActingUser actingUser) {
        this.memories = memories;
        this.editing = editing;
        this.searched = search;
        this.messages = messages;
        this.permission = permission;
        this.actingUser = actingUser;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listLongTermMemories",
            summary = "List or search a user's long-term memories",
            description =
                    "The newest first, page by page: pass `next_cursor` of one page as `cursor` to get the next."
                            + " `kind` may name several, separated by commas; `valid_at` asks for what held at a time, `changed_since`"
                            + " for what was made or changed after one. With `q` those that fit it best, the best first, on one page;"
                            + " suppressed or archived ones only with `suppressed=true` or `archived=true`, and by their words.")
    public MemoryPage list(
            @PathParam("user_id") String userId,
            @QueryParam("kind") List<String> kinds,
            @Schema(implementation = Boolean.class) @QueryParam("pinned") @Nullable String pinned,
            @Schema(implementation = Boolean.class) @QueryParam("suppressed") @Nullable String suppressed,
            @Schema(implementation = Boolean.class) @QueryParam("archived") @Nullable String archived,
            @Schema(format = "date-time") @QueryParam("valid_at") @Nullable String validAt,
            @Schema(enumeration = {"learned", "written", "imported"}) @QueryParam("origin") @Nullable String origin,
            @QueryParam("scope") @Nullable String scope,
            @Schema(format = "date-time") @QueryParam("changed_since") @Nullable String changedSince,
            @QueryParam("q") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var wanted =
                new FilterParameters(kinds, pinned, suppressed, archived, validAt, origin, scope, changedSince).read();
        if (query != null) {
            return search(user, query, wanted, cursor, size);
        }
        // One more than asked for tells whether there is a next page.
        var found = memories.page(user, wanted, MemoryCursor.decode(cursor), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return MemoryPage.of(
                page, found.size() > size ? MemoryCursor.after(page.getLast()).encode() : null);
    }

    private MemoryPage search(UserId user, String query, MemoryFilter filter, @Nullable String cursor, int size) {
        var checks = new FieldChecks();
        checks.text("?q", query, QUERY_BYTES);
        if (cursor != null) {
            checks.reject("?cursor", "must not be there with q");
        }
        checks.throwIfAny();
        var ids = searched.search(user, query, filter, size);
        return MemoryPage.of(memories.find(user, ids), null);
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addLongTermMemory",
            summary = "Write a long-term memory",
            description =
                    "`text` is one sentence that can be understood alone. Answers 201; or 200 with the memory that"
                            + " there is when one says the same already. Nothing that is learned replaces what was written.")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = MemoryBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "There already",
            content = @Content(schema = @Schema(implementation = MemoryBody.class)))
    public RestResponse<MemoryBody> add(
            @PathParam("user_id") String userId,
            @RequestBody(content = @Content(schema = @Schema(allOf = MemoryRequest.class, requiredProperties = "text")))
                    @Nullable MemoryRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        checks.required("/text", request.text());
        request.check(checks);
        checks.throwIfAny();
        var text = String.valueOf(request.text()).strip();
        var created = editing.create(user, text, edit -> {
            edit.weight(0.5f, 1);
            return request.applyTo(edit, edit.done());
        });
        var status = created.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return MemoryBody.response(status, created.memory());
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{memory_id}")
    @Operation(
            operationId = "getLongTermMemory",
            summary = "Read a long-term memory with what says it",
            description =
                    "`said` are the messages that say it. The ETag names its state; with `If-None-Match` an unchanged one is answered with 304.")
    public RestResponse<MemoryDetail> get(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        var user = actingUser.actFor(userId, "{user_id}");
        var memory = memories.find(user, PathIds.uuid(id, "{memory_id}")).orElseThrow(MemoryNotFoundException::new);
        if (Preconditions.of(null, ifNoneMatch).isUnmodified(memory.tag())) {
            return RestResponse.ResponseBuilder.<MemoryDetail>notModified()
                    .header(HttpHeaders.ETAG, '"' + memory.tag() + '"')
                    .build();
        }
        var said = SaidMessage.of(messages.quote(user, memory.sources()));
        return RestResponse.ResponseBuilder.ok(new MemoryDetail(MemoryBody.of(memory), said))
                .header(HttpHeaders.ETAG, '"' + memory.tag() + '"')
                .build();
    }

    @PATCH
    @PermissionsAllowed("memory:write")
    @Path("/{memory_id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeLongTermMemory",
            summary = "Change a long-term memory",
            description = "Fields that are left out stay as they are; null takes `valid_from` or `valid_to` back. A new"
                    + " `text` makes it one that its owner wrote. `If-Match` is optional.")
    public RestResponse<MemoryBody> change(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable MemoryRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.check(checks);
        checks.throwIfAny();
        permission.requireToSave(user);
        var changed = editing.change(
                user,
                PathIds.uuid(id, "{memory_id}"),
                Preconditions.of(ifMatch, null).ifMatch(),
                memory -> request.applyTo(memory.edit(), memory).done());
        return MemoryBody.response(RestResponse.Status.OK, changed);
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{memory_id}")
    @Operation(
            operationId = "deleteLongTermMemory",
            summary = "Delete a long-term memory",
            description = "It is not learned again from the messages there are, which stay, as does the summary."
                    + " `If-Match` is optional.")
    public StatusMessage delete(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("memory_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.delete(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(id, "{memory_id}"),
                Preconditions.of(ifMatch, null).ifMatch());
        return StatusMessage.ok("Memory deleted");
    }

    @Schema(name = "LongTermMemoryPage")
    record MemoryPage(
            String status,
            List<MemoryBody> memories,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {

        static MemoryPage of(List<LongTermMemory> page, @Nullable String nextCursor) {
            return new MemoryPage("ok", page.stream().map(MemoryBody::of).toList(), nextCursor);
        }
    }
}
