package io.orcha.platform;

import jakarta.enterprise.context.RequestScoped;

/** Who may answer, and who has answered, the reads of one request. */
@RequestScoped
class ReadConsistency {

    private volatile boolean mayBeStale;
    private volatile boolean stale;

    void allowStale() {
        mayBeStale = true;
    }

    boolean mayBeStale() {
        return mayBeStale;
    }

    /** Notes that a read replica has answered. */
    void answeredByReplica() {
        stale = true;
    }

    /** Whether a read replica has answered anything of the request. */
    boolean isStale() {
        return stale;
    }
}
