package io.orcha.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the end of a stream tells. */
class StreamEndTest {

    private static final String SESSION = "event: session\ndata: {}\n\n";
    private static final String DELTA = "event: delta\ndata: {\"content\":\"a\\nevent: done\\n\"}\n\n";
    private static final UUID ID = UUID.fromString("019aa5c0-7d3e-7a41-9a55-0d6b4d1f3c11");
    private static final String ERROR = "event: error\ndata: {\"status\":503,\"session_id\":\"" + ID + "\"}\n\n";

    @ParameterizedTest
    @ValueSource(strings = {SESSION + DELTA + "event: done\ndata: {}\n\n", "event: done\ndata: {}\n\n: bye\n\n"})
    void isCompleteWithTheEventDone(String text) {
        assertThat(end(text)).isEqualTo(new StreamEnd.Complete());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ": still thinking\n\n", SESSION, SESSION + DELTA, "event: error\ndata: {\"status\":500}\n\n"
            })
    void isBrokenOffWithout(String text) {
        assertThat(end(text)).isEqualTo(new StreamEnd.BrokenOff());
    }

    @Test
    void tellsTheSessionOfAMessageThatGotNoReply() {
        assertThat(end(SESSION + ": still thinking\n\n" + ERROR)).isEqualTo(new StreamEnd.Unanswered(ID));
    }

    @Test
    void isBrokenOffWhenThereWasPartOfAReply() {
        assertThat(end(SESSION + DELTA + ERROR)).isEqualTo(new StreamEnd.BrokenOff());
    }

    @Test
    void isCompleteWhenOtherThanEventsWereWritten() {
        assertThat(StreamEnd.of("application/json", "[1]".getBytes(UTF_8), new ObjectMapper()))
                .isEqualTo(new StreamEnd.Complete());
    }

    private static StreamEnd end(String text) {
        return StreamEnd.of("text/event-stream;charset=UTF-8", text.getBytes(UTF_8), new ObjectMapper());
    }
}
