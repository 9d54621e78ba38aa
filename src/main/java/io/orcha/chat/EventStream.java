package io.orcha.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes server-sent events (WHATWG HTML, "Server-sent events"), each at once. */
final class EventStream {

    private final OutputStream output;
    private final ObjectMapper json;

    EventStream(OutputStream output, ObjectMapper json) {
        this.output = output;
        this.json = json;
    }

    /** @throws IOException when the client is gone */
    void event(String name, Object data) throws IOException {
        write("event: %s\ndata: %s\n\n".formatted(name, json.writeValueAsString(data)));
    }

    /**
     * A line that clients ignore and that keeps proxies from closing a silent connection.
     *
     * @throws IOException when the client is gone
     */
    void comment(String text) throws IOException {
        write(": " + text + "\n\n");
    }

    private void write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
