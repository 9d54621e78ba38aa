package io.orcha.chat;

import io.orcha.model.Prompt;
import io.orcha.persona.Persona;
import io.orcha.recall.Recalled;
import io.orcha.user.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A turn whose user message is stored, ready for the model.
 *
 * @param sessionId where the turn is stored; for a temporary chat the session whose history it reads, or null
 * @param persona whom the user talks to
 * @param erasures how often the session's text had been erased when the turn began
 * @param recentStatements how many statements that the memory does not cover yet are in the prompt
 * @param recalled what was recalled for it
 * @param memoryVersion the version of the memory that is in the prompt; null when none is
 * @param observation measures the turn from its begin to its end
 */
record PreparedTurn(
        UserId user,
        @Nullable UUID sessionId,
        MemoryMode memory,
        Persona persona,
        int erasures,
        Prompt prompt,
        int recentStatements,
        Recalled recalled,
        @Nullable Long memoryVersion,
        TurnObservation observation) {}
