package io.orcha.chat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.orcha.platform.telemetry.CurrentSpan;
import java.util.function.Supplier;

/** One turn as metrics and traces see it: what it did when, and never what was said or by whom. Used by one thread at a time. */
final class TurnObservation {

    private static final AttributeKey<Boolean> STREAM = AttributeKey.booleanKey("orcha.chat.stream");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("orcha.chat.outcome");

    private final TurnMetrics metrics;
    private final Tracer tracer;
    private final boolean streamed;
    private final Span span;
    private final long begun = System.nanoTime();
    private long modelNanos;
    private boolean spoke;
    private boolean over;

    private TurnObservation(TurnMetrics metrics, Tracer tracer, boolean streamed) {
        this.metrics = metrics;
        this.tracer = tracer;
        this.streamed = streamed;
        this.span =
                tracer.spanBuilder("chat turn").setAttribute(STREAM, streamed).startSpan();
    }

    static TurnObservation begin(TurnMetrics metrics, Tracer tracer, boolean streamed) {
        return new TurnObservation(metrics, tracer, streamed);
    }

    /** Makes what this thread does until the scope is closed a part of the turn. */
    Scope enter() {
        return CurrentSpan.enter(span);
    }

    /** Measures the gathering of the prompt. */
    <T> T gathering(Supplier<T> work) {
        var gathering = tracer.spanBuilder("gather prompt").startSpan();
        long from = System.nanoTime();
        try (var _ = CurrentSpan.enter(gathering)) {
            return work.get();
        } finally {
            metrics.gathered(System.nanoTime() - from);
            gathering.end();
        }
    }

    /** The time since a moment was the model's, or the client's who takes its pieces. */
    void waitedForModelSince(long nanoTime) {
        modelNanos += System.nanoTime() - nanoTime;
    }

    /** A piece of the reply is on its way to the client. */
    void spoke() {
        if (!spoke) {
            spoke = true;
            metrics.firstToken(System.nanoTime() - begun);
        }
    }

    /** Ends the turn; what comes later does not count. */
    void end(TurnOutcome outcome) {
        if (over) {
            return;
        }
        over = true;
        long took = System.nanoTime() - begun;
        metrics.ended(outcome, streamed, took);
        if (outcome == TurnOutcome.OK) {
            metrics.overhead(streamed, took - modelNanos);
        }
        span.setAttribute(OUTCOME, outcome.id());
        switch (outcome) {
            case OK, REFUSED, HUNG_UP -> {}
            case MODEL_FAILED, DATABASE_UNAVAILABLE, FAILED -> span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
