package io.orcha.recall.ranking;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A question.
 *
 * @param language of the text, a BCP 47 tag; it has to be the one with which the units were analysed for their words to be found
 * @param vector the meaning of the text; null when it is not known, and then words and times decide
 * @param near the units that a store of vectors found nearest, with the cosines; null when the index's own vectors decide
 * @param now the time of asking, which "last month" is relative to
 * @param zone in which days begin
 * @param user the user's name, by which they may be called where people talk to each other; null when it is not known
 * @param related the ids of units that are known to say what bears on the question
 * @param taste how much more whoever asks wants a unit, 0 being as much as any other
 * @param wanted which units may be found
 */
@SuppressWarnings("ArrayRecordComponent") // It is never compared.
public record Query(
        String text,
        String language,
        float @Nullable [] vector,
        @Nullable Map<UUID, Double> near,
        Instant now,
        ZoneId zone,
        @Nullable String user,
        Set<UUID> related,
        ToDoubleFunction<Unit> taste,
        Predicate<Unit> wanted) {}
