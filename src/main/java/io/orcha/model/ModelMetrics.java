package io.orcha.model;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.orcha.model.LanguageModel.Circuit;
import io.orcha.model.LanguageModel.ModelInfo;
import io.orcha.model.LanguageModel.Usage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * Calls of the model by use and outcome, and their tokens, under the names of OpenTelemetry's semantic conventions for
 * generative AI. All meters are made once, so that a call allocates none.
 */
final class ModelMetrics {

    /** The buckets that the conventions recommend, in seconds from 0.01 to 81.92. */
    private static final Duration[] DURATIONS = LongStream.iterate(10, millis -> millis <= 81_920, millis -> millis * 2)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final double[] TOKENS = LongStream.iterate(1, tokens -> tokens <= 262_144, tokens -> tokens * 4)
            .asDoubleStream()
            .toArray();

    private final Map<ModelUse, UseMeters> uses = new EnumMap<>(ModelUse.class);

    private record UseMeters(Map<CallOutcome, Timer> durations, DistributionSummary input, DistributionSummary output) {

        static UseMeters of(MeterRegistry meters, Tags tags) {
            var durations = new EnumMap<CallOutcome, Timer>(CallOutcome.class);
            for (var outcome : CallOutcome.values()) {
                durations.put(outcome, duration(meters, tags.and("error.type", outcome.errorType())));
            }
            return new UseMeters(
                    durations,
                    tokens(meters, tags.and("gen_ai.token.type", "input")),
                    tokens(meters, tags.and("gen_ai.token.type", "output")));
        }
    }

    ModelMetrics(MeterRegistry meters, LanguageModel model) {
        for (var use : ModelUse.values()) {
            uses.put(use, UseMeters.of(meters, tags(model.info(), use)));
        }
        for (var protection : model.protections()) {
            FunctionCounter.builder("orcha.model.retries", protection, LanguageModel.Protection::retries)
                    .description("Attempts at the language model that were made again")
                    .tag("use", protection.use())
                    .register(meters);
            Gauge.builder("orcha.model.circuit.open", protection, it -> it.circuit() == Circuit.CLOSED ? 0 : 1)
                    .description("1 while calls fail at once because the language model failed too often")
                    .tag("use", protection.use())
                    .register(meters);
        }
    }

    void ended(ModelUse use, CallOutcome outcome, long nanos) {
        Objects.requireNonNull(of(use).durations().get(outcome)).record(Duration.ofNanos(nanos));
    }

    void spent(ModelUse use, Usage usage) {
        of(use).input().record(usage.promptTokens());
        of(use).output().record(usage.completionTokens());
    }

    private UseMeters of(ModelUse use) {
        return Objects.requireNonNull(uses.get(use));
    }

    private static Timer duration(MeterRegistry meters, Tags tags) {
        return Timer.builder("gen_ai.client.operation.duration")
                .description("Calls of the language model, retries included")
                .tags(tags)
                .serviceLevelObjectives(DURATIONS)
                .register(meters);
    }

    private static Tags tags(ModelInfo model, ModelUse use) {
        return Tags.of(
                "gen_ai.operation.name", "chat",
                "gen_ai.provider.name", model.provider(),
                "gen_ai.request.model", model.name(),
                "use", use.id());
    }

    private static DistributionSummary tokens(MeterRegistry meters, Tags tags) {
        return DistributionSummary.builder("gen_ai.client.token.usage")
                .description("Tokens of one call of the language model")
                .tags(tags)
                .serviceLevelObjectives(TOKENS)
                .register(meters);
    }
}
