package io.orcha.platform.telemetry;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns tracing on when an OTLP endpoint is configured, and off otherwise: Quarkus would send spans to localhost by default. It
 * is public because the configuration makes it by reflection. Any other source may say otherwise.
 */
public final class TelemetrySettings implements ConfigSourceFactory {

    static final String ENDPOINT = "orcha.telemetry.otlp-endpoint";
    static final String DISABLED = "quarkus.otel.sdk.disabled";

    private static final String QUARKUS_ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    private static final String QUARKUS_TRACES_ENDPOINT = "quarkus.otel.exporter.otlp.traces.endpoint";
    private static final int WEAKEST = 10;

    /** Quarkus keeps its own defaults below this; they configure nothing. */
    private static final int DEFAULTS = 0;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var ours = value(context, ENDPOINT);
        boolean enabled = ours.isPresent()
                || value(context, QUARKUS_ENDPOINT).isPresent()
                || value(context, QUARKUS_TRACES_ENDPOINT).isPresent();
        var settings = ours.map(endpoint -> Map.of(DISABLED, "false", QUARKUS_ENDPOINT, endpoint))
                .orElseGet(() -> Map.of(DISABLED, String.valueOf(!enabled)));
        return List.of(new PropertiesConfigSource(settings, "telemetry", WEAKEST));
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.of(context.getValue(name))
                .filter(value -> value.getConfigSourceOrdinal() > DEFAULTS)
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
