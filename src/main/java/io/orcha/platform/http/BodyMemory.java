package io.orcha.platform.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.platform.Settings;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that large bodies share. Only what has arrived is counted, so that announcing a body costs the others nothing; and
 * small bodies are not counted, so that large ones never keep them out.
 */
@ApplicationScoped
class BodyMemory {

    /** Of each body so many bytes are always taken in. */
    static final int FREE = 16 * 1024;

    private static final int SHARE_OF_THE_HEAP = 8;

    private final long total;
    private final AtomicLong used = new AtomicLong();

    BodyMemory(HttpConfig config, MeterRegistry meters) {
        long largest = config.maxBodySize().asLongValue();
        this.total = config.bodyMemory()
                .map(MemorySize::asLongValue)
                .orElseGet(() -> Math.max(2 * largest, Runtime.getRuntime().maxMemory() / SHARE_OF_THE_HEAP));
        Settings.require(total >= largest, "orcha.http.body-memory must be at least orcha.http.max-body-size.");
        Gauge.builder("orcha.http.body.memory", used, AtomicLong::get)
                .baseUnit("bytes")
                .description("Memory that the large bodies of the requests being served take")
                .register(meters);
    }

    /** Takes memory; false when there is not so much. */
    boolean take(long bytes) {
        if (used.addAndGet(bytes) <= total) {
            return true;
        }
        used.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        used.addAndGet(-bytes);
    }
}
