package io.orcha.platform.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.Settings;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that large bodies share. Only what has arrived is counted, so that announcing a body costs the others nothing; and
 * small bodies are not counted, so that large ones never keep them out. When it is used up, those that have been arriving for the
 * longest make room: who holds memory by sending slowly must not keep out who sends as one does.
 */
@ApplicationScoped
class BodyMemory {

    /** Of each body so many bytes are always taken in. */
    static final int FREE = 16 * 1024;

    private static final int SHARE_OF_THE_HEAP = 8;

    private final long total;
    private final AtomicLong used = new AtomicLong();
    private final Set<RequestBody> arriving = new LinkedHashSet<>();

    BodyMemory(HttpConfig config, MeterRegistry meters) {
        long largest = Math.max(
                config.maxBodySize().asLongValue(), config.maxUserImportSize().asLongValue());
        this.total = config.bodyMemory()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Math.max(2 * largest, Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP));
        Settings.require(
                total >= largest,
                "orcha.http.body-memory must be at least orcha.http.max-body-size and orcha.http.max-user-import-size.");
        Gauge.builder("orcha.http.body.memory", used, AtomicLong::get)
                .baseUnit("bytes")
                .description("Memory that the large bodies of the requests being served take")
                .register(meters);
    }

    /** Takes memory for a body that is arriving; false when there is not so much, and nobody to make room. */
    boolean take(RequestBody body, long bytes) {
        while (used.addAndGet(bytes) > total) {
            used.addAndGet(-bytes);
            if (!makeRoom(body)) {
                return false;
            }
        }
        synchronized (arriving) {
            arriving.add(body);
        }
        return true;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }

    /** The body is there, or will never be. */
    void arrived(RequestBody body) {
        synchronized (arriving) {
            arriving.remove(body);
        }
    }

    private boolean makeRoom(RequestBody newcomer) {
        RequestBody oldest = null;
        synchronized (arriving) {
            for (var candidate : arriving) {
                if (candidate != newcomer && candidate.isSlow()) {
                    oldest = candidate;
                    break;
                }
            }
            if (oldest == null) {
                return false;
            }
            arriving.remove(oldest);
        }
        oldest.giveUp();
        return true;
    }
}
