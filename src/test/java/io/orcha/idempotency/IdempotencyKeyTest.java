package io.orcha.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            delimiter = '|',
            value = {
                "8e03978e-40d5|8e03978e-40d5",
                "\"8e03978e-40d5\"|8e03978e-40d5",
                "order 7, part \"b\"|order 7, part \"b\"",
                "\"a \\\"b\\\" \\\\ c\"|a \"b\" \\ c",
                "~|~"
            })
    void readsBareAndQuotedKeys(String header, String key) {
        assertThat(IdempotencyKey.parse(List.of(header)).value()).isEqualTo(key);
    }

    @Test
    void takesUpTo255Characters() {
        var longest = "k".repeat(255);

        assertThat(IdempotencyKey.parse(List.of(longest)).value()).isEqualTo(longest);
        assertThat(IdempotencyKey.parse(List.of("\"" + longest + "\"")).value()).isEqualTo(longest);
    }

    static List<List<String>> wrong() {
        return List.of(
                List.of(""),
                List.of("  "),
                List.of("k".repeat(256)),
                List.of("schlüssel"),
                List.of("a\tb"),
                List.of("\"unfinished"),
                List.of("\"\""),
                List.of("\"a\";p=1"),
                List.of("a", "b"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void refusesWhatIsNoKey(List<String> headers) {
        assertThatThrownBy(() -> IdempotencyKey.parse(headers)).isInstanceOf(InvalidFieldsException.class);
    }
}
