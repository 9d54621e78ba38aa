package io.orcha.emotion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalTime;

/** A quarter of a day by the clock on the wall, so that it stays where it is when clocks change. */
public enum PartOfDay {
    /** From 0:00. */
    @JsonProperty("night")
    NIGHT,
    /** From 6:00. */
    @JsonProperty("morning")
    MORNING,
    /** From 12:00. */
    @JsonProperty("afternoon")
    AFTERNOON,
    /** From 18:00. */
    @JsonProperty("evening")
    EVENING;

    private static final int HOURS = 6;

    /** The part to which a time belongs. */
    public static PartOfDay of(LocalTime time) {
        return values()[time.getHour() / HOURS];
    }
}
