package io.orcha.model.openai;

import dev.langchain4j.model.openai.internal.chat.ChatCompletionResponse;
import io.orcha.model.CompletionStream;
import io.orcha.model.LanguageModel.Usage;
import io.orcha.model.ModelException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns the chunks that the HTTP client pushes into pieces that one thread pulls. The queue between them needs no bound: it
 * holds at most one answer.
 */
final class OpenAiCompletionStream implements CompletionStream {

    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final Duration timeout;
    private final Failures failures;
    private final Function<String, Usage> estimate;
    private final Cancellable upstream;
    private @Nullable Signal first;
    private @Nullable Usage usage;
    private boolean finished;
    private Duration waited = Duration.ZERO;

    private sealed interface Signal {
        record Chunk(ChatCompletionResponse response) implements Signal {}

        record Failed(Throwable failure) implements Signal {}

        record Completed() implements Signal {}

        record Closed() implements Signal {}
    }

    private OpenAiCompletionStream(
            Multi<ChatCompletionResponse> chunks,
            Duration timeout,
            Failures failures,
            Function<String, Usage> estimate) {
        this.timeout = timeout;
        this.failures = failures;
        this.estimate = estimate;
        this.upstream = chunks.subscribe()
                .with(
                        chunk -> signals.add(new Signal.Chunk(chunk)),
                        failure -> signals.add(new Signal.Failed(failure)),
                        () -> signals.add(new Signal.Completed()));
    }

    /**
     * Subscribes and waits for the first chunk, so that a refusal can still be retried.
     *
     * @param estimate the usage for an answer's text, when the server does not tell
     * @throws Exception what the server or the connection failed with
     */
    static OpenAiCompletionStream open(
            Multi<ChatCompletionResponse> chunks, Duration timeout, Failures failures, Function<String, Usage> estimate)
            throws Exception {
        var stream = new OpenAiCompletionStream(chunks, timeout, failures, estimate);
        var first = stream.signals.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        switch (first) {
            case null -> {
                stream.close();
                throw new TimeoutException();
            }
            case Signal.Failed(Exception failure) -> throw failure;
            case Signal.Completed() -> throw cut();
            case Signal other -> stream.first = other;
        }
        return stream;
    }

    @Override
    public Event next(Duration patience) {
        while (true) {
            var signal = take(patience);
            switch (signal) {
                case null -> {
                    waited = waited.plus(patience);
                    if (waited.compareTo(timeout) >= 0) {
                        close();
                        throw ModelException.timeout(timeout, null);
                    }
                    return new Event.Idle();
                }
                case Signal.Chunk(var response) -> {
                    waited = Duration.ZERO;
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
                    signals.add(signal); // so that a further call ends as well
                    return done();
                }
            }
        }
    }

    @Override
    public void close() {
        upstream.cancel();
        signals.add(new Signal.Closed());
    }

    private @Nullable Signal take(Duration patience) {
        var signal = first;
        if (signal != null) {
            first = null;
            return signal;
        }
        try {
            return signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Signal.Closed();
        }
    }

    /** Notes what a chunk says about the end of the answer, and returns its text. */
    private @Nullable String read(ChatCompletionResponse chunk) {
        if (chunk.usage() != null) {
            usage = usage(chunk.usage());
        }
        var choices = chunk.choices();
        if (choices == null || choices.isEmpty()) {
            return null;
        }
        var choice = choices.getFirst();
        finished |= choice.finishReason() != null;
        return choice.delta() == null ? null : choice.delta().content();
    }

    private Event.Done done() {
        return new Event.Done(usage == null ? estimate.apply(text.toString()) : usage);
    }

    private static ModelException cut() {
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
