package io.orcha.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetrySettingsTest {

    private static final String QUARKUS_ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    @Test
    void isOffWhileNobodyNamesAnEndpoint() {
        assertThat(disabled(Map.of())).isTrue();
        assertThat(disabled(Map.of(TelemetrySettings.ENDPOINT, " "))).isTrue();
    }

    @Test
    void isOnAndSendsToTheEndpointThatIsNamed() {
        var config = config(Map.of(TelemetrySettings.ENDPOINT, "http://collector:4317"));

        assertThat(config.getValue(TelemetrySettings.DISABLED, Boolean.class)).isFalse();
        assertThat(config.getValue(QUARKUS_ENDPOINT, String.class)).isEqualTo("http://collector:4317");
    }

    @Test
    void understandsTheSettingOfQuarkusAsWell() {
        assertThat(disabled(Map.of(QUARKUS_ENDPOINT, "http://collector:4317"))).isFalse();
    }

    @Test
    void canBeTurnedOffWithAnEndpoint() {
        assertThat(disabled(Map.of(
                        TelemetrySettings.ENDPOINT, "http://collector:4317", TelemetrySettings.DISABLED, "true")))
                .isTrue();
    }

    private static boolean disabled(Map<String, String> settings) {
        return config(settings).getValue(TelemetrySettings.DISABLED, Boolean.class);
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 250))
                .withSources(new TelemetrySettings())
                .withDefaultValue(QUARKUS_ENDPOINT, "http://localhost:4317")
                .build();
    }
}
