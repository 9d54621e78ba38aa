package io.orcha.memory.rollup;

/**
 * How many messages one summary takes during a run. A batch for which the model has no usable answer, its repair included, is
 * halved until the message that spoils it stands alone, and that one is merged by the rules of the offline summariser: a
 * message is neither lost nor does it keep those behind it waiting. Nothing is tried again later, because the model had two
 * calls on that very message, and the rules are as safe. A model that is useless for several messages in a row is left alone
 * for the rest of the run.
 */
public final class Pace {

    private static final int PATIENCE = 3;

    private final int most;
    private int size;
    private int givenUp;
    private boolean byRules;

    public Pace(int most) {
        this.most = most;
        this.size = most;
    }

    /** The greatest number of messages to take next. */
    public int size() {
        return size;
    }

    /** Whether the next messages are merged without the model. */
    public boolean byRules() {
        return byRules;
    }

    /** So many messages could not be merged. */
    public void unusable(int messages) {
        if (messages == 1) {
            byRules = true;
            givenUp++;
        }
        size = Math.max(1, messages / 2);
    }

    /** What was tried last was merged. */
    public void merged() {
        if (byRules) {
            byRules = givenUp >= PATIENCE;
            size = byRules ? most : 1;
        } else {
            givenUp = 0;
            size = (int) Math.min(most, 2L * size);
        }
    }
}
