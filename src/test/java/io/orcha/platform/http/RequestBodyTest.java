package io.orcha.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orcha.platform.problem.ProblemException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The memory that bodies take is given back exactly once, whenever their clients hang up. */
class RequestBodyTest {

    private static final int LENGTH = 1 << 20;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final BodyMemory memory = new BodyMemory(settings("2M", "1M"), meters);

    @Test
    void isForgottenWhole() {
        var body = body(new ByteArrayInputStream(new byte[LENGTH]));
        read(body);
        assertThat(inUse()).isEqualTo(LENGTH - BodyMemory.FREE);

        body.forget();
        body.forget();

        assertThat(inUse()).isZero();
    }

    @Test
    void leavesNothingWhenItsClientHangsUpDuringARead() {
        var self = new AtomicReference<RequestBody>();
        var body = body(new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) {
                self.get().forget();
                return wanted;
            }
        });
        self.set(body);

        body.read(new byte[LENGTH], 0, LENGTH);

        assertThat(inUse()).isZero();
    }

    @Test
    void needsRoomForTheLargestImport() {
        assertThatCode(() -> read(body(new ByteArrayInputStream(new byte[LENGTH]))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> new BodyMemory(settings("2M", "32M"), meters))
                .hasMessageContaining("orcha.http.max-user-import-size");
    }

    private RequestBody body(InputStream bytes) {
        var limits = new RequestBody.Limits(LENGTH, Duration.ofSeconds(30).toNanos());
        return new RequestBody(bytes, limits, memory, new RequestBody.Connection() {
            @Override
            public void abandon() {}

            @Override
            public void close() {}
        });
    }

    private static void read(RequestBody body) throws ProblemException {
        var buffer = new byte[LENGTH];
        while (body.read(buffer, 0, LENGTH) >= 0) {
            // On to the end.
        }
    }

    private double inUse() {
        return meters.get("orcha.http.body.memory").gauge().value();
    }

    private static HttpConfig settings(String memory, String largestImport) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HttpConfig.class)
                .withDefaultValue("orcha.http.body-memory", memory)
                .withDefaultValue("orcha.http.max-user-import-size", largestImport)
                .build()
                .getConfigMapping(HttpConfig.class);
    }
}
