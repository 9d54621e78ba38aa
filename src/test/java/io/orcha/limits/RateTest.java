package io.orcha.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {

    @Test
    void isANumberAndATime() {
        assertThat(Rate.parse("600/1M")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.parse("5/0.5S")).isEqualTo(new Rate(5, Duration.ofMillis(500)));
        assertThat(Rate.parse("7/PT2H")).isEqualTo(new Rate(7, Duration.ofHours(2)));
        assertThat(new Rate(4, Duration.ofMinutes(1)).interval()).isEqualTo(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "600/", "/1M", "0/1M", "-1/1M", "600/0S", "600/soon", "1.5/1M"})
    void isNothingElse(String text) {
        assertThatThrownBy(() -> Rate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
