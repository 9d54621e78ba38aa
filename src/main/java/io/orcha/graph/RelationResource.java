package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.graph.RelationRows.Wanted;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.session.Messages;
import io.orcha.session.SaidMessage;
import io.orcha.user.ActingUser;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/relations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Knowledge graph")
class RelationResource {

    private static final PageSize PAGE = new PageSize(50, 500);

    private final RelationRows rows;
    private final RelationEditing editing;
    private final Messages messages;
    private final ActingUser actingUser;

    RelationResource(RelationRows rows, RelationEditing editing, Messages messages, ActingUser actingUser) {
        this.rows = rows;
        this.editing = editing;
        this.messages = messages;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listRelations",
            summary = "List how the things in a user's life relate",
            description =
                    "What was recorded last first, page by page: pass `next_cursor` of one page as `cursor` to get the next."
                            + " `entity` (an id, or `user`) names one end, `predicate` the predicate; `at` asks for what held at a time;"
                            + " with `history=true` also what was known before.")
    public RelationPage list(
            @PathParam("user_id") String userId,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("predicate") @Nullable String predicate,
            @Schema(format = "date-time") @QueryParam("at") @Nullable String at,
            @Schema(implementation = Boolean.class) @QueryParam("history") @Nullable String history,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var checks = new FieldChecks();
        if (history != null && !history.equals("true") && !history.equals("false")) {
            checks.reject("?history", "must be true or false");
        }
        var wanted = new Wanted(
                entity == null ? null : entity(entity),
                predicate == null ? null : GraphParameters.predicate(checks, "?predicate", predicate),
                GraphParameters.time(checks, "?at", at),
                "true".equals(history));
        checks.throwIfAny();
        // One more than asked for tells whether there is a next page.
        var found = rows.page(user, wanted, GraphCursor.decode(cursor), size + 1);
        var page = found.subList(0, Math.min(size, found.size()));
        return new RelationPage(
                "ok",
                rows.bodies(user, page),
                found.size() > size
                        ? GraphCursor.of(
                                        page.getLast().recordedAt(),
                                        page.getLast().id())
                                .encode()
                        : null);
    }

    private static UUID entity(String given) {
        return given.equals(GraphParameters.USER) ? Graph.USER : PathIds.uuid(given, "?entity");
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addRelation",
            summary = "Write how two things relate, or an attribute of one",
            description =
                    "`object` is an entity's id, or `{\"name\", \"kind\"}`, which makes the entity when there is none; or there is a"
                            + " `value`. What cannot hold beside it, such as the home before, ends. Answers 201; or 200 with the relation that"
                            + " is there when one says the same already. Nothing that is learned later ends what was written.")
    @APIResponse(
            responseCode = "201",
            description = "Written",
            content = @Content(schema = @Schema(implementation = RelationBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "There already",
            content = @Content(schema = @Schema(implementation = RelationBody.class)))
    public RestResponse<RelationBody> add(
            @PathParam("user_id") String userId,
            @RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            allOf = RelationRequest.class,
                                                            requiredProperties = "predicate")))
                    @Nullable RelationRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.checkNew(checks);
        checks.throwIfAny();
        var created = editing.write(user, request);
        return answer(user, created.id(), created.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK);
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{relation_id}")
    @Operation(
            operationId = "getRelation",
            summary = "Read a relation with what says it, and what it was before",
            description =
                    "`said` are the messages that say it, `history` what was known before. The ETag names its state.")
    public RestResponse<RelationDetail> get(
            @PathParam("user_id") String userId, @Schema(format = "uuid") @PathParam("relation_id") String id) {
        var user = actingUser.actFor(userId, "{user_id}");
        var relation = find(user, PathIds.uuid(id, "{relation_id}"));
        var detail = new RelationDetail(
                rows.bodies(user, List.of(relation)).getFirst(),
                SaidMessage.of(messages.quote(user, relation.messages())),
                rows.bodies(user, rows.earlier(user, relation.id())));
        return RestResponse.ResponseBuilder.ok(detail)
                .header(HttpHeaders.ETAG, '"' + relation.tag() + '"')
                .build();
    }

    @PATCH
    @PermissionsAllowed("memory:write")
    @Path("/{relation_id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeRelation",
            summary = "Change what a relation says",
            description =
                    "Fields that are left out stay as they are; null takes `valid_from` or `valid_to` back. What it said before stays"
                            + " as what was known until now, and it ends nothing else. Nothing that is learned later changes it. `If-Match` is"
                            + " optional.")
    public RestResponse<RelationBody> change(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("relation_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RelationRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.checkChange(checks);
        checks.throwIfAny();
        var relation = PathIds.uuid(id, "{relation_id}");
        editing.change(user, relation, Preconditions.of(ifMatch, null).ifMatch(), request);
        return answer(user, relation, RestResponse.Status.OK);
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{relation_id}")
    @Operation(
            operationId = "deleteRelation",
            summary = "Delete a relation with what it was before",
            description =
                    "An entity to which nothing relates any more goes as well, unless its owner wrote it. Messages and long-term"
                            + " memories stay. `If-Match` is optional.")
    public StatusMessage delete(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("relation_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.delete(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(id, "{relation_id}"),
                Preconditions.of(ifMatch, null).ifMatch());
        return StatusMessage.ok("Relation deleted");
    }

    private Relation find(UserId user, UUID id) {
        return rows.find(user, id).orElseThrow(NotInGraphException::relation);
    }

    private RestResponse<RelationBody> answer(UserId user, UUID id, RestResponse.Status status) {
        var relation = find(user, id);
        return RestResponse.ResponseBuilder.create(
                        status, rows.bodies(user, List.of(relation)).getFirst())
                .header(HttpHeaders.ETAG, '"' + relation.tag() + '"')
                .build();
    }

    record RelationPage(
            String status,
            List<RelationBody> relations,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
