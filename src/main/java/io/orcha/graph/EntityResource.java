package io.orcha.graph;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.platform.StatusMessage;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/entities")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Knowledge graph")
class EntityResource {

    private static final PageSize PAGE = new PageSize(50, 500);

    private final UserGraphs graphs;
    private final EntityBodies bodies;
    private final EntityEditing editing;
    private final ActingUser actingUser;

    EntityResource(UserGraphs graphs, EntityBodies bodies, EntityEditing editing, ActingUser actingUser) {
        this.graphs = graphs;
        this.bodies = bodies;
        this.editing = editing;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listEntities",
            summary = "List who and what a user's life consists of",
            description = "The newest first, page by page: pass `next_cursor` of one page as `cursor` to get the next."
                    + " `kind` may name several, separated by commas. What was merged is listed as one.")
    public EntityPage list(
            @PathParam("user_id") String userId,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var wanted = GraphParameters.kinds(kinds);
        var after = GraphCursor.decode(cursor);
        var graph = graphs.current(user);
        // One more than asked for tells whether there is a next page.
        var found = graph.nodes().stream()
                .map(Node::entity)
                .filter(entity -> wanted.isEmpty() || wanted.contains(entity.kind()))
                .filter(entity -> after.isBefore(rank(entity), entity.id()))
                .sorted(Comparator.comparingLong(EntityResource::rank)
                        .thenComparing(Entity::id)
                        .reversed())
                .limit(size + 1L)
                .toList();
        var page = found.subList(0, Math.min(size, found.size()));
        return new EntityPage(
                "ok",
                bodies.of(user, graph, page.stream().map(Entity::id).toList()),
                found.size() > size
                        ? new GraphCursor(rank(page.getLast()), page.getLast().id()).encode()
                        : null);
    }

    private static long rank(Entity entity) {
        return GraphCursor.of(entity.createdAt(), entity.id()).rank();
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{entity_id}")
    @Operation(
            operationId = "getEntity",
            summary = "Read an entity",
            description =
                    "One that was merged is answered as the part that it is, with `merged_into`. The ETag names the state of"
                            + " its name, kind and aliases.")
    public RestResponse<EntityBody> get(
            @PathParam("user_id") String userId, @Schema(format = "uuid") @PathParam("entity_id") String id) {
        var user = actingUser.actFor(userId, "{user_id}");
        return answer(user, PathIds.uuid(id, "{entity_id}"));
    }

    @PATCH
    @PermissionsAllowed("memory:write")
    @Path("/{entity_id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeEntity",
            summary = "Change what an entity is called, or what it is",
            description =
                    "Fields that are left out stay as they are. A new `name` leaves the old one as an alias. Nothing that is"
                            + " learned later changes it again. `If-Match` is optional.")
    public RestResponse<EntityBody> change(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("entity_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable EntityRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.check(checks);
        checks.throwIfAny();
        var entity = PathIds.uuid(id, "{entity_id}");
        editing.change(user, entity, Preconditions.of(ifMatch, null).ifMatch(), request);
        return answer(user, entity);
    }

    @DELETE
    @PermissionsAllowed("memory:write")
    @Path("/{entity_id}")
    @Operation(
            operationId = "deleteEntity",
            summary = "Delete an entity with all that relates to it",
            description =
                    "Its names, mentions and relations go, with what they were before and what is merged into it. Messages and"
                            + " long-term memories stay, and it is not learned again from them. `If-Match` is optional.")
    public StatusMessage delete(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("entity_id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        editing.delete(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(id, "{entity_id}"),
                Preconditions.of(ifMatch, null).ifMatch());
        return StatusMessage.ok("Entity deleted");
    }

    private RestResponse<EntityBody> answer(UserId user, UUID id) {
        var entity = bodies.one(user, id);
        return RestResponse.ResponseBuilder.ok(entity.body())
                .header(HttpHeaders.ETAG, '"' + entity.tag() + '"')
                .build();
    }

    record EntityPage(
            String status,
            List<EntityBody> entities,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
