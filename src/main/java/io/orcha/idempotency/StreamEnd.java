package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a streamed response ended. Of event streams the last event tells it: this service's end with {@code done} or {@code error}. */
sealed interface StreamEnd {

    /** All of it was written. */
    record Complete() implements StreamEnd {}

    /** The model failed before it said anything; the user's message is stored in a session. */
    record Unanswered(UUID session) implements StreamEnd {}

    /** It stopped somewhere. */
    record BrokenOff() implements StreamEnd {}

    /** Reads the end of a stream whose writer returned. */
    static StreamEnd of(@Nullable String mediaType, byte[] written, ObjectMapper json) {
        if (mediaType == null || !mediaType.startsWith("text/event-stream")) {
            return new Complete();
        }
        // An event's data has no line feeds, so that what users say cannot look like an event.
        var text = "\n" + new String(written, UTF_8);
        int last = text.lastIndexOf("\nevent: ");
        var event = last < 0 ? "" : text.substring(last + 1);
        if (event.startsWith("event: done\n")) {
            return new Complete();
        }
        var session =
                event.startsWith("event: error\n") && !text.contains("\nevent: delta\n") ? session(event, json) : null;
        return session == null ? new BrokenOff() : new Unanswered(session);
    }

    private static @Nullable UUID session(String event, ObjectMapper json) {
        try {
            var session = json.readTree(event.substring(event.indexOf("data: ") + "data: ".length()))
                    .path("session_id");
            return session.isTextual() ? UUID.fromString(session.textValue()) : null;
        } catch (JsonProcessingException _) {
            return null;
        }
    }
}
