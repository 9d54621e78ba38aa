package io.orcha.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orcha.user.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a session as an array of role and content, page by page, so that its length does not matter. */
@ApplicationScoped
class SessionExport {

    private static final int PAGE = 500;

    private final Sessions sessions;
    private final ObjectMapper json;

    SessionExport(Sessions sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    void write(UserId user, UUID sessionId, OutputStream output) throws IOException {
        // A failure must not close the array and the stream: a cut export has to look like one.
        try (var generator = json.createGenerator(output)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            generator.writeStartArray();
            @Nullable UUID last = null;
            do {
                var page = sessions.messages(user, sessionId, last, PAGE);
                for (var message : page) {
                    generator.writePOJO(new ExportedMessage(message.role(), message.content(), message.speaker()));
                }
                last = page.size() == PAGE ? page.getLast().id() : null;
            } while (last != null);
            generator.writeEndArray();
        }
    }

    @RegisterForReflection
    record ExportedMessage(
            ChatMessage.Role role,
            String content,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name) {}
}
