package io.orcha.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.orcha.model.Prompt.Message;
import io.orcha.persona.Personas;
import io.orcha.platform.problem.FieldChecks;
import io.orcha.recall.Influence;
import io.orcha.session.DeviceId;
import io.orcha.user.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A chat turn as a client asks for it.
 *
 * @param userId who speaks, a JSON string or integer
 * @param message what they say
 * @param conversationHistory what the model shall see as the conversation so far; the session's own messages when absent or
 *     empty
 * @param sessionId the session to continue; a new one is started when absent
 * @param deviceId the device that the user is on, as the client names it; a session that is started is listed under it
 * @param persona whom the user talks to; when absent, whom the session is with, or the default persona in a new one
 * @param memoryInfluence how much of what is recalled the turn is given; {@code normal} when absent
 * @param memory what the turn does with the memory; {@code on} when absent
 * @param stream whether the reply shall arrive as server-sent events
 */
@Schema(requiredProperties = {"user_id", "message"})
record ChatRequest(
        @Nullable UserId userId,
        @Nullable String message,
        @Nullable List<@Nullable HistoryMessage> conversationHistory,
        @Nullable UUID sessionId,
        @Nullable String deviceId,
        @Nullable String persona,
        @Nullable MemoryMode memory,
        @Nullable Influence memoryInfluence,
        @Nullable Boolean stream) {

    /**
     * Checks the request.
     *
     * @throws io.orcha.platform.problem.InvalidFieldsException with everything that is wrong
     */
    Turn checked(ChatConfig config, Personas personas) {
        var checks = new FieldChecks();
        var user = checks.required("/user_id", userId);
        var text = checks.text("/message", message, config.maxMessageBytes());
        var history = checkedHistory(checks, config);
        if (deviceId != null) {
            DeviceId.check(checks, "/device_id", deviceId);
        }
        checks.throwIfAny();
        return new Turn(
                Objects.requireNonNull(user),
                text,
                history,
                sessionId,
                null,
                deviceId,
                persona == null ? null : personas.named(persona).name(),
                memory == null ? MemoryMode.ON : memory,
                memoryInfluence == null ? Influence.NORMAL : memoryInfluence);
    }

    private List<Message> checkedHistory(FieldChecks checks, ChatConfig config) {
        if (conversationHistory == null) {
            return List.of();
        }
        if (conversationHistory.size() > config.maxHistoryMessages()) {
            checks.reject(
                    "/conversation_history",
                    "must have at most %d messages, has %d"
                            .formatted(config.maxHistoryMessages(), conversationHistory.size()));
            return List.of();
        }
        var history = new ArrayList<Message>(conversationHistory.size());
        for (int i = 0; i < conversationHistory.size(); i++) {
            var at = "/conversation_history/" + i;
            var line = conversationHistory.get(i);
            if (line == null) {
                checks.reject(at, "must be an object with role and content");
                continue;
            }
            var content = checks.possiblyBlankText(at + "/content", line.content(), config.maxMessageBytes());
            switch (checks.required(at + "/role", line.role())) {
                case USER -> history.add(Message.user(content));
                case ASSISTANT -> history.add(Message.assistant(content));
                case null -> {}
            }
        }
        return history;
    }

    /** A message of a given history. System messages are the operator's and are not taken from clients. */
    @Schema(requiredProperties = {"role", "content"})
    record HistoryMessage(
            @Nullable HistoryRole role, @Nullable String content) {}

    enum HistoryRole {
        @JsonProperty("user")
        USER,
        @JsonProperty("assistant")
        ASSISTANT
    }
}
