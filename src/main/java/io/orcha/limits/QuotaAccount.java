package io.orcha.limits;

import io.orcha.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What one user has stored, as one replica knows it. */
final class QuotaAccount {

    private static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    private static final Duration KNOWN_FOR_WHEN_NEAR = Duration.ofSeconds(1);

    private final StorageQuota quota;
    private final UserId user;
    private final Clock clock;
    private Usage known = Usage.NONE;
    private volatile Usage underWay = Usage.NONE;
    private Instant countedAt = Instant.MIN;

    QuotaAccount(StorageQuota quota, UserId user, Clock clock) {
        this.quota = quota;
        this.user = user;
        this.clock = clock;
    }

    <T> T storing(Usage addition, Supplier<T> store) {
        reserve(addition);
        boolean done = false;
        try {
            var result = store.get();
            done = true;
            return result;
        } finally {
            settle(addition, done);
        }
    }

    /** Whether it may be forgotten; does not wait for a count. */
    boolean isIdle() {
        return underWay.equals(Usage.NONE);
    }

    private synchronized void reserve(Usage addition) {
        var age = quota.isNearlyUsed(total().plus(addition)) ? KNOWN_FOR_WHEN_NEAR : KNOWN_FOR;
        if (countedAt.plus(age).isBefore(clock.instant())) {
            // Also before a refusal, since what is too much is nearly too much: what was deleted since counts no more.
            known = quota.usage(user);
            countedAt = clock.instant();
        }
        quota.require(total().plus(addition));
        underWay = underWay.plus(addition);
    }

    private synchronized void settle(Usage addition, boolean stored) {
        underWay = underWay.minus(addition);
        if (stored) {
            known = known.plus(addition);
        }
    }

    private Usage total() {
        return known.plus(underWay);
    }
}
