package io.orcha.memory.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.idempotency.IdempotentAttempt;
import io.orcha.limits.ModelWork;
import io.orcha.memory.Expectation;
import io.orcha.memory.MemoryConfig;
import io.orcha.memory.summary.Draft;
import io.orcha.platform.Preconditions;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.platform.problem.InvalidFieldsException;
import io.orcha.platform.problem.MalformedBodyException;
import io.orcha.user.ActingUser;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/memory")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Memory control")
class ControlResource {

    private static final int LONGEST_INSTRUCTION = 4096;

    private final MemoryEdits edits;
    private final Feedback feedback;
    private final Forgetting forgetting;
    private final Explanations explanations;
    private final ActingUser actingUser;
    private final MemoryConfig config;

    ControlResource(
            MemoryEdits edits,
            Feedback feedback,
            Forgetting forgetting,
            Explanations explanations,
            ActingUser actingUser,
            MemoryConfig config) {
        this.edits = edits;
        this.feedback = feedback;
        this.forgetting = forgetting;
        this.explanations = explanations;
        this.actingUser = actingUser;
        this.config = config;
    }

    @PATCH
    @ModelWork
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "editMemory",
            summary = "Edit a user's memory, by a new text or by an instruction in words",
            description = "Give `content` to replace the text, or `instruction` to say what should change, such as"
                    + " \"I moved to Porto, drop the old city\". Needs `If-Match`. `changed` is false when the"
                    + " instruction changed nothing; then there is no new version.")
    public RestResponse<EditResponse> edit(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable EditRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var expectation = Expectation.required(Preconditions.of(ifMatch, ifNoneMatch));
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        if ((request.content() == null) == (request.instruction() == null)) {
            throw InvalidFieldsException.of("", "must have either content or instruction");
        }
        if (request.content() != null) {
            var content = checks.text("/content", request.content(), config.maxBytes());
            checks.throwIfAny();
            return EditResponse.of(edits.replace(user, content, expectation));
        }
        var instruction = checks.text("/instruction", request.instruction(), LONGEST_INSTRUCTION);
        checks.throwIfAny();
        return EditResponse.of(edits.instruct(user, instruction, "changed by the user's instruction", expectation));
    }

    @POST
    @ModelWork
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/feedback")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "giveFeedback",
            summary = "Correct the memory by saying what was wrong with a reply",
            description = "Such as \"That is wrong: my sister is called Ana\". `message_id` names the reply."
                    + " `If-Match` is optional.")
    public RestResponse<EditResponse> feedback(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable FeedbackRequest body) {
        var user = actingUser.actFor(userId, "{user_id}");
        var request = MalformedBodyException.require(body);
        var checks = new FieldChecks();
        var text = checks.text("/feedback", request.feedback(), LONGEST_INSTRUCTION);
        checks.throwIfAny();
        return EditResponse.of(
                feedback.correct(user, text, request.messageId(), Expectation.of(Preconditions.of(ifMatch, null))));
    }

    @POST
    @PermissionsAllowed("memory:write")
    @Path("/{user_id}/forget")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "forget",
            summary = "Erase a sentence, or everything that mentions a phrase",
            description =
                    "From the memory, all its versions, reviews, marks and long-term memories, and from the messages of both sides"
                            + " that said it, which keep what else they say. It cannot be undone, and is not learned again from"
                            + " old messages. `If-Match` is optional.")
    public RestResponse<ForgetResponse> forget(
            @PathParam("user_id") String userId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable TextRequest body,
            RoutingContext context) {
        var user = actingUser.actFor(userId, "{user_id}");
        IdempotentAttempt.of(context).ifPresent(IdempotentAttempt::outliveErasure);
        var text = TextRequest.checked(body);
        var forgotten = forgetting.forget(user, text, Expectation.of(Preconditions.of(ifMatch, null)));
        return RestResponse.ResponseBuilder.ok(ForgetResponse.of(forgotten))
                .header(HttpHeaders.ETAG, '"' + forgotten.tag() + '"')
                .build();
    }

    @GET
    @PermissionsAllowed("memory:read")
    @Path("/{user_id}/why")
    @Operation(
            operationId = "explainMemory",
            summary = "Say where the sentences of a user's memory came from",
            description = "All sentences, or those that mention `text`: source messages, time, author and model."
                    + " Of a message the first 2000 characters are quoted; `truncated` says whether it goes on. Of a"
                    + " sentence that many messages support the latest 20 are named.")
    public WhyResponse why(@PathParam("user_id") String userId, @QueryParam("text") @Nullable String text) {
        var user = actingUser.actFor(userId, "{user_id}");
        return new WhyResponse("ok", explanations.explain(user, text == null || text.isBlank() ? null : text));
    }

    /** Either a new text or an instruction. */
    @Schema(name = "MemoryEditRequest")
    record EditRequest(@Nullable String content, @Nullable String instruction) {}

    /**
     * What was wrong.
     *
     * @param feedback in the user's words
     * @param messageId the reply that it is about
     */
    @Schema(requiredProperties = "feedback")
    record FeedbackRequest(
            @Nullable String feedback, @Nullable UUID messageId) {}

    @Schema(name = "MemoryEditResponse")
    record EditResponse(
            String status,
            boolean changed,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String content,

            long version,
            List<Draft.Change> changes) {

        static RestResponse<EditResponse> of(MemoryEdits.Edited edited) {
            var memory = edited.memory();
            var tag = memory == null ? Expectation.NEVER_SAVED : memory.tag();
            var body = new EditResponse(
                    "ok",
                    edited.changed(),
                    memory == null ? null : memory.content(),
                    memory == null ? 0 : memory.version(),
                    edited.changes());
            return RestResponse.ResponseBuilder.ok(body)
                    .header(HttpHeaders.ETAG, '"' + tag + '"')
                    .build();
        }
    }

    record ForgetResponse(String status, long version, int sentences, int versions, int messages, int memories) {

        static ForgetResponse of(Forgetting.Forgotten forgotten) {
            return new ForgetResponse(
                    "ok",
                    forgotten.version(),
                    forgotten.sentences(),
                    forgotten.versions(),
                    forgotten.messages(),
                    forgotten.memories());
        }
    }

    record WhyResponse(String status, List<Explanations.Explanation> sentences) {}
}
