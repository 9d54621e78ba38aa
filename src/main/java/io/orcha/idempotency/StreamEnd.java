package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** How a streamed response ended. Of an event stream the events tell it: this service's whole ones end with {@code done}. */
enum StreamEnd {
    /** All of it was written. */
    COMPLETE,
    /** The model had said nothing when it failed or the client hung up. */
    SILENT,
    /** It stopped somewhere, and what the model had said by then is stored. */
    BROKEN_OFF;

    /** Reads the end of a stream whose writer returned. */
    static StreamEnd of(@Nullable String mediaType, byte[] written) {
        if (mediaType == null || !mediaType.startsWith("text/event-stream")) {
            return COMPLETE;
        }
        // An event's data has no line feeds, so that what users say cannot look like an event.
        var text = "\n" + new String(written, UTF_8);
        int last = text.lastIndexOf("\nevent: ");
        if (last >= 0 && text.startsWith("\nevent: done\n", last)) {
            return COMPLETE;
        }
        return text.contains("\nevent: delta\n") ? BROKEN_OFF : SILENT;
    }
}
