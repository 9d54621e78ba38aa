package io.orcha.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** A standby of the database that answers what only reads. */
@ConfigMapping(prefix = "orcha.database")
interface ReadReplicaConfig {

    /**
     * The JDBC URL of the standby, or of something that leads to one of several. What a client has just written may be missing
     * in what it reads, for as long as the standby lags behind. Without it the primary answers everything.
     */
    Optional<String> readUrl();

    /** The role there; that of the primary when it is not set, as streaming replication has the same roles. */
    Optional<String> readUsername();

    /** Its password; that of the primary when it is not set. */
    Optional<String> readPassword();

    /** Connections to it per replica of the service. */
    @WithDefault("16")
    int readMaxSize();

    /** For how long the primary answers everything after the standby could not be reached. */
    @WithDefault("5S")
    Duration readRetry();
}
