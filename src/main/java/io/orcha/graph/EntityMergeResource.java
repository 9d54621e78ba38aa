package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/entities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Knowledge graph")
class EntityMergeResource {

    private final EntityBodies bodies;
    private final EntityMerging merging;
    private final EntitySplitting splitting;
    private final ActingUser actingUser;

    EntityMergeResource(EntityBodies bodies, EntityMerging merging, EntitySplitting splitting, ActingUser actingUser) {
        this.bodies = bodies;
        this.merging = merging;
        this.splitting = splitting;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/merge")
    @Operation(
            operationId = "mergeEntities",
            summary = "Say that entities are one",
            description =
                    "`entities` become parts of `into`, which has their names and relations as well. Nothing is moved:"
                            + " `split` with `merged` undoes it exactly.")
    public Merged merge(@PathParam("user_id") String userId, @Nullable MergeRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.check(checks);
        checks.throwIfAny();
        var into = Objects.requireNonNull(request.into());
        merging.merge(user, into, request.others());
        return new Merged("ok", bodies.one(user, into).body());
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/split")
    @Operation(
            operationId = "splitEntity",
            summary = "Say that an entity is two",
            description =
                    "With `merged` the part of that id is an entity of its own again. Otherwise `relations` and `names` are taken out"
                            + " into a new entity with a `name` and, when it is another, a `kind`; `merge` makes them one again.")
    public Split split(@PathParam("user_id") String userId, @Nullable SplitRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        request.check(checks);
        checks.throwIfAny();
        var entity = Objects.requireNonNull(request.entity());
        var other = request.merged();
        if (other == null) {
            other = splitting.split(user, entity, request);
        } else {
            merging.undo(user, entity, other);
        }
        return new Split(
                "ok", bodies.one(user, entity).body(), bodies.one(user, other).body());
    }

    /** The entity as it is with what was merged into it. */
    @Schema(name = "MergeEntitiesResponse")
    record Merged(String status, EntityBody entity) {}

    /** The entity without what was taken out, and that. */
    @Schema(name = "SplitEntityResponse")
    record Split(String status, EntityBody entity, EntityBody split) {}
}
