package io.orcha.model.openai;

import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.LanguageModel.Protection;
import io.orcha.model.ModelConfig;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;

/** Retries and a circuit breaker around the calls for one use, and what they are up to. */
final class Protected implements Protection {

    private static final Logger LOG = Logger.getLogger(Protected.class);

    private final String use;
    private final LongAdder retries = new LongAdder();
    private final Guard guard;
    private volatile Circuit circuit = Circuit.CLOSED;

    Protected(String use, ModelConfig config, Failures failures) {
        this(use, config, failures, config.maxRetries());
    }

    /** As many retries as somebody has the time to wait for. */
    Protected(String use, ModelConfig config, Failures failures, int maxRetries) {
        this.use = use;
        this.guard = Guard.create()
                .withDescription("language model, " + use)
                .withRetry()
                .maxRetries(maxRetries)
                .maxDuration(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(failures::isTransient)
                .onRetry(retries::increment)
                .withCustomBackoff()
                .strategy(() -> new RetryAfterBackoff(config.retryDelay(), config.maxRetryDelay()))
                .done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.circuitBreaker().calls())
                .failureRatio(config.circuitBreaker().failureRatio())
                .delay(config.circuitBreaker().delay().toMillis(), ChronoUnit.MILLIS)
                .when(failures::isServerTrouble)
                .onStateChange(this::changed)
                .done()
                .build();
    }

    Guard guard() {
        return guard;
    }

    @Override
    public String use() {
        return use;
    }

    @Override
    public long retries() {
        return retries.sum();
    }

    @Override
    public Circuit circuit() {
        return circuit;
    }

    private void changed(CircuitBreakerState state) {
        circuit = switch (state) {
            case CLOSED -> Circuit.CLOSED;
            case HALF_OPEN -> Circuit.HALF_OPEN;
            case OPEN -> Circuit.OPEN;
        };
        if (circuit == Circuit.OPEN) {
            LOG.warnf("The language model failed repeatedly and is left alone for a moment (%s).", use);
        }
    }
}
