package io.orcha.operations;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.LongStream;

/** Gives the requests of the API buckets, of which alerts and dashboards compute percentiles. */
@ApplicationScoped
class RequestBuckets {

    private static final String REQUESTS = "http.server.requests";
    private static final String API = "/api/v1/";

    private static final double[] NANOSECONDS = LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                var uri = id.getName().equals(REQUESTS) ? id.getTag("uri") : null;
                return uri == null || !uri.startsWith(API)
                        ? config
                        : DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(NANOSECONDS)
                                .build()
                                .merge(config);
            }
        };
    }
}
