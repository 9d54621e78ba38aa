package io.orcha.recall.memory;

import io.orcha.memory.summary.Summariser.Origin;
import io.orcha.recall.fact.StatedFact;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Finds what is worth remembering in what a user said. Implementations are safe for use by many threads and may take seconds. */
interface Extractor {

    /** What finds it, as memories name it. */
    Origin origin();

    /**
     * Finds what is worth remembering. It names nothing but messages and memories of the request.
     *
     * @throws io.orcha.model.ModelException when no usable answer came
     */
    Extraction extract(Request request);

    /**
     * What to look at.
     *
     * @param said messages of the user, oldest first
     * @param known what is remembered already of the same things
     * @param zone the user's time zone, in which relative dates are understood
     */
    record Request(List<Said> said, List<LongTermMemory> known, ZoneId zone) {

        public Request {
            said = List.copyOf(said);
            known = List.copyOf(known);
        }
    }

    /**
     * What was found.
     *
     * @param facts what is stated besides what the memories say
     */
    record Extraction(List<Candidate> memories, List<StatedFact> facts) {

        static final Extraction NOTHING = new Extraction(List.of(), List.of());

        public Extraction {
            memories = List.copyOf(memories);
            facts = List.copyOf(facts);
        }

        /** Without what only these messages say. */
        Extraction without(Set<UUID> messages) {
            return messages.isEmpty()
                    ? this
                    : new Extraction(
                            memories.stream()
                                    .filter(one -> !messages.containsAll(one.sources()))
                                    .toList(),
                            facts.stream()
                                    .filter(one -> !messages.containsAll(one.sources()))
                                    .toList());
        }
    }
}
