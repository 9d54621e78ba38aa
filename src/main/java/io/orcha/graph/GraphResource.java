package io.orcha.graph;

import io.orcha.platform.PageSize;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/graph")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Knowledge graph")
class GraphResource {

    private static final PageSize PAGE = new PageSize(500, 2_000);

    private final GraphDrawing drawing;
    private final ActingUser actingUser;

    GraphResource(GraphDrawing drawing, ActingUser actingUser) {
        this.drawing = drawing;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getGraph",
            summary = "The knowledge graph, for drawing",
            description =
                    "Nodes with the most relations first, and the edges between them; the node `user` is the user. `at` asks for what"
                            + " held at a time, `known_at` for what was known then; without them all that is known now, what is over included"
                            + " (`over`). `kind` may name several, separated by commas. Pass `next_cursor` of one page as `cursor` to get the"
                            + " next: an edge comes with the later one of its ends.")
    public GraphPage get(
            @PathParam("user_id") String userId,
            @Schema(format = "date-time") @QueryParam("at") @Nullable String at,
            @Schema(format = "date-time") @QueryParam("known_at") @Nullable String knownAt,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var checks = new FieldChecks();
        var held = GraphParameters.time(checks, "?at", at);
        var known = GraphParameters.time(checks, "?known_at", knownAt);
        checks.throwIfAny();
        var filter = new GraphFilter(held, known, GraphParameters.kinds(kinds));
        return drawing.page(user, filter, GraphCursor.decode(cursor), size);
    }
}
