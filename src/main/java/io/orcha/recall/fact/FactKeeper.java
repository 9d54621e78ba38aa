package io.orcha.recall.fact;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feature, as a bean, that keeps the facts in what users say. */
public interface FactKeeper {

    /**
     * Keeps facts.
     *
     * @param inTransaction the transaction that stores what was learned with them, on behalf of the user, whose row it has locked
     * @param facts in the order in which they were stated
     * @param revision of the user's index, which changes with them
     */
    void learned(Statements inTransaction, UserId user, List<Learned> facts, long revision);

    /**
     * Lets go of the facts that were learned with long-term memories only that are deleted, or say something else now.
     *
     * @param inTransaction the transaction that changes the memories, on behalf of the user, whose row it has locked
     * @param revision of the user's index, which changes with them
     */
    void memoriesGone(Statements inTransaction, UserId user, Collection<UUID> memories, long revision);

    /**
     * Lets go of the facts that rest on long-term memories alone that are forgotten. What messages state as well is forgotten with
     * what they lose.
     *
     * @param inTransaction the transaction that erases the memories, as above
     */
    void memoriesForgotten(Statements inTransaction, UserId user, Collection<UUID> memories, long revision);

    /**
     * Takes back the facts that rest on nothing but these: they were never true.
     *
     * @param inTransaction the transaction that takes the memories back, as above
     * @param messages what was taken back
     * @param memories those that only these messages say
     */
    void takenBack(Statements inTransaction, UserId user, Set<UUID> messages, Set<UUID> memories, long revision);

    /**
     * A fact that was learned.
     *
     * @param session in which it was stated; null when it was read from a long-term memory
     * @param memory the long-term memory that says it as well, or that alone does; null when none does
     * @param saidAt when it was stated last
     * @param model what found it
     */
    record Learned(
            StatedFact fact,
            @Nullable UUID session,
            @Nullable UUID memory,
            Instant saidAt,
            String model) {

        /** Where it stands: the messages that state it; when there are none, the memory. */
        public List<UUID> statedIn() {
            return fact.sources().isEmpty() && memory != null ? List.of(memory) : fact.sources();
        }
    }
}
