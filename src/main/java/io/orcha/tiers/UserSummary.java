package io.orcha.tiers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.graph.GraphOverview.KeyEntity;
import io.orcha.graph.GraphOverview.KnownFact;
import io.orcha.recall.memory.LongTermMemory;
import io.orcha.recall.memory.MemoryKind;
import io.orcha.user.UserSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a user, in short.
 *
 * @param summary the rolling summary; null when there is none
 * @param tiers how much there is
 * @param keyEntities who and what is mentioned most
 * @param facts what holds now of the user, by what it is about
 * @param insights long-term memories: those that matter most of the newest
 * @param conversations what the last ones were about
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserSummary(
        String status,
        @Nullable RollingSummary summary,
        Tiers tiers,
        List<KeyEntity> keyEntities,
        Map<String, List<KnownFact>> facts,
        List<Insight> insights,
        List<LastConversation> conversations,
        Settings settings) {

    /** The rolling summary at its version. */
    record RollingSummary(String content, long version, Instant updatedAt) {}

    /** A long-term memory. */
    record Insight(UUID id, String text, MemoryKind kind, float importance, Instant createdAt) {

        static Insight of(LongTermMemory memory) {
            return new Insight(memory.id(), memory.text(), memory.kind(), memory.importance(), memory.createdAt());
        }
    }

    /** What a session was about. */
    record LastConversation(UUID sessionId, String title, String summary, Instant lastActivityAt) {}

    /** What the user decided about the memory. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "UserSettings")
    record Settings(String timeZone, @Nullable String language, boolean learningPaused, boolean followMood) {

        static Settings of(UserSettings settings) {
            return new Settings(
                    settings.timeZone().getId(), settings.language(), settings.learningPaused(), settings.followMood());
        }
    }
}
