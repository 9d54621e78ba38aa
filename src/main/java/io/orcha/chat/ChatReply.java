package io.orcha.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.orcha.model.LanguageModel;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.recall.ItemKind;
import io.orcha.recall.Recalled;
import io.orcha.recall.SourceTexts;
import io.orcha.session.ReplyMemory;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a chat turn.
 *
 * @param status always {@code ok}; failures are problems
 * @param sessionId the session that holds the turn; null for a temporary chat without one
 * @param persona who says it
 * @param message what the assistant says
 * @param memory which memory the model was given
 * @param model which model answered
 * @param usage tokens spent
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@RegisterForReflection
record ChatReply(
        String status,
        @Nullable UUID sessionId,
        UsedPersona persona,
        AssistantMessage message,
        UsedMemory memory,
        UsedModel model,
        Usage usage) {

    static ChatReply of(PreparedTurn turn, String text, LanguageModel model, Usage usage) {
        return new ChatReply(
                "ok",
                turn.sessionId(),
                new UsedPersona(
                        turn.persona().name(),
                        turn.persona().title(),
                        turn.persona().version()),
                new AssistantMessage("assistant", text),
                UsedMemory.of(turn),
                UsedModel.of(model),
                usage);
    }

    /** @param version of the persona's definition; 0 when it comes from the configuration */
    @RegisterForReflection
    record UsedPersona(String name, String title, long version) {}

    @RegisterForReflection
    record AssistantMessage(String role, String content) {}

    /**
     * @param version the version of the memory that the model was given; null when it was given none
     * @param used whether it was given anything that is remembered
     * @param recentStatements how many statements from other conversations it was given that the memory does not cover yet
     * @param recalled the messages and long-term memories that were recalled for it, the best first
     * @param facts the relations of the knowledge graph that it was given, the best first; absent when there were none
     * @param degraded what recall could not do, a sentence each; absent when all went well
     */
    @RegisterForReflection
    record UsedMemory(
            @Nullable Long version,
            boolean used,
            int recentStatements,
            List<Source> recalled,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> facts,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> degraded) {

        UsedMemory {
            recalled = List.copyOf(recalled);
            facts = List.copyOf(facts);
            degraded = List.copyOf(degraded);
        }

        static UsedMemory of(PreparedTurn turn) {
            var recalled = turn.recalled().items().stream()
                    .filter(Recalled.Item::used)
                    .map(item -> new Source(item.kind(), item.id(), item.sessionId(), item.text()))
                    .toList();
            var facts = turn.recalled().facts().stream()
                    .filter(Recalled.KnownFact::used)
                    .map(Recalled.KnownFact::id)
                    .toList();
            boolean used = turn.memoryVersion() != null
                    || turn.recentStatements() > 0
                    || !recalled.isEmpty()
                    || !facts.isEmpty();
            return new UsedMemory(
                    turn.memoryVersion(),
                    used,
                    turn.recentStatements(),
                    recalled,
                    facts,
                    turn.recalled().degraded());
        }

        /** What of it is stored with the reply. */
        ReplyMemory references() {
            return new ReplyMemory(
                    version, recentStatements, recalled.stream().map(Source::id).toList(), facts);
        }

        /** What is stored with a reply, with what is still there of what was recalled. */
        static UsedMemory of(ReplyMemory memory, List<SourceTexts.SourceText> recalled) {
            return new UsedMemory(
                    memory.version(),
                    memory.isAnything(),
                    memory.recentStatements(),
                    recalled.stream()
                            .map(source -> new Source(source.kind(), source.id(), source.sessionId(), source.text()))
                            .toList(),
                    memory.facts(),
                    List.of());
        }

        /**
         * Something that was recalled.
         *
         * @param sessionId where a message was said; null for a memory
         * @param text as the model was given it, or a part of it
         */
        @RegisterForReflection
        @Schema(name = "RecalledSource")
        record Source(ItemKind kind, UUID id, @Nullable UUID sessionId, String text) {}
    }

    /**
     * @param provider {@code openai}, or {@code offline} when no language model is configured
     */
    @RegisterForReflection
    record UsedModel(String provider, String name) {

        static UsedModel of(LanguageModel model) {
            return new UsedModel(model.info().provider(), model.info().name());
        }
    }
}
