package io.orcha.limits;

import io.orcha.user.UserId;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Keeps what users store within their quotas. Counting is too dear for every turn, so each replica counts a user's rows now and
 * then and adds what it stores itself in between: within one replica no quota is exceeded, whatever the concurrency. What
 * other replicas store is seen at the next count, which is at most a minute away, and a second when a tenth of a quota or less
 * is left.
 */
@ApplicationScoped
public class StorageQuota {

    private static final int TRACKED = 10_000;

    private final QuotaConfig config;
    private final List<StoredData> stored;
    private final Clock clock;
    private final boolean unlimited;
    private final Map<UserId, QuotaAccount> accounts = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UserId, QuotaAccount> eldest) {
            return size() > TRACKED && eldest.getValue().isIdle();
        }
    };

    StorageQuota(QuotaConfig config, @All List<StoredData> stored, Clock clock) {
        this.config = config;
        this.stored = stored;
        this.clock = clock;
        this.unlimited = config.maxSessions().isEmpty()
                && config.maxMessages().isEmpty()
                && config.maxBytes().isEmpty();
    }

    /**
     * Stores something of a user's, unless that would be more than they may keep.
     *
     * @param addition what will be stored
     * @param store stores it; when it throws, nothing is counted
     * @throws QuotaExceededException when it is too much; nothing was stored
     */
    public <T> T storing(UserId user, Usage addition, Supplier<T> store) {
        return unlimited ? store.get() : account(user).storing(addition, store);
    }

    /** What a user has stored now. */
    Usage usage(UserId user) {
        return stored.stream().map(data -> data.of(user)).reduce(Usage.NONE, Usage::plus);
    }

    QuotaConfig limits() {
        return config;
    }

    /** @throws QuotaExceededException when it is more than one may keep */
    void require(Usage usage) {
        require(usage.sessions(), config.maxSessions(), "sessions");
        require(usage.messages(), config.maxMessages(), "messages");
        require(usage.bytes(), config.maxBytes(), "bytes");
    }

    /** Whether so little of a quota is left that it has to be watched closely. */
    boolean isNearlyUsed(Usage usage) {
        return isNear(usage.sessions(), config.maxSessions())
                || isNear(usage.messages(), config.maxMessages())
                || isNear(usage.bytes(), config.maxBytes());
    }

    private static void require(long used, OptionalLong limit, String what) {
        if (limit.isPresent() && used > limit.getAsLong()) {
            throw new QuotaExceededException(what, limit.getAsLong());
        }
    }

    private static boolean isNear(long used, OptionalLong limit) {
        return limit.isPresent() && used >= limit.getAsLong() - limit.getAsLong() / 10;
    }

    private QuotaAccount account(UserId user) {
        synchronized (accounts) {
            return accounts.computeIfAbsent(user, it -> new QuotaAccount(this, it, clock));
        }
    }
}
