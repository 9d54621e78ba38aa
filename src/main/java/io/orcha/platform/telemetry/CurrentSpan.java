package io.orcha.platform.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/** The span that what a thread does is a part of. */
public final class CurrentSpan {

    private CurrentSpan() {}

    /** Makes a span the current one until the scope is closed; costs nothing while tracing is off. */
    @SuppressWarnings("MustBeClosedChecker") // The caller closes it.
    public static Scope enter(Span span) {
        return span.getSpanContext().isValid() ? span.makeCurrent() : Scope.noop();
    }
}
