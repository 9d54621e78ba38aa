package io.orcha.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.limits.Limit.Subject;
import io.orcha.limits.Limit.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProcessBucketsTest {

    private static final Rate FOUR_A_MINUTE = new Rate(4, Duration.ofMinutes(1));

    private final SettableClock clock = new SettableClock();
    private final ProcessBuckets buckets = new ProcessBuckets(3, clock);

    @Test
    void grantTheCapacityAtOnceAndThenEvenly() {
        var limit = of("fred");
        for (int left = 3; left >= 0; left--) {
            var level = buckets.take(limit);
            assertThat(level.granted()).isTrue();
            assertThat(level.remaining()).isEqualTo(left);
        }

        var refused = buckets.take(limit);

        assertThat(refused.granted()).isFalse();
        assertThat(refused.next()).isEqualTo(Duration.ofSeconds(15));
        assertThat(refused.reset()).isEqualTo(Duration.ofMinutes(1));
        clock.pass(Duration.ofSeconds(15));
        assertThat(buckets.take(limit).granted()).isTrue();
        assertThat(buckets.take(limit).granted()).isFalse();
    }

    @Test
    void forgetThoseThatAreFullAgainAndNoMoreThanTheirNumber() {
        IntStream.range(0, 3).forEach(i -> buckets.take(of("early-" + i)));
        clock.pass(Duration.ofMinutes(2));

        buckets.take(of("late"));
        assertThat(buckets.size()).isEqualTo(2);

        IntStream.range(0, 10).forEach(i -> buckets.take(of("crowd-" + i)));
        assertThat(buckets.size()).isLessThanOrEqualTo(3);
    }

    private static Limit of(String user) {
        return new Limit(Subject.USER, user, Work.REQUESTS, FOUR_A_MINUTE);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-11-26T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
