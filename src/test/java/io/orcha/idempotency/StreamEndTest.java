package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the end of a stream tells. */
class StreamEndTest {

    private static final String SESSION = "event: session\ndata: {}\n\n";
    private static final String DELTA = "event: delta\ndata: {\"content\":\"a\\nevent: done\\n\"}\n\n";
    private static final String ERROR = "event: error\ndata: {\"status\":503}\n\n";

    @ParameterizedTest
    @ValueSource(strings = {SESSION + DELTA + "event: done\ndata: {}\n\n", "event: done\ndata: {}\n\n: bye\n\n"})
    void isCompleteWithTheEventDone(String text) {
        assertThat(end(text)).isEqualTo(StreamEnd.COMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ": still thinking\n\n", SESSION, SESSION + ": still thinking\n\n" + ERROR})
    void isSilentWithoutAnyReply(String text) {
        assertThat(end(text)).isEqualTo(StreamEnd.SILENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {SESSION + DELTA, SESSION + DELTA + ": still thinking\n\n", SESSION + DELTA + ERROR})
    void isBrokenOffWithPartOfAReply(String text) {
        assertThat(end(text)).isEqualTo(StreamEnd.BROKEN_OFF);
    }

    @Test
    void isCompleteWhenOtherThanEventsWereWritten() {
        assertThat(StreamEnd.of("application/json", "[1]".getBytes(UTF_8))).isEqualTo(StreamEnd.COMPLETE);
    }

    private static StreamEnd end(String text) {
        return StreamEnd.of("text/event-stream;charset=UTF-8", text.getBytes(UTF_8));
    }
}
