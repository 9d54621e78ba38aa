package io.orcha.idempotency;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A response as it is kept.
 *
 * @param mediaType null when there is no body
 * @param headers those of {@link #KEPT} that it has, one a line
 */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way to and from the database; never compared
record StoredResponse(int status, @Nullable String mediaType, String headers, byte[] body) {

    /** The headers that are part of what a response says; others are about the connection or the moment. */
    static final List<String> KEPT =
            List.of("ETag", "Last-Modified", "Location", "Link", "Content-Disposition", "Cache-Control");

    /** Puts the headers into the form in which they are kept. */
    static String headers(Function<String, @Nullable List<String>> all) {
        return KEPT.stream()
                .flatMap(name -> {
                    var values = all.apply(name);
                    return values == null ? Stream.of() : values.stream().map(value -> name + ": " + value);
                })
                .collect(Collectors.joining("\n"));
    }

    /** The headers, in order; a name may occur more than once. */
    List<Map.Entry<String, String>> headerFields() {
        return headers.lines()
                .map(line -> line.split(": ", 2))
                .map(field -> Map.entry(field[0], field[1]))
                .toList();
    }
}
