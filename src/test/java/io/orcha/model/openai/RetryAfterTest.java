package io.orcha.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:30:00Z");

    @Test
    void readsSecondsAndDates() {
        assertThat(UpstreamExceptionMapper.retryAfter("7", NOW)).isEqualTo(Duration.ofSeconds(7));
        assertThat(UpstreamExceptionMapper.retryAfter("Sat, 21 Nov 2026 07:30:20 GMT", NOW))
                .isEqualTo(Duration.ofSeconds(20));
        assertThat(UpstreamExceptionMapper.retryAfter("Sat, 21 Nov 2026 07:00:00 GMT", NOW))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void ignoresWhatItCannotRead() {
        assertThat(UpstreamExceptionMapper.retryAfter(null, NOW)).isNull();
        assertThat(UpstreamExceptionMapper.retryAfter("soon", NOW)).isNull();
        assertThat(UpstreamExceptionMapper.retryAfter("99999999999999999999", NOW))
                .isNull();
    }

    @Test
    void waitsLongerEachTimeUpToTheLimit() {
        var backoff = new RetryAfterBackoff(Duration.ofMillis(100), Duration.ofMillis(300));
        var failure = new UpstreamException(500, null);

        assertThat(backoff.nextDelayInMillis(failure)).isBetween(100L, 120L);
        assertThat(backoff.nextDelayInMillis(failure)).isBetween(200L, 240L);
        assertThat(backoff.nextDelayInMillis(failure)).isBetween(300L, 360L);
        assertThat(backoff.nextDelayInMillis(failure)).isBetween(300L, 360L);
    }

    @Test
    void waitsAsLongAsTheServerAsks() {
        var backoff = new RetryAfterBackoff(Duration.ofMillis(100), Duration.ofSeconds(10));

        assertThat(backoff.nextDelayInMillis(new UpstreamException(429, Duration.ofSeconds(3))))
                .isEqualTo(3000);
        assertThat(backoff.nextDelayInMillis(new UpstreamException(429, Duration.ofMinutes(3))))
                .isEqualTo(10_000);
    }
}
