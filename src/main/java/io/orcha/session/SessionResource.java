package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.session.ChatMessage.Role;
import io.orcha.session.SessionExport.ExportedMessage;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Sessions")
class SessionResource {

    private static final int QUERY_BYTES = 2_000;

    private final Sessions sessions;
    private final SessionExport export;
    private final ActingUser actingUser;
    private final SessionConfig config;

    SessionResource(Sessions sessions, SessionExport export, ActingUser actingUser, SessionConfig config) {
        this.sessions = sessions;
        this.export = export;
        this.actingUser = actingUser;
        this.config = config;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listSessions",
            summary = "List a user's sessions, newest activity first",
            description =
                    "Pass `next_cursor` of one page as `cursor` to get the next; it is null on the last page. `device_id` lists"
                            + " the sessions that were begun on that device, `q` those whose title and summary hold all its words."
                            + " `summary` and `key_entities` are there once a session has come to rest.")
    public SessionPage list(
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("q") @Nullable String query,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        return list(actingUser.actFor(userId, "?user_id"), deviceId, query, cursor, limit);
    }

    SessionPage list(
            UserId user,
            @Nullable String deviceId,
            @Nullable String query,
            @Nullable String cursor,
            @Nullable String limit) {
        int size = new PageSize(config.pageSize(), config.maxPageSize()).of(limit);
        // One more than asked for tells whether there is a next page.
        var after = SessionCursor.decode(cursor);
        var device = deviceId == null ? null : DeviceId.checked(deviceId, "?device_id");
        var found = find(user, device, query, after, size + 1);
        if (found.size() <= size) {
            return new SessionPage("ok", found, null);
        }
        var page = found.subList(0, size);
        return new SessionPage("ok", page, SessionCursor.after(page.getLast()).encode());
    }

    private List<ChatSession> find(
            UserId user, @Nullable String device, @Nullable String query, @Nullable SessionCursor after, int limit) {
        if (query != null) {
            var checks = new FieldChecks();
            var text = checks.text("?q", query, QUERY_BYTES);
            checks.throwIfAny();
            return sessions.find(user, text, device, after, limit);
        }
        return device == null ? sessions.list(user, after, limit) : sessions.listOfDevice(user, device, after, limit);
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{session_id}")
    @Operation(operationId = "getSession", summary = "Read one session's metadata")
    public ChatSession get(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId) {
        return sessions.get(actingUser.actFor(userId, "?user_id"), PathIds.uuid(sessionId, "{session_id}"));
    }

    @PATCH
    @PermissionsAllowed("memory:write")
    @Path("/{session_id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "renameSession",
            summary = "Give a session a title",
            description =
                    "`title` is a line of text of at most 400 bytes in UTF-8. It stays until it is changed or forgotten; null takes"
                            + " it back, and the session is called by the beginning of its first message.")
    public ChatSession rename(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId,
            @Nullable SessionPatch body) {
        var user = actingUser.actFor(userId, "?user_id");
        var session = PathIds.uuid(sessionId, "{session_id}");
        var patch = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        patch.check(checks);
        checks.throwIfAny();
        if (patch.hasTitle()) {
            sessions.rename(user, session, patch.newTitle());
        }
        return sessions.get(user, session);
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{session_id}")
    @Operation(
            operationId = "deleteSession",
            summary = "Delete a session with its messages",
            description = "What the memory has learned from them stays; delete or replace the memory to forget it.")
    public StatusMessage delete(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId) {
        sessions.delete(actingUser.actFor(userId, "?user_id"), PathIds.uuid(sessionId, "{session_id}"));
        return StatusMessage.ok("Session deleted");
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{session_id}/messages")
    @Operation(
            operationId = "listMessages",
            summary = "Read a session's messages, oldest first",
            description =
                    "Up to 1000 at once; when there are more, a `Link` header with `rel=\"next\"` names the rest. `memory` tells which"
                            + " version of the memory a reply was given, and the ids of what was recalled for it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MessageBody.class)))
    public Response messages(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId,
            @Schema(format = "uuid") @QueryParam("after") @Nullable String after,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit,
            UriInfo uri) {
        var user = actingUser.actFor(userId, "?user_id");
        var session =
                sessions.get(user, PathIds.uuid(sessionId, "{session_id}")).sessionId();
        int size = new PageSize(config.maxPageSize(), config.maxPageSize()).of(limit);
        var found = sessions.messages(user, session, after == null ? null : PathIds.uuid(after, "?after"), size + 1);
        var page = found.stream().limit(size).map(MessageBody::from).toList();
        var response = Response.ok(page);
        if (found.size() > size) {
            var next = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.getLast().id())
                    .build();
            response.link(next, "next");
        }
        return response.build();
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{session_id}/export")
    @Operation(
            operationId = "exportSession",
            summary = "Download a session as a JSON file",
            description = "An array of `{\"role\", \"content\"}`, whole, oldest first; such a file can be imported.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExportedMessage.class)))
    public Response export(
            @Schema(format = "uuid") @PathParam("session_id") String sessionId,
            @Parameter(required = true) @QueryParam("user_id") @Nullable String userId) {
        var user = actingUser.actFor(userId, "?user_id");
        var session =
                sessions.get(user, PathIds.uuid(sessionId, "{session_id}")).sessionId();
        StreamingOutput body = output -> export.write(user, session, output);
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"session-%s.json\"".formatted(session))
                .build();
    }

    record SessionPage(
            String status,
            List<ChatSession> sessions,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    /**
     * A message as clients read it.
     *
     * @param memory what a reply was given of the memory; absent when that is not known
     */
    record MessageBody(
            Role role,
            String content,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,

            UUID id,
            boolean partial,
            Instant createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReplyMemory memory) {

        static MessageBody from(ChatMessage message) {
            return new MessageBody(
                    message.role(),
                    message.content(),
                    message.speaker(),
                    message.id(),
                    message.partial(),
                    message.createdAt(),
                    message.memory());
        }
    }
}
