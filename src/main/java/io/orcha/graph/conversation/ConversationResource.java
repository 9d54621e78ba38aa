package io.orcha.graph.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.graph.conversation.Summaries.Span;
import io.orcha.memory.Mentions;
import io.orcha.platform.MayBeStale;
import io.orcha.platform.PageSize;
import io.orcha.platform.PathIds;
import io.orcha.platform.PointInTime;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.session.SessionCursor;
import io.orcha.session.SessionDigests.KeyEntity;
import io.orcha.user.ActingUser;
import io.orcha.user.UserId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/users/{user_id}/conversations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Conversations")
class ConversationResource {

    private static final PageSize PAGE = new PageSize(50, 500);
    private static final int QUERY_BYTES = 2_000;

    private final Summaries summaries;
    private final SummarySearch search;
    private final KeyEntities entities;
    private final ActingUser actingUser;

    ConversationResource(Summaries summaries, SummarySearch search, KeyEntities entities, ActingUser actingUser) {
        this.summaries = summaries;
        this.search = search;
        this.entities = entities;
        this.actingUser = actingUser;
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Operation(
            operationId = "listConversationSummaries",
            summary = "List or search the summaries of a user's conversations",
            description =
                    "Of sessions that have come to rest, the one that was used last first, page by page: pass `next_cursor` of"
                            + " one page as `cursor` to get the next. `from` and `to` ask for those of which anything was said in that time. With"
                            + " `query` those that fit it best by words and meaning, with their `score`, the best first, on one page; what speaks"
                            + " of something that the user does not want mentioned only with `suppressed=true`.")
    public ConversationPage list(
            @PathParam("user_id") String userId,
            @QueryParam("query") @Nullable String query,
            @Schema(format = "date-time") @QueryParam("from") @Nullable String from,
            @Schema(format = "date-time") @QueryParam("to") @Nullable String to,
            @Schema(implementation = Boolean.class) @QueryParam("suppressed") @Nullable String suppressed,
            @QueryParam("cursor") @Nullable String cursor,
            @Schema(implementation = Integer.class) @QueryParam("limit") @Nullable String limit) {
        var user = actingUser.actFor(userId, "{user_id}");
        int size = PAGE.of(limit);
        var checks = new FieldChecks();
        var span = new Span(time(checks, "?from", from), time(checks, "?to", to));
        boolean all = isTrue(checks, "?suppressed", suppressed);
        if (query != null) {
            var text = checks.text("?query", query, QUERY_BYTES);
            if (cursor != null) {
                checks.reject("?cursor", "must not be there with query");
            }
            checks.throwIfAny();
            return found(user, search.search(user, text, span, all, size));
        }
        checks.throwIfAny();
        var after = Objects.requireNonNullElse(SessionCursor.decode(cursor), SessionCursor.START);
        // One more than asked for tells whether there is a next page.
        return page(user, summaries.page(user, span, after, size + 1), size);
    }

    @GET
    @MayBeStale
    @PermissionsAllowed("memory:read")
    @Path("/{session_id}")
    @Operation(operationId = "getConversationSummary", summary = "Read the summary of one conversation")
    public ConversationBody get(
            @PathParam("user_id") String userId, @Schema(format = "uuid") @PathParam("session_id") String sessionId) {
        var user = actingUser.actFor(userId, "{user_id}");
        var summary = summaries
                .find(user, PathIds.uuid(sessionId, "{session_id}"))
                .orElseThrow(SummaryNotFoundException::new);
        return bodies(user, List.of(new SummarySearch.Found(summary, 0)), false).getFirst();
    }

    private ConversationPage page(UserId user, List<Summary> found, int size) {
        var page = found.stream()
                .limit(size)
                .map(summary -> new SummarySearch.Found(summary, 0))
                .toList();
        var bodies = bodies(user, page, false);
        if (found.size() <= size) {
            return new ConversationPage("ok", bodies, null);
        }
        var last = page.getLast().summary();
        return new ConversationPage("ok", bodies, new SessionCursor(last.lastActivityAt(), last.sessionId()).encode());
    }

    private ConversationPage found(UserId user, List<SummarySearch.Found> found) {
        return new ConversationPage("ok", bodies(user, found, true), null);
    }

    private List<ConversationBody> bodies(UserId user, List<SummarySearch.Found> found, boolean scored) {
        var unmentioned = search.unmentioned(user);
        var mentioned = entities.of(
                user, found.stream().map(one -> one.summary().sessionId()).toList());
        return found.stream()
                .map(one -> ConversationBody.of(
                        one.summary(),
                        mentioned.getOrDefault(one.summary().sessionId(), List.of()),
                        unmentioned,
                        scored ? Math.round(one.score() * 10_000) / 10_000.0 : null))
                .toList();
    }

    private static boolean isTrue(FieldChecks checks, String at, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            checks.reject(at, "must be true or false");
        }
        return "true".equals(value);
    }

    private static @Nullable Instant time(FieldChecks checks, String at, @Nullable String value) {
        if (value == null) {
            return null;
        }
        var time = PointInTime.read(value);
        if (time.isEmpty()) {
            checks.reject(at, "must be a time such as 2026-11-21T00:00:00Z");
        }
        return time.orElse(null);
    }

    record ConversationPage(
            String status,
            List<ConversationBody> conversations,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor) {}

    /**
     * A conversation as clients read it.
     *
     * @param messageCount how many messages it has now
     * @param summarisedMessages how many it had when it was summarised
     * @param suppressed whether the summary speaks of something that the user does not want mentioned
     * @param model what made the summary
     * @param updatedAt when the summary was made
     * @param score how well it fits the query, 0 to 1; absent without one
     */
    record ConversationBody(
            UUID sessionId,
            String title,
            Instant createdAt,
            Instant lastActivityAt,
            int messageCount,
            String summary,
            int summarisedMessages,
            List<KeyEntity> keyEntities,
            boolean suppressed,
            String model,
            Instant updatedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double score) {

        static ConversationBody of(
                Summary summary, List<KeyEntity> entities, Mentions unmentioned, @Nullable Double score) {
            return new ConversationBody(
                    summary.sessionId(),
                    summary.title(),
                    summary.createdAt(),
                    summary.lastActivityAt(),
                    summary.messageCount(),
                    summary.text(),
                    summary.summarisedMessages(),
                    entities,
                    unmentioned.anyIn(summary.text()),
                    summary.model(),
                    summary.updatedAt(),
                    score);
        }
    }
}
