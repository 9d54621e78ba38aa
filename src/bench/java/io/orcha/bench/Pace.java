package io.orcha.bench;

/** When requests are to be sent. A request that is late, because no connection was free, counts from when it was due. */
interface Pace {

    /** When the next request is due, by {@link System#nanoTime}; not after {@code now} when it is at once. */
    long nextDue(long now);

    /** Hears that the request that was due is sent. */
    void sent();

    /** As fast as answers come. */
    static Pace unbounded() {
        return new Pace() {
            @Override
            public long nextDue(long now) {
                return now;
            }

            @Override
            public void sent() {}
        };
    }

    /** A fixed number a second, beginning now. */
    static Pace perSecond(double requests) {
        return new Pace() {
            private final long began = System.nanoTime();
            private long sent;

            @Override
            public long nextDue(long now) {
                return began + Math.round(sent * 1e9 / requests);
            }

            @Override
            public void sent() {
                sent++;
            }
        };
    }
}
