package io.orcha.emotion;

import java.time.LocalTime;

/** A quarter of a day by the clock on the wall, so that it stays where it is when clocks change. */
public enum PartOfDay {
    /** From 0:00. */
    NIGHT,
    /** From 6:00. */
    MORNING,
    /** From 12:00. */
    AFTERNOON,
    /** From 18:00. */
    EVENING;

    private static final int HOURS = 6;

    /** The part to which a time belongs. */
    public static PartOfDay of(LocalTime time) {
        return values()[time.getHour() / HOURS];
    }
}
