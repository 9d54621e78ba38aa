package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.orcha.idempotency.Claim.State;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps what a stream writes while it is written. Only a stream that came to its end is kept for repetitions. */
final class RecordedStream implements StreamingOutput {

    private static final String EVENT = "event: ";
    /** The last event of this service's event streams, unless they fail or the client hangs up. */
    private static final String LAST_EVENT = "done";

    private final StreamingOutput stream;
    private final StoredResponse head;
    private final IdempotentAttempt attempt;
    private final Attempts attempts;
    private final IdempotencyConfig config;
    private final Clock clock;

    /**
     * Wraps a stream.
     *
     * @param head the response without its body
     */
    RecordedStream(
            StreamingOutput stream,
            StoredResponse head,
            IdempotentAttempt attempt,
            Attempts attempts,
            IdempotencyConfig config,
            Clock clock) {
        this.stream = stream;
        this.head = head;
        this.attempt = attempt;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void write(OutputStream output) throws IOException {
        var recorder = new Recorder(output);
        boolean returned = false;
        try {
            stream.write(recorder);
            returned = true;
        } finally {
            end(recorder, returned);
        }
    }

    private void end(Recorder recorder, boolean returned) {
        if (!returned || (isEventStream() && !LAST_EVENT.equals(recorder.lastEvent()))) {
            attempts.endedWithoutResponse(attempt, State.INTERRUPTED);
        } else if (recorder.overflowed) {
            attempts.endedWithoutResponse(attempt, State.OVERSIZED);
        } else {
            var response = new StoredResponse(
                    head.status(), head.mediaType(), head.headers(), recorder.recorded.toByteArray());
            attempts.answered(attempt, response, null);
        }
    }

    private boolean isEventStream() {
        return head.mediaType() != null && head.mediaType().startsWith("text/event-stream");
    }

    /** Writes through. */
    private final class Recorder extends FilterOutputStream {

        private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
        private final Duration renewal = config.lease().dividedBy(4);
        private Instant renewed = clock.instant();
        private boolean overflowed;

        Recorder(OutputStream output) {
            super(output);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            // An event stream's end tells how it ended, so that much is always kept.
            if (recorded.size() + length > config.maxResponseBytes()) {
                overflowed = true;
                recorded.reset();
            }
            recorded.write(bytes, offset, length);
            var now = clock.instant();
            if (now.isAfter(renewed.plus(renewal))) {
                renewed = now;
                attempts.goesOn(attempt);
            }
        }

        private String lastEvent() {
            var text = recorded.toString(UTF_8);
            int start = text.lastIndexOf("\n" + EVENT);
            start = start >= 0 ? start + 1 : text.startsWith(EVENT) ? 0 : text.length();
            int end = text.indexOf('\n', start);
            return end < 0 ? "" : text.substring(start + EVENT.length(), end);
        }
    }
}
