package io.orcha.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.orcha.platform.drain.LastCall;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Measures and traces another model's calls, and gives them up when the process cannot wait for their answers. */
final class ObservedLanguageModel implements LanguageModel {

    private final LanguageModel model;
    private final ModelMetrics metrics;
    private final Tracer tracer;
    private final LastCall lastCall;

    ObservedLanguageModel(LanguageModel model, MeterRegistry meters, Tracer tracer, LastCall lastCall) {
        this.model = model;
        this.metrics = new ModelMetrics(meters, model);
        this.tracer = tracer;
        this.lastCall = lastCall;
    }

    @Override
    public ModelInfo info() {
        return model.info();
    }

    @Override
    public List<Protection> protections() {
        return model.protections();
    }

    @Override
    public Completion complete(Prompt prompt) {
        return observed(ModelUse.CHAT, () -> model.complete(prompt));
    }

    @Override
    public Completion completeInBackground(Prompt prompt) {
        return observed(ModelUse.BACKGROUND, () -> model.completeInBackground(prompt));
    }

    @Override
    public Completion completeInBackground(Prompt prompt, AnswerSchema schema) {
        return observed(ModelUse.BACKGROUND, () -> model.completeInBackground(prompt, schema));
    }

    @Override
    public CompletionStream stream(Prompt prompt) {
        var call = new ModelCall(metrics, tracer, model.info(), ModelUse.CHAT);
        try (var _ = call.enter()) {
            return new ObservedStream(model.stream(prompt), call, lastCall);
        } catch (RuntimeException e) {
            call.failed(e);
            throw e;
        }
    }

    private Completion observed(ModelUse use, Supplier<Completion> answer) {
        var call = new ModelCall(metrics, tracer, model.info(), use);
        try (var _ = call.enter()) {
            var completion = interruptible(answer);
            call.succeeded(completion.usage());
            return completion;
        } catch (RuntimeException e) {
            call.failed(e);
            throw e;
        }
    }

    private Completion interruptible(Supplier<Completion> answer) {
        var caller = Thread.currentThread();
        try (var _ = lastCall.during(caller::interrupt)) {
            return answer.get();
        } catch (RuntimeException e) {
            throw lastCall.isCalled() ? givenUp(e) : e;
        } finally {
            if (lastCall.isCalled()) {
                // What follows, such as the answer to the client, is not to be interrupted.
                var _ = Thread.interrupted();
            }
        }
    }

    private static ModelException givenUp(@Nullable RuntimeException cause) {
        return ModelException.unavailable(
                "This replica is being shut down before the language model has answered; ask again.",
                Duration.ofSeconds(1),
                cause);
    }

    private static final class ObservedStream implements CompletionStream {

        private final CompletionStream stream;
        private final ModelCall call;
        private final LastCall.Waiting waiting;
        private volatile boolean gaveUp;

        ObservedStream(CompletionStream stream, ModelCall call, LastCall lastCall) {
            this.stream = stream;
            this.call = call;
            this.waiting = lastCall.during(this::giveUp);
        }

        @Override
        public Event next(Duration patience) {
            try {
                var event = stream.next(patience);
                if (gaveUp) {
                    throw givenUp(null);
                }
                if (event instanceof Event.Done(var usage)) {
                    call.succeeded(usage);
                }
                return event;
            } catch (RuntimeException e) {
                call.failed(e);
                throw e;
            }
        }

        /** Before the inner stream, whose end then is no success. */
        @Override
        public void close() {
            call.cancelled();
            waiting.close();
            stream.close();
        }

        private void giveUp() {
            gaveUp = true;
            stream.close();
        }
    }
}
