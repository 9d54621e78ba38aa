package io.orcha.model;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.orcha.model.LanguageModel.ModelInfo;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.platform.telemetry.CurrentSpan;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One call of the model as traces and metrics see it: who was asked, how long it took, what it cost. Never what was said. The
 * names are those of OpenTelemetry's semantic conventions for generative AI.
 */
final class ModelCall {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> MODEL = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> USE = AttributeKey.stringKey("orcha.model.use");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final ModelMetrics metrics;
    private final ModelUse use;
    private final Span span;
    private final long begun = System.nanoTime();
    private final AtomicBoolean over = new AtomicBoolean();

    ModelCall(ModelMetrics metrics, Tracer tracer, ModelInfo model, ModelUse use) {
        this.metrics = metrics;
        this.use = use;
        this.span = tracer.spanBuilder("chat " + model.name())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(OPERATION, "chat")
                .setAttribute(PROVIDER, model.provider())
                .setAttribute(MODEL, model.name())
                .setAttribute(USE, use.id())
                .startSpan();
    }

    /** Makes what this thread does until the scope is closed a part of the call. */
    Scope enter() {
        return CurrentSpan.enter(span);
    }

    void succeeded(Usage usage) {
        if (over.compareAndSet(false, true)) {
            metrics.spent(use, usage);
            span.setAttribute(INPUT, usage.promptTokens());
            span.setAttribute(OUTPUT, usage.completionTokens());
            end(CallOutcome.NONE);
        }
    }

    void failed(RuntimeException failure) {
        failed(CallOutcome.of(failure));
    }

    /** The caller did not want the rest. */
    void cancelled() {
        failed(CallOutcome.CANCELLED);
    }

    private void failed(CallOutcome outcome) {
        if (over.compareAndSet(false, true)) {
            span.setAttribute(ERROR, outcome.errorType());
            if (outcome != CallOutcome.CANCELLED) {
                span.setStatus(StatusCode.ERROR);
            }
            end(outcome);
        }
    }

    private void end(CallOutcome outcome) {
        metrics.ended(use, outcome, System.nanoTime() - begun);
        span.end();
    }
}
