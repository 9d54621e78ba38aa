package io.orcha.sample;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads the invented people. */
@ApplicationScoped
class SamplePeople {

    /** They are numbered from 1. */
    static final int COUNT = 3;

    private final ObjectReader reader;

    SamplePeople(ObjectMapper json) {
        this.reader = json.readerFor(SamplePerson.class);
    }

    /** @param number from 1 to {@link #COUNT} */
    SamplePerson get(int number) {
        try (var file = Objects.requireNonNull(
                SamplePeople.class.getResourceAsStream("/io/orcha/sample/person-%d.json".formatted(number)))) {
            return reader.readValue(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
