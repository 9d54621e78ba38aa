package io.orcha.user;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a user decides about their memory.
 *
 * @param timeZone in which "tomorrow" and the like are understood; UTC until it is set
 * @param language the language of the memory as a BCP 47 tag; null for the one that the user writes in
 * @param learningPaused whether nothing that the user says now is learned, also not later; what is known stays in use
 * @param followMood whether it may be read from what the user says how they feel
 */
public record UserSettings(ZoneId timeZone, @Nullable String language, boolean learningPaused, boolean followMood) {}
