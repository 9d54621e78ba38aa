package io.orcha.recall.fact;

import io.orcha.recall.index.IndexState;
import io.orcha.user.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A feature, as a bean, that knows how the things in a user's life relate. */
public interface FactSource {

    /** What bears on a question. */
    Related related(UserId user, Question question);

    /**
     * A question.
     *
     * @param state of the user's index when it was asked
     * @param vector its meaning; null when it is not known
     * @param at the time of asking, after which nothing was known
     * @param zone in which the user's days begin
     * @param wantsFacts whether the facts are wanted, and not only what says them
     */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Question(
            IndexState state, String text, float @Nullable [] vector, Instant at, ZoneId zone, boolean wantsFacts) {}

    /**
     * What bears on a question.
     *
     * @param facts the best first; they may take a while, in which whoever wants them can do something else
     * @param sources the messages and long-term memories that say what is asked for
     */
    record Related(Supplier<List<Fact>> facts, Set<UUID> sources) {

        public static final Related NOTHING = new Related(List::of, Set.of());

        public Related {
            sources = Set.copyOf(sources);
        }
    }

    /**
     * A fact.
     *
     * @param id of the relation
     * @param text a sentence about the user, or about somebody by their name
     * @param score comparable within one answer only
     * @param since when it began to hold, or was said first
     * @param until the first moment in which it does not hold any more; null when that is not known
     * @param messages that say it
     * @param memories that say it
     */
    record Fact(
            UUID id,
            String text,
            double score,
            Instant since,
            @Nullable Instant until,
            List<UUID> messages,
            List<UUID> memories) {

        public Fact {
            messages = List.copyOf(messages);
            memories = List.copyOf(memories);
        }

        /** Whether it is past at a time. */
        public boolean isOver(Instant time) {
            return until != null && !time.isBefore(until);
        }
    }
}
