package io.orcha.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.orcha.model.ModelConfig;
import io.orcha.model.ModelException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that the model will not answer is told apart from a server that is in trouble. */
class FailuresTest {

    private final Failures failures = new Failures(noConfig(), Duration.ofSeconds(1));

    @ParameterizedTest
    @ValueSource(ints = {400, 413, 422})
    void blamesTheRequestThatIsRefused(int status) {
        var refused = new UpstreamException(status, null);

        assertThat(failures.translate(refused).isUnusable()).isTrue();
        assertThat(failures.isServerTrouble(refused)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 429, 500, 503})
    void doesNotBlameTheRequestForTheServersState(int status) {
        assertThat(failures.translate(new UpstreamException(status, null)).isUnusable())
                .isFalse();
    }

    @Test
    void countsAnAnswerOfNoUseAsNoTroubleOfTheServer() {
        assertThat(failures.isServerTrouble(ModelException.unusable("of no use", Duration.ZERO, null)))
                .isFalse();
        assertThat(failures.isServerTrouble(ModelException.unavailable("down", Duration.ZERO, null)))
                .isTrue();
        assertThat(failures.isServerTrouble(new java.io.IOException("cut"))).isTrue();
    }

    /** What is tested here needs no setting. */
    private static ModelConfig noConfig() {
        return (ModelConfig) Proxy.newProxyInstance(
                ModelConfig.class.getClassLoader(), new Class<?>[] {ModelConfig.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
