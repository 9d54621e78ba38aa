package io.orcha.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.orcha.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lease is kept while its attempt runs, and not longer. */
class LeaseRenewalTest {

    private final AtomicInteger renewals = new AtomicInteger();
    private final Claims claims = new Claims(null, null, null, null) {
        @Override
        void renew(IdempotentAttempt renewed) {
            if (renewals.incrementAndGet() == 1) {
                throw new IllegalStateException("the database was away");
            }
        }
    };
    private final LeaseRenewal renewal = new LeaseRenewal(claims, new Settings());
    private final IdempotentAttempt attempt = new IdempotentAttempt(
            claims,
            new KeyedRequest(new UserId("42"), IdempotencyKey.parse(List.of("k")), new byte[32]),
            new UUID(0, 1),
            null);

    @AfterEach
    void stop() {
        renewal.stop();
    }

    @Test
    void renewsTheLeaseOfALongAttemptAlsoAfterTheDatabaseWasAway() {
        renewal.began(attempt);

        await().atMost(Duration.ofSeconds(10)).until(() -> renewals.get() >= 3);
    }

    @Test
    void renewsNothingThatHasEnded() {
        renewal.began(attempt);
        await().atMost(Duration.ofSeconds(10)).until(() -> renewals.get() >= 1);

        renewal.ended(attempt);

        await().pollDelay(Duration.ofMillis(50)).until(() -> true); // One may have been under way.
        int atTheEnd = renewals.get();
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        assertThat(renewals).hasValue(atTheEnd);
    }

    private static final class Settings implements IdempotencyConfig {

        @Override
        public Duration retention() {
            return Duration.ofHours(24);
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(80);
        }

        @Override
        public Duration maxWait() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int maxResponseBytes() {
            return 100;
        }
    }
}
