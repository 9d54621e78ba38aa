package io.orcha.tiers;

import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/memory/user/{user_identifier}/summary")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recall")
class UserSummaryResource {

    private final UserSummaries summaries;
    private final ActingUser actingUser;

    UserSummaryResource(UserSummaries summaries, ActingUser actingUser) {
        this.summaries = summaries;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "getUserSummary",
            summary = "Everything that is known of a user, in short",
            description =
                    "The summary, how much there is of each tier, who and what is mentioned most, what holds now by what it is"
                            + " about, the long-term memories that matter most of the newest, and what the last conversations were about. No"
                            + " model is asked.")
    public UserSummary summary(@PathParam("user_identifier") String userId) {
        return summaries.of(actingUser.actFor(userId, "{user_identifier}"));
    }
}
