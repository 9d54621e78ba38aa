package io.orcha.memory;

import io.orcha.platform.Statements;
import io.orcha.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Texts that a feature, as a bean, has made of what users say, beside the memory: they are forgotten with it. */
public interface DerivedTexts {

    /**
     * What is stored of a user now.
     *
     * @param statements on behalf of the user
     */
    List<Derived> of(Statements statements, UserId user);

    /**
     * Erases texts for good: those that mention what is forgotten, and those that rest on nothing else than what was erased.
     *
     * @param inTransaction the transaction that forgets, on behalf of the user, whose row it has locked
     * @param mentions whether a text speaks of what is forgotten
     * @param left what is left of the messages that lost text; empty for those of which nothing is
     * @return how many long-term memories went
     */
    int forget(Statements inTransaction, UserId user, Predicate<String> mentions, Map<UUID, String> left);

    /**
     * Erases all of them, and whatever waits to become one.
     *
     * @param inTransaction the transaction that deletes the memory, on behalf of the user, whose row it has locked
     */
    void forgetAll(Statements inTransaction, UserId user);

    /**
     * A text.
     *
     * @param messages those that it was made of
     */
    record Derived(String text, List<UUID> messages) {

        public Derived {
            messages = List.copyOf(messages);
        }
    }
}
