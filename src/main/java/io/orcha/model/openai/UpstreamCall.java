package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import io.opentelemetry.context.Context;
import io.orcha.model.openai.OpenAiCompletionStream.Signal;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The call behind a stream, on a virtual thread. An attempt counts as successful with its first chunk; until then it is
 * retried as the guard says, and afterwards never.
 */
final class UpstreamCall {

    private final Guard guard;
    private final Callable<Multi<ChatCompletionResponse>> request;
    private final Duration timeout;
    private final Consumer<Signal> signals;
    private final Thread thread;
    private volatile @Nullable Cancellable attempt;
    private volatile boolean cancelled;

    UpstreamCall(
            Guard guard, Callable<Multi<ChatCompletionResponse>> request, Duration timeout, Consumer<Signal> signals) {
        this.guard = guard;
        this.request = request;
        this.timeout = timeout;
        this.signals = signals;
        this.thread = Thread.ofVirtual()
                .name("model-stream")
                .unstarted(Context.current().wrap(this::run));
    }

    void start() {
        thread.start();
    }

    void cancel() {
        cancelled = true;
        thread.interrupt();
        var current = attempt;
        if (current != null) {
            current.cancel();
        }
    }

    private void run() {
        try {
            var _ = guard.call(this::attempt, Boolean.class);
        } catch (Exception e) {
            signals.accept(new Signal.Failed(e));
        }
    }

    /** Returns when the first chunk is there; the rest of them follows on the client's own thread. */
    private Boolean attempt() throws Exception {
        var begun = new CompletableFuture<Boolean>();
        var subscription = request.call()
                .subscribe()
                .with(
                        chunk -> {
                            signals.accept(new Signal.Chunk(chunk));
                            begun.complete(true);
                        },
                        failure -> {
                            if (!begun.completeExceptionally(failure)) {
                                signals.accept(new Signal.Failed(failure));
                            }
                        },
                        () -> {
                            if (!begun.completeExceptionally(OpenAiCompletionStream.cut())) {
                                signals.accept(new Signal.Completed());
                            }
                        });
        attempt = subscription;
        if (cancelled) {
            subscription.cancel();
        }
        try {
            return begun.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | InterruptedException e) {
            subscription.cancel();
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
