package io.orcha.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RecentFiguresTest {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock();
    private int asked;
    private boolean away;

    private final RecentFigures<Integer> figures = new RecentFigures<>(KEPT, clock, () -> {
        asked++;
        if (away) {
            throw new DatabaseUnavailableException(new SQLException("away", "08006"));
        }
        return asked;
    });

    @Test
    void asksOnceForAllWhoReadThem() {
        figures.get();
        clock.now = clock.now.plus(KEPT.minusMillis(1));

        assertThat(figures.get()).isEqualTo(1);
    }

    @Test
    void asksAgainWhenTheyAreOld() {
        figures.get();
        clock.now = clock.now.plus(KEPT);

        assertThat(figures.get()).isEqualTo(2);
    }

    @Test
    void waitsForADatabaseThatIsAwayOnlyOnce() {
        away = true;

        assertThat(figures.get()).isNull();
        assertThat(figures.get()).isNull();

        assertThat(asked).isEqualTo(1);
    }

    @Test
    void asksADatabaseThatWasAwaySoonAgain() {
        away = true;
        figures.get();
        away = false;
        clock.now = clock.now.plusSeconds(2);

        assertThat(figures.get()).isEqualTo(2);
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
