package io.orcha.platform;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;

/** Checks of settings that a type cannot make. A setting that would silently do harm refuses the start and names itself. */
public final class Settings {

    private Settings() {}

    /** The value of a setting that must be at least 1. */
    public static int positive(String name, int value) {
        require(value >= 1, "%s must be at least 1.".formatted(name));
        return value;
    }

    /** The value of a setting that must be longer than nothing. */
    public static Duration positive(String name, Duration value) {
        require(value.isPositive(), "%s must be greater than zero.".formatted(name));
        return value;
    }

    /** Refuses the start with a sentence that names the setting, unless a condition holds. */
    public static void require(boolean condition, String message) {
        if (!condition) {
            throw new ConfigurationException(message);
        }
    }
}
