package io.orcha.idempotency;

import io.orcha.idempotency.Claim.State;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps what a stream writes while it is written. Only a stream that came to its end is kept for repetitions. */
final class RecordedStream implements StreamingOutput {

    private final StreamingOutput stream;
    private final StoredResponse head;
    private final IdempotentAttempt attempt;
    private final Attempts attempts;
    private final IdempotencyConfig config;

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
            IdempotencyConfig config) {
        this.stream = stream;
        this.head = head;
        this.attempt = attempt;
        this.attempts = attempts;
        this.config = config;
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
        if (!returned) {
            attempts.endedWithoutResponse(attempt, State.INTERRUPTED);
            return;
        }
        var written = recorder.recorded.toByteArray();
        switch (StreamEnd.of(head.mediaType(), written)) {
            case COMPLETE -> {
                if (recorder.overflowed) {
                    attempts.endedWithoutResponse(attempt, State.OVERSIZED);
                } else {
                    attempts.answered(
                            attempt, new StoredResponse(head.status(), head.mediaType(), head.headers(), written));
                }
            }
            case SILENT -> {
                // After an overflow nobody knows whether the model had said something.
                if (recorder.overflowed) {
                    attempts.endedWithoutResponse(attempt, State.INTERRUPTED);
                } else {
                    attempts.failed(attempt);
                }
            }
            case BROKEN_OFF -> attempts.endedWithoutResponse(attempt, State.INTERRUPTED);
        }
    }

    /** Writes through. */
    private final class Recorder extends FilterOutputStream {

        private final ByteArrayOutputStream recorded = new ByteArrayOutputStream();
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
        }
    }
}
