package io.orcha.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orcha.platform.problem.InvalidFieldsException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How If-Match and If-None-Match are read. */
class PreconditionHeadersTest {

    @Test
    void readsListsOfTags() {
        assertThat(Preconditions.of("\"7-ab\"", null).ifMatch()).containsExactly("7-ab");
        assertThat(Preconditions.of(" \"7\" ,\t\"8,9\",\"\" ", null).ifMatch()).containsExactly("7", "8,9", "");
        assertThat(Preconditions.of(" * ", "*")).isEqualTo(new Preconditions(Preconditions.ANY, Preconditions.ANY));
        assertThat(Preconditions.of(null, null)).isEqualTo(new Preconditions(null, null));
    }

    @Test
    void takesWeakTagsOnlyForDownloads() {
        var conditions = Preconditions.of("W/\"7\", \"8\"", "W/\"7\", \"8\"");

        assertThat(conditions.ifMatch()).containsExactly("8");
        assertThat(conditions.ifNoneMatch()).containsExactly("7", "8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "\"7",
                "7\"",
                "\"7\" \"8\"",
                "\"7\",",
                ",\"7\"",
                "\"a b\"",
                "\"é\"",
                "w/\"7\"",
                "W/",
                "*, \"7\""
            })
    void refusesWhatIsNoListOfTags(String header) {
        assertThatThrownBy(() -> Preconditions.of(header, null)).isInstanceOf(InvalidFieldsException.class);
        assertThatThrownBy(() -> Preconditions.of(null, header)).isInstanceOf(InvalidFieldsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 2_000, 100_000})
    void refusesTooManyTags(int tags) {
        assertThatThrownBy(() -> Preconditions.of(list(tags), null)).isInstanceOf(InvalidFieldsException.class);
    }

    @Test
    void readsAsManyTagsAsAllowed() {
        assertThat(Preconditions.of(list(100), null).ifMatch()).hasSize(100);
    }

    private static String list(int tags) {
        List<String> empty = Collections.nCopies(tags, "\"\"");
        return String.join(",", empty);
    }
}
