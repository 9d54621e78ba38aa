package io.orcha.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.orcha.model.offline.OfflineLanguageModel;
import io.orcha.model.openai.OpenAiLanguageModel;
import io.orcha.platform.drain.LastCall;
import io.orcha.platform.telemetry.Traces;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses the language model that the configuration asks for, when the service starts. */
@ApplicationScoped
class LanguageModels {

    /** At start, so that a model that cannot be configured is told then and not to the first user. */
    @Produces
    @Singleton
    @Startup
    LanguageModel languageModel(
            ModelConfig config,
            TokenCounter tokens,
            Clock clock,
            MeterRegistry meters,
            Traces traces,
            LastCall lastCall) {
        return new ObservedLanguageModel(chosen(config, tokens, clock, meters), meters, traces.tracer(), lastCall);
    }

    private static LanguageModel chosen(ModelConfig config, TokenCounter tokens, Clock clock, MeterRegistry meters) {
        boolean configured = config.baseUrl().isPresent() || config.apiKey().isPresent();
        return switch (config.provider()) {
            case OFFLINE -> new OfflineLanguageModel(tokens);
            case AUTO ->
                configured
                        ? OpenAiLanguageModel.connect(config, tokens, clock, meters)
                        : new OfflineLanguageModel(tokens);
            case OPENAI -> {
                if (!configured) {
                    throw new ConfigurationException(
                            "orcha.model.provider=openai needs orcha.model.base-url or orcha.model.api-key.");
                }
                yield OpenAiLanguageModel.connect(config, tokens, clock, meters);
            }
        };
    }
}
