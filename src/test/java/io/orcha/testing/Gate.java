package io.orcha.testing;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A point at which one side of a test waits for the other. */
public final class Gate {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Says that this side is there, and waits until the gate is opened. */
    public void arriveAndWait() throws InterruptedException {
        arrived.countDown();
        if (!opened.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the gate was never opened");
        }
    }

    /** Waits until the other side is there. */
    public void awaitArrival() throws InterruptedException {
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody arrived at the gate");
        }
    }

    public void open() {
        opened.countDown();
    }

    public boolean isOpen() {
        return opened.getCount() == 0;
    }

    /** Waits until the gate is opened. */
    public void awaitOpening() throws InterruptedException {
        arriveAndWait();
    }
}
