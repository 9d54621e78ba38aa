package io.orcha.recall.memory;

import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is learned from.
 *
 * @param session in which it was said
 * @param speaker who said it, when somebody with a name did; null when the user did
 */
record Said(Statement statement, UUID session, @Nullable String speaker) {

    UUID id() {
        return statement.id();
    }

    Instant at() {
        return statement.at();
    }

    String text() {
        return statement.text();
    }
}
