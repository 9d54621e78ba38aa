package io.orcha.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * Rate limits. A rate is a number of requests and a time, for example {@code 600/1M}: so many at once, and the same number again
 * within the time, evenly. Without a rate nothing is limited, which is the default: a service for one person on their own
 * machine has nobody to be protected from.
 */
@ConfigMapping(prefix = "orcha.limits")
interface LimitsConfig {

    /** Where it is kept what was used up. */
    @WithDefault("process")
    Store store();

    /** How many users and callers one replica keeps count of at most; beyond that those that asked longest ago start anew. */
    @WithDefault("100000")
    int maxTracked();

    /** For each user that requests act for, whoever sends them. */
    Rates user();

    /** For each caller with an API key or a token. Anonymous callers are not told apart and have no limit. */
    Rates caller();

    /** Where it is kept what was used up. */
    enum Store {
        /** In this process: each replica grants the whole rate. */
        PROCESS,
        /** In the database: all replicas together grant the rate, at the cost of one statement a request. */
        POSTGRES
    }

    /** The rates of one kind of subject. */
    interface Rates {

        /** Requests that make no model work. */
        Optional<Rate> requests();

        /** Requests that make a model work: chat turns, summaries on demand, edits and feedback. */
        Optional<Rate> turns();
    }
}
