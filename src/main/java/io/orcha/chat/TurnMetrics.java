package io.orcha.chat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long turns take, and what of it is ours rather than the model's. Made once, so that a turn allocates no meters and no
 * labels.
 */
@ApplicationScoped
class TurnMetrics {

    /** Of what waits for a language model. */
    private static final Duration[] SECONDS =
            millis(50, 100, 250, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 30_000, 60_000);

    /** Of what is ours alone. */
    private static final Duration[] MILLISECONDS = millis(1, 2, 5, 10, 20, 30, 50, 75, 100, 150, 250, 500, 1000, 2500);

    private final Map<TurnOutcome, Timer> whole = new EnumMap<>(TurnOutcome.class);
    private final Map<TurnOutcome, Timer> streamed = new EnumMap<>(TurnOutcome.class);
    private final Timer overhead;
    private final Timer streamedOverhead;
    private final Timer recall;
    private final Timer firstToken;

    TurnMetrics(MeterRegistry meters) {
        for (var outcome : TurnOutcome.values()) {
            whole.put(outcome, turn(meters, outcome, false));
            streamed.put(outcome, turn(meters, outcome, true));
        }
        this.overhead = overhead(meters, false);
        this.streamedOverhead = overhead(meters, true);
        this.recall = Timer.builder("orcha.recall")
                .description("Gathering memory, recent statements and history for a prompt")
                .serviceLevelObjectives(MILLISECONDS)
                .register(meters);
        this.firstToken = Timer.builder("orcha.chat.first.token")
                .description("From a streamed turn's begin to the first piece of its reply")
                .serviceLevelObjectives(SECONDS)
                .register(meters);
    }

    void gathered(long nanos) {
        recall.record(Duration.ofNanos(nanos));
    }

    void firstToken(long nanos) {
        firstToken.record(Duration.ofNanos(nanos));
    }

    void ended(TurnOutcome outcome, boolean isStreamed, long nanos) {
        Objects.requireNonNull((isStreamed ? streamed : whole).get(outcome)).record(Duration.ofNanos(nanos));
    }

    void overhead(boolean isStreamed, long nanos) {
        (isStreamed ? streamedOverhead : overhead).record(Duration.ofNanos(nanos));
    }

    private static Timer turn(MeterRegistry meters, TurnOutcome outcome, boolean streamed) {
        return Timer.builder("orcha.chat.turn")
                .description("Chat turns, from the checked request to the stored reply")
                .tag("outcome", outcome.id())
                .tag("stream", String.valueOf(streamed))
                .serviceLevelObjectives(SECONDS)
                .register(meters);
    }

    private static Timer overhead(MeterRegistry meters, boolean streamed) {
        return Timer.builder("orcha.chat.overhead")
                .description("What a successful turn took before the model was asked and after it had answered")
                .tag("stream", String.valueOf(streamed))
                .serviceLevelObjectives(MILLISECONDS)
                .register(meters);
    }

    private static Duration[] millis(long... values) {
        return Arrays.stream(values).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
