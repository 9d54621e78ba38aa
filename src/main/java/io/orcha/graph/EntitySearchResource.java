package io.orcha.graph;

import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/memory/search/entities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Knowledge graph")
class EntitySearchResource {

    private static final int QUERY_BYTES = 2_000;
    private static final int MOST = 100;
    private static final int BY_DEFAULT = 10;

    private final EntitySearch search;
    private final ActingUser actingUser;

    EntitySearchResource(EntitySearch search, ActingUser actingUser) {
        this.search = search;
        this.actingUser = actingUser;
    }

    @POST
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "searchEntities",
            summary = "Find entities by what they are called, and by what they are",
            description =
                    "The best first, with up to five facts each. `degraded` says what could not be done: without embeddings they are"
                            + " found by their names.")
    public Answer search(@Nullable SearchRequest body) {
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        checks.required("/user_identifier", request.userIdentifier());
        checks.text("/query", request.query(), QUERY_BYTES);
        int limit = Objects.requireNonNullElse(request.limit(), BY_DEFAULT);
        if (limit < 1 || limit > MOST) {
            checks.reject("/limit", "must be from 1 to " + MOST);
        }
        checks.throwIfAny();
        var user = actingUser.actFor(Objects.requireNonNull(request.userIdentifier()));
        var result = search.find(user, String.valueOf(request.query()), limit);
        return new Answer("ok", result.entities(), result.degraded());
    }

    /**
     * What to look for.
     *
     * @param query a name, or words for what it is
     * @param limit at most so many; ten when it is left out
     */
    @Schema(
            name = "EntitySearchRequest",
            requiredProperties = {"query", "user_identifier"})
    record SearchRequest(
            @Nullable String query,
            @Nullable UserId userIdentifier,
            @Nullable Integer limit) {}

    @Schema(name = "EntitySearchAnswer")
    record Answer(String status, List<EntitySearch.Found> entities, List<String> degraded) {}
}
