package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import io.opentelemetry.api.trace.Span;
import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.model.ModelException;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the chunks that the HTTP client pushes into pieces that one thread pulls. The queue between them needs no bound: it
 * holds at most one answer. The call is opened, and retried, on a thread of its own, so that the pulling thread is never
 * deaf: not to its own patience, and not to a close.
 */
final class OpenAiCompletionStream implements CompletionStream {

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final Duration timeout;
    private final Failures failures;
    private final Function<String, Usage> estimate;
    private final UpstreamCall call;
    private final Span span = Span.current();
    private @Nullable Usage usage;
    private boolean finished;
    private boolean speaking;
    private long lastChunk = System.nanoTime();

    /** What the upstream call tells. */
    sealed interface Signal {
        record Chunk(ChatCompletionResponse response) implements Signal {}

        record Failed(Throwable failure) implements Signal {}

        record Completed() implements Signal {}

        record Closed() implements Signal {}
    }

    private OpenAiCompletionStream(
            Guard guard,
            Callable<Multi<ChatCompletionResponse>> request,
            Duration timeout,
            Failures failures,
            Function<String, Usage> estimate) {
        this.timeout = timeout;
        this.failures = failures;
        this.estimate = estimate;
        this.call = new UpstreamCall(guard, request, timeout, signals::add);
    }

    /**
     * Begins a streamed answer.
     *
     * @param request makes the call, once for each attempt
     * @param timeout how long the first chunk of an attempt, and each further one, may take
     * @param estimate the usage for an answer's text, when the server does not tell
     */
    static OpenAiCompletionStream open(
            Guard guard,
            Callable<Multi<ChatCompletionResponse>> request,
            Duration timeout,
            Failures failures,
            Function<String, Usage> estimate) {
        var stream = new OpenAiCompletionStream(guard, request, timeout, failures, estimate);
        stream.call.start();
        return stream;
    }

    @Override
    public Event next(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            switch (take(deadline)) {
                case null -> {
                    requireLife();
                    return new Event.Idle();
                }
                case Signal.Chunk(var response) -> {
                    speaking = true;
                    lastChunk = System.nanoTime();
                    var delta = read(response);
                    if (delta != null && !delta.isEmpty()) {
                        text.append(delta);
                        return new Event.Delta(delta);
                    }
                }
                case Signal.Failed(var failure) -> throw failures.translate(failure);
                case Signal.Completed() -> {
                    if (!finished || text.isEmpty()) {
                        throw cut();
                    }
                    return done();
                }
                case Signal.Closed() -> {
                    signals.add(new Signal.Closed()); // so that a further call ends as well
                    return done();
                }
            }
        }
    }

    @Override
    public void close() {
        call.cancel();
        signals.add(new Signal.Closed());
    }

    private @Nullable Signal take(long deadline) {
        try {
            return signals.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Signal.Closed();
        }
    }

    /** Before the first chunk the attempts have time-outs of their own. */
    private void requireLife() {
        if (speaking && System.nanoTime() - lastChunk >= timeout.toNanos()) {
            close();
            throw ModelException.timeout(timeout, null);
        }
    }

    /** Notes what a chunk says about the end of the answer, and returns its text. */
    private @Nullable String read(ChatCompletionResponse chunk) {
        AnsweringModel.note(span, chunk.model());
        if (chunk.usage() != null) {
            usage = usage(chunk.usage());
        }
        var choices = chunk.choices();
        if (choices == null || choices.isEmpty()) {
            return null;
        }
        var choice = choices.getFirst();
        finished |= choice.finishReason() != null;
        var delta = choice.delta() == null ? null : choice.delta().content();
        return delta == null ? null : OpenAiLanguageModel.withoutNul(delta);
    }

    private Event.Done done() {
        return new Event.Done(usage == null ? estimate.apply(text.toString()) : usage);
    }

    static ModelException cut() {
        return ModelException.unavailable(
                "The language model broke off in the middle of its answer.", Duration.ofSeconds(5), null);
    }

    static Usage usage(dev.langchain4j.model.openai.internal.shared.Usage usage) {
        return Usage.of(orZero(usage.promptTokens()), orZero(usage.completionTokens()));
    }

    private static int orZero(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
