package io.orcha.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What clients may take of the service before they have said what they want. All limits hold for one replica. */
@ConfigMapping(prefix = "orcha.http")
interface HttpConfig {

    /** The greatest length of a request's body; a longer one is refused with 413. */
    @WithDefault("1M")
    MemorySize maxBodySize();

    /** The same for the import of a user, which holds everything of theirs; never less than the usual limit. */
    @WithDefault("32M")
    MemorySize maxUserImportSize();

    /** How long a body may take to arrive; then the request is answered 408. */
    @WithDefault("30S")
    Duration bodyTimeout();

    /**
     * How much memory the bodies of all requests that are being served may take together, beyond the first 16 KiB of each,
     * which are always taken in. Larger bodies are answered 503 while it is used up. An eighth of the heap when absent, and at least two
     * of the greatest bodies, imports of users included.
     */
    Optional<MemorySize> bodyMemory();

    /** How long the head of a request may take to arrive from its first byte on; then the connection is closed. */
    @WithDefault("10S")
    Duration headTimeout();

    /** How long a connection may be without a request, whatever it sends; then it is closed. */
    @WithDefault("75S")
    Duration connectionIdle();

    /** How long a client may take nothing of a response that it was sent; then the connection is closed. */
    @WithDefault("60S")
    Duration sendTimeout();

    /** How many connections are open at the same time; further ones are closed at once. */
    @WithDefault("8192")
    int maxConnections();
}
