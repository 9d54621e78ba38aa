package io.orcha.platform.jobs;

/**
 * A run that cannot be finished for now, for a reason that concerns all jobs of its kind and that was logged where it was found. It is
 * tried again like one that failed, and counted like that, but no job adds a warning of its own.
 */
public final class JobDeferredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param reason without what users wrote
     */
    public JobDeferredException(String reason) {
        super(reason);
    }
}
