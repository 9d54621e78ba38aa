package io.orcha.model.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.openai.internal.chat.ResponseFormat;
import io.orcha.model.AnswerSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not know a response format is asked in a simpler one. */
class AnswerFormatsTest {

    private static final AnswerSchema SCHEMA = new AnswerSchema("notes", Map.of("type", "object"));

    private final AnswerFormats formats = new AnswerFormats();
    private final List<String> asked = new ArrayList<>();

    @Test
    void asksForTheSchemaWhenTheServerKnowsIt() throws Exception {
        ask(0, 0);
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_schema");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void fallsBackToAnObjectAndRemembersIt(int status) throws Exception {
        ask(1, status);
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_object", "json_object");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void fallsBackToNoFormatAndRemembersIt(int status) throws Exception {
        ask(2, status);
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_object", "none", "none");
    }

    @Test
    void remembersNothingOfARequestThatIsRefusedInEveryFormat() throws Exception {
        assertThatThrownBy(() -> ask(3, 400))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.status()).isEqualTo(400));
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_object", "none", "json_schema");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 429, 500, 503})
    void takesNoOtherFailureForARefusalOfTheFormat(int status) throws Exception {
        assertThatThrownBy(() -> ask(1, status)).isInstanceOf(UpstreamException.class);
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_schema");
    }

    @Test
    void remembersNothingWhenTheSimplerRequestFailsInAnotherWay() throws Exception {
        assertThatThrownBy(() -> formats.call(SCHEMA, format -> {
                    note(format);
                    throw new UpstreamException(asked.size() == 1 ? 400 : 503, null);
                }))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.status()).isEqualTo(503));
        ask(0, 0);

        assertThat(asked).containsExactly("json_schema", "json_object", "json_schema");
    }

    /** One request of which the server refuses so many attempts. */
    private void ask(int refusals, int status) throws Exception {
        int before = asked.size();
        var answer = formats.call(SCHEMA, format -> {
            note(format);
            if (asked.size() - before <= refusals) {
                throw new UpstreamException(status, null);
            }
            return "fine";
        });
        assertThat(answer).isEqualTo("fine");
    }

    private void note(@Nullable ResponseFormat format) {
        asked.add(format == null ? "none" : format.type().name().toLowerCase(java.util.Locale.ROOT));
    }
}
