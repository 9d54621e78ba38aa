package io.orcha.model.openai;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits as long as the server asked for, else exponentially longer with up to 20 % of jitter. */
final class RetryAfterBackoff implements CustomBackoffStrategy {

    private final Duration longest;
    private Duration next;

    RetryAfterBackoff(Duration first, Duration longest) {
        this.next = first;
        this.longest = longest;
    }

    @Override
    public long nextDelayInMillis(Throwable failure) {
        var planned = next;
        next = min(next.multipliedBy(2), longest);
        if (failure instanceof UpstreamException upstream && upstream.retryAfter() != null) {
            return min(upstream.retryAfter(), longest).toMillis();
        }
        long millis = min(planned, longest).toMillis();
        return millis + ThreadLocalRandom.current().nextLong(millis / 5 + 1);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
