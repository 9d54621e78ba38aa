package io.orcha.platform.telemetry;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where spans come from. While tracing is off they are no spans at all: the SDK, told that it is disabled, would still make,
 * fill and drop them, which was seen to cost a chat turn 10 KB of garbage.
 */
@ApplicationScoped
public class Traces {

    private static final String NAME = "io.orcha";

    private final Tracer tracer;

    Traces(OpenTelemetry telemetry, @ConfigProperty(name = TelemetrySettings.DISABLED) boolean disabled) {
        this.tracer = (disabled ? OpenTelemetry.noop() : telemetry).getTracer(NAME);
    }

    public Tracer tracer() {
        return tracer;
    }
}
