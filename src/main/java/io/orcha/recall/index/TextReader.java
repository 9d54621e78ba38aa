package io.orcha.recall.index;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@ApplicationScoped
class TextReader {

    Reading read(Findable findable) {
        var terms = Stream.of(findable.text().toLowerCase(Locale.ROOT).split("\\W+", -1))
                .mapToInt(String::hashCode)
                .toArray();
        return new Reading(terms, List.of(findable.text()));
    }

    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Reading(int[] terms, List<String> passages) {}
}
