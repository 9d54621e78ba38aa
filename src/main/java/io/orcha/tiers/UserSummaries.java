package io.orcha.tiers;

import io.orcha.graph.GraphOverview;
import io.orcha.memory.Memories;
import io.orcha.memory.Memory;
import io.orcha.platform.Database;
import io.orcha.platform.Meanwhile;
import io.orcha.recall.memory.LongTermMemories;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.recall.memory.MemoryFilter;
import io.orcha.tiers.UserSummary.Insight;
import io.orcha.tiers.UserSummary.LastConversation;
import io.orcha.tiers.UserSummary.RollingSummary;
import io.orcha.tiers.UserSummary.Settings;
import io.orcha.user.UserId;
import io.orcha.user.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of users, in short. No model is asked. */
@ApplicationScoped
class UserSummaries {

    /** So many of the newest memories are looked at. */
    private static final int NEWEST = 100;

    private static final int INSIGHTS = 10;
    private static final int CONVERSATIONS = 5;

    private static final String LAST_CONVERSATIONS = """
            SELECT s.id, s.title, c.summary, s.last_activity_at
              FROM conversation_summaries c
              JOIN chat_sessions s ON s.user_id = c.user_id AND s.id = c.session_id
             WHERE c.user_id = ? AND c.summary <> ''
             ORDER BY s.last_activity_at DESC, s.id DESC LIMIT ?
            """;

    private final Memories memories;
    private final TierSizes sizes;
    private final GraphOverview graph;
    private final LongTermMemories longTerm;
    private final Users users;
    private final Database database;
    private final Clock clock;

    UserSummaries(
            Memories memories,
            TierSizes sizes,
            GraphOverview graph,
            LongTermMemories longTerm,
            Users users,
            Database database,
            Clock clock) {
        this.memories = memories;
        this.sizes = sizes;
        this.graph = graph;
        this.longTerm = longTerm;
        this.users = users;
        this.database = database;
        this.clock = clock;
    }

    UserSummary of(UserId user) {
        var tiers = Meanwhile.begin(() -> sizes.of(user));
        var overview = Meanwhile.begin(() -> graph.of(user));
        var insights = Meanwhile.begin(() -> insights(user));
        var conversations = Meanwhile.begin(() -> conversations(user));
        var summary = memories.find(user).map(UserSummaries::rolling).orElse(null);
        var settings = users.settings(user);
        return new UserSummary(
                "ok",
                summary,
                tiers.await(),
                overview.await().entities(),
                overview.await().facts(),
                insights.await(),
                conversations.await(),
                Settings.of(settings));
    }

    private static @Nullable RollingSummary rolling(Memory memory) {
        var content = memory.content();
        return content == null ? null : new RollingSummary(content, memory.version(), memory.updatedAt());
    }

    private List<Insight> insights(UserId user) {
        Instant now = clock.instant();
        var shown = new MemoryFilter(Set.of(), null, false, false, now, null, LongTermMemory.SHARED, null);
        return longTerm.newest(user, shown, NEWEST).stream()
                .sorted(Comparator.comparingDouble(LongTermMemory::importance).reversed())
                .limit(INSIGHTS)
                .map(Insight::of)
                .toList();
    }

    private List<LastConversation> conversations(UserId user) {
        return database.forUser(user.value())
                .query(
                        row -> new LastConversation(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getObject(4, OffsetDateTime.class).toInstant()),
                        LAST_CONVERSATIONS,
                        user.value(),
                        CONVERSATIONS);
    }
}
