package io.orcha.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.orcha.limits.Limit.Level;
import io.orcha.limits.Limit.Subject;
import io.orcha.limits.Limit.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Buckets of Bucket4j in memory. Full ones are forgotten, and of too many those that were used longest ago. */
final class ProcessBuckets implements Buckets {

    /** Each new bucket may find two old ones full, so that full ones do not pile up. */
    private static final int FORGOTTEN_AT_ONCE = 2;

    private final int most;
    private final TimeMeter time;
    private final Map<Key, Kept> buckets = new LinkedHashMap<>(64, 0.75f, true);

    private record Key(Subject subject, String id, Work work) {}

    private record Kept(Bucket bucket, long capacity) {

        boolean isFull() {
            return bucket.getAvailableTokens() >= capacity;
        }
    }

    ProcessBuckets(int most, Clock clock) {
        this.most = most;
        this.time = new ClockMeter(clock);
    }

    @Override
    public Level take(Limit limit) {
        var probe = bucket(limit).tryConsumeAndReturnRemaining(1);
        return new Level(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    @Override
    public Level look(Limit limit) {
        var bucket = bucket(limit);
        long remaining = bucket.getAvailableTokens();
        long interval = limit.rate().interval().toNanos();
        return new Level(
                true,
                remaining,
                Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill()),
                Duration.ofNanos((limit.rate().capacity() - remaining) * interval));
    }

    /** How many there are. */
    int size() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private Bucket bucket(Limit limit) {
        var key = new Key(limit.subject(), limit.id(), limit.work());
        synchronized (buckets) {
            var known = buckets.get(key);
            if (known != null) {
                return known.bucket();
            }
            forgetOld();
            var made = make(limit.rate());
            buckets.put(key, new Kept(made, limit.rate().capacity()));
            return made;
        }
    }

    private void forgetOld() {
        var oldest = buckets.values().iterator();
        for (int i = 0; i < FORGOTTEN_AT_ONCE && oldest.hasNext(); i++) {
            if (oldest.next().isFull() || buckets.size() >= most) {
                oldest.remove();
            }
        }
    }

    private Bucket make(Rate rate) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate.capacity()).refillGreedy(rate.capacity(), rate.period()))
                .build();
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
