package io.orcha.memory.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.memory.Expectation;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Review")
class ReviewResource {

    private static final PageSize PAGE = new PageSize(50, 500);
    private static final Set<String> STATES = Set.of("pending", "approved", "declined", "all");

    private final ReviewQueue queue;
    private final Decisions decisions;
    private final ActingUser actingUser;

    ReviewResource(ReviewQueue queue, Decisions decisions, ActingUser actingUser) {
        this.queue = queue;
        this.decisions = decisions;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/review")
    @Operation(
            operationId = "listReviews",
            summary = "List what was held back from a user's memory, oldest first",
            description = "Pending ones, or those of another `state`: `approved`, `declined`, `all`.")
    public ReviewPage list(
            @PathParam("user_id") String userId,
            @Schema(enumeration = {"pending", "approved", "declined", "all"}) @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        var wanted = state == null ? "pending" : state;
        if (!STATES.contains(wanted)) {
            throw InvalidFieldsException.of("?state", "must be pending, approved, declined or all");
        }
        int size = PAGE.of(limit);
        var after = cursor == null ? new UUID(0, 0) : PathIds.uuid(cursor, "?cursor");
        var found = queue.list(user, wanted, after, size + 1);
        boolean more = found.size() > size;
        var page = more ? found.subList(0, size) : found;
        return new ReviewPage("ok", page, more ? page.getLast().id().toString() : null);
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/review/{review_id}/approve")
    @Operation(
            operationId = "approveReview",
            summary = "Let a sentence into the memory",
            description = "As it is shown, with secrets redacted. Repeating it is harmless. `If-Match` is optional.")
    public Review approve(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("review_id") String reviewId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decisions.approve(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(reviewId, "{review_id}"),
                Expectation.of(Preconditions.of(ifMatch, null)));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/review/{review_id}/decline")
    @Operation(
            operationId = "declineReview",
            summary = "Keep a sentence out of the memory",
            description =
                    "An approved one leaves the memory again. Said again, it is not asked about again. `If-Match` is optional.")
    public Review decline(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("review_id") String reviewId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decisions.decline(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(reviewId, "{review_id}"),
                Expectation.of(Preconditions.of(ifMatch, null)));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/review/{review_id}/undo")
    @Operation(
            operationId = "undoReview",
            summary = "Take a decision back",
            description =
                    "An approved sentence leaves the memory, and the review is pending again. `If-Match` is optional.")
    public Review undo(
            @PathParam("user_id") String userId,
            @Schema(format = "uuid") @PathParam("review_id") String reviewId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return decisions.undo(
                actingUser.actFor(userId, "{user_id}"),
                PathIds.uuid(reviewId, "{review_id}"),
                Expectation.of(Preconditions.of(ifMatch, null)));
    }

    record ReviewPage(
            String status,
            List<Review> reviews,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}
}
