package io.orcha.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.recall.ranking.Weights;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingConfigTest {

    @Test
    void isAsMeasuredUnlessSet() {
        assertThat(with(Map.of()).weights()).isEqualTo(Weights.DEFAULT);
        assertThat(with(Map.of("orcha.recall.ranking.time", "0")).weights().time())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "candidates, 0",
        "candidates, -1",
        "informative-length, 0",
        "half-life, 0S",
        "saturation, 0",
        "words, 1.1",
        "reply, -0.1",
        "length-penalty, 2",
        "time, -1",
        "session, NaN",
        "session, Infinity"
    })
    void refusesWhatNoWeightCanBe(String name, String value) {
        var setting = "orcha.recall.ranking." + name;

        assertThatThrownBy(() -> with(Map.of(setting, value)).weights())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(setting);
    }

    private static RankingConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(RankingConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(RankingConfig.class);
    }
}
