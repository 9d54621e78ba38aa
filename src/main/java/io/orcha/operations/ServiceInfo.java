package io.orcha.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.model.LanguageModel;
import io.orcha.platform.embedded.EmbeddedDatabase;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which version runs on what, as labels of a metric, so that figures can be told apart by them. */
@ApplicationScoped
class ServiceInfo {

    void register(
            @Observes StartupEvent event,
            MeterRegistry meters,
            LanguageModel model,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        Gauge.builder("orcha.info", () -> 1)
                .description("Always 1; its labels tell what runs")
                .tag("version", version)
                .tag("database", EmbeddedDatabase.isRunning() ? "embedded" : "configured")
                .tag("provider", model.info().provider())
                .tag("model", model.info().name())
                .register(meters);
    }
}
