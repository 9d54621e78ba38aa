package io.orcha.recall;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.memory.Memories;
import io.orcha.memory.PromptMemory;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/memory/context")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Recall")
class ContextResource {

    private final Recall recall;
    private final Memories memories;
    private final ContextParameters parameters;
    private final ActingUser actingUser;

    ContextResource(Recall recall, Memories memories, ContextParameters parameters, ActingUser actingUser) {
        this.recall = recall;
        this.memories = memories;
        this.parameters = parameters;
        this.actingUser = actingUser;
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_identifier}")
    @Operation(
            operationId = "getContext",
            summary = "What a model should be given for a query",
            description =
                    "The user's summary, and the block of what was said and is known that bears on the query, as a chat turn is"
                            + " given it, with the items it was made from, the best first. `explain=true` shows what each score is"
                            + " made of. `at` asks as if it were that time; `scope`"
                            + " names an assistant, whose own memories are recalled beside those that all share; `persona` asks as that persona is"
                            + " given it, without what other personas said.")
    public ContextAnswer context(
            @PathParam("user_identifier") String userId,
            @Parameter(required = true) @QueryParam("query") @Nullable String query,
            @Schema(implementation = Integer.class) @QueryParam("max_tokens") @Nullable String maxTokens,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit,
            @QueryParam("kind") List<String> kinds,
            @QueryParam("device_id") @Nullable String deviceId,
            @QueryParam("scope") @Nullable String scope,
            @QueryParam("persona") @Nullable String persona,
            @Schema(enumeration = {"none", "low", "normal", "strong"}) @QueryParam("influence") @Nullable String influence,
            @Schema(format = "date-time") @QueryParam("at") @Nullable String at,
            @Schema(implementation = Boolean.class) @QueryParam("explain") @Nullable String explain) {
        var user = actingUser.actFor(userId, "{user_identifier}");
        var checks = new FieldChecks();
        var request = parameters.request(
                checks, user, query, maxTokens, limit, kinds, deviceId, scope, persona, influence, at);
        boolean explained = ContextParameters.isTrue(checks, "?explain", explain);
        checks.throwIfAny();
        var recalled = recall.recall(request, explained);
        var summary = memories.forPrompt(user).map(PromptMemory::content).orElse(null);
        return new ContextAnswer(
                "ok",
                summary,
                recalled.block(),
                recalled.items(),
                recalled.facts(),
                recalled.tokens(),
                recalled.degraded());
    }

    /**
     * What a model should be given.
     *
     * @param summary the user's memory; null when there is none
     * @param context the block for the prompt
     * @param facts of the knowledge graph that bear on the query
     * @param tokens how many tokens the block has
     * @param degraded what could not be done, a sentence each
     */
    record ContextAnswer(
            String status,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String summary,

            String context,
            List<Recalled.Item> items,
            List<Recalled.KnownFact> facts,
            int tokens,
            List<String> degraded) {}
}
