package io.orcha.recall.memory;

import io.orcha.recall.fact.StatedFact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something worth remembering that was found in messages, before it is compared with what is remembered already.
 *
 * @param text one sentence that can be understood alone
 * @param importance from 0 to 1
 * @param confidence from 0 to 1
 * @param sources the messages that say it, at least one
 * @param supersedes the memories that it makes untrue, as a model sees it
 * @param facts what it says of one thing and another
 */
record Candidate(
        String text,
        MemoryKind kind,
        float importance,
        float confidence,
        @Nullable Instant validFrom,
        @Nullable Instant validTo,
        List<UUID> sources,
        List<UUID> supersedes,
        List<StatedFact> facts) {

    Candidate {
        sources = List.copyOf(sources);
        supersedes = List.copyOf(supersedes);
        facts = List.copyOf(facts);
    }
}
