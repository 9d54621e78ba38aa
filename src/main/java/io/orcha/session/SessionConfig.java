package io.orcha.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** Sessions: how they are listed and what an import may hold. */
@ConfigMapping(prefix = "orcha.session")
interface SessionConfig {

    /** Sessions on a page when the caller names no number. */
    @WithDefault("50")
    int pageSize();

    /** The greatest number of sessions on a page, and of messages in one read; larger requests get this many. */
    @WithDefault("1000")
    int maxPageSize();

    /** The greatest length of one imported message in UTF-8 bytes. */
    @WithDefault("262144")
    int maxMessageBytes();

    /** How many messages one import may bring, over all its files. */
    @WithDefault("20000")
    int maxImportMessages();

    /** How many bytes the files of an imported zip may have once unpacked, so that a zip bomb is refused early. */
    @WithDefault("33554432")
    long maxImportBytes();

    /**
     * How many imports one replica unpacks and stores at the same time; each takes memory for all its messages, and a core. Half of
     * the cores when absent, at least one, so that others go on.
     */
    OptionalInt maxConcurrentImports();

    /** How long an import waits for its turn before it is answered 503. */
    @WithDefault("30S")
    Duration maxImportWait();
}
