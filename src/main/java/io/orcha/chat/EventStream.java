package io.orcha.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/** Writes server-sent events (WHATWG HTML, "Server-sent events"), each at once. */
final class EventStream {

    private final OutputStream output;
    private final BooleanSupplier clientGone;
    private final ObjectMapper json;

    /**
     * Writes to a response.
     *
     * @param clientGone whether the connection is closed: the server swallows what is written to a closed one
     */
    EventStream(OutputStream output, BooleanSupplier clientGone, ObjectMapper json) {
        this.output = output;
        this.clientGone = clientGone;
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
        if (clientGone.getAsBoolean()) {
            throw new IOException("the client is gone");
        }
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
