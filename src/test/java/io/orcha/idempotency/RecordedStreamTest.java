package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.idempotency.Claim.State;
import io.orcha.platform.drain.LastCall;
import io.orcha.user.UserId;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is noted of a stream while it is written and when it ends. */
class RecordedStreamTest {

    private static final String ERROR =
            "event: error\ndata: {\"session_id\":\"019aa5c0-7d3e-7a41-9a55-0d6b4d1f3c11\"}\n\n";

    private final NotedClaims claims = new NotedClaims();
    private final Settings settings = new Settings();
    private final Clock clock = Clock.systemUTC();

    @Test
    void writesThroughWhatItKeeps() throws IOException {
        var written = write("application/json", output -> {
            output.write('[');
            output.write("12]".getBytes(UTF_8), 1, 2);
        });

        assertThat(written).isEqualTo("[2]");
        assertThat(claims.kept).isEqualTo("[2]");
    }

    @Test
    void keepsNothingOfAStreamThatThrows() {
        assertThatThrownBy(() -> write("application/json", output -> {
                    output.write('[');
                    throw new IOException("gone");
                }))
                .hasMessage("gone");

        assertThat(claims.noted).containsExactly("INTERRUPTED");
    }

    @Test
    void keepsNothingTooLong() throws IOException {
        var written =
                write("application/json", output -> output.write("x".repeat(101).getBytes(UTF_8)));

        assertThat(written).hasSize(101);
        assertThat(claims.noted).containsExactly("OVERSIZED");
    }

    @Test
    void goesOnOnlyWhenThereCertainlyWasNoReply() throws IOException {
        write("text/event-stream", output -> output.write(ERROR.getBytes(UTF_8)));
        write("text/event-stream", output -> {
            output.write(("event: delta\ndata: " + "x".repeat(80) + "\n\n").getBytes(UTF_8));
            output.write(ERROR.getBytes(UTF_8));
        });

        assertThat(claims.noted).containsExactly("FAILED", "INTERRUPTED");
    }

    private String write(String mediaType, StreamingOutput stream) throws IOException {
        var request = new KeyedRequest(new UserId("42"), IdempotencyKey.parse(List.of("k")), new byte[32]);
        var attempt = new IdempotentAttempt(claims, request, new UUID(0, 1), new UUID(0, 2));
        var head = new StoredResponse(200, mediaType, "", new byte[0]);
        var output = new ByteArrayOutputStream();
        new RecordedStream(
                        stream,
                        head,
                        attempt,
                        new Attempts(
                                claims,
                                new LeaseRenewal(claims, settings),
                                settings,
                                clock,
                                new LastCall(Optional.empty(), Optional.empty())),
                        settings)
                .write(output);
        return output.toString(UTF_8);
    }

    private static final class NotedClaims extends Claims {

        final List<String> noted = new ArrayList<>();
        String kept = "";

        NotedClaims() {
            super(null, null, null, null);
        }

        @Override
        void end(IdempotentAttempt attempt, State state) {
            noted.add(state.name());
        }

        @Override
        void complete(IdempotentAttempt attempt, StoredResponse response) {
            noted.add("complete");
            kept = new String(response.body(), UTF_8);
        }
    }

    private static final class Settings implements IdempotencyConfig {

        @Override
        public Duration retention() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration lease() {
            return Duration.ofMinutes(6);
        }

        @Override
        public Duration maxWait() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxResponseBytes() {
            return 100;
        }
    }
}
