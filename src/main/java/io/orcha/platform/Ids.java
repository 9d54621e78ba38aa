package io.orcha.platform;

import java.util.UUID;

/** Makes ids. They are UUIDv7: within one process each is greater than the one before, so their order is the order of events. */
@FunctionalInterface
public interface Ids {

    UUID next();
}
