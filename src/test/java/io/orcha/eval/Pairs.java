package io.orcha.eval;

import io.orcha.memory.summary.Summariser;
import io.orcha.memory.summary.SummaryRequest;
import io.orcha.memory.summary.SummaryRequest.Note;
import io.orcha.memory.summary.SummaryRequest.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A sentence of a memory and what the user says later, which either replaces the sentence or leaves it alone. */
record Pairs(List<Pair> pairs) {

    /** Tables of pairs: whether the older sentence must go, and whether the rules were corrected with it. */
    enum Table {
        REPLACED("replaced.txt", true),
        KEPT("kept.txt", false),
        REPLACED_HELD_OUT("replaced-held-out.txt", true),
        KEPT_HELD_OUT("kept-held-out.txt", false);

        private final String resource;
        private final boolean replaced;

        Table(String resource, boolean replaced) {
            this.resource = resource;
            this.replaced = replaced;
        }

        Pairs read() {
            return new Pairs(Wordings.read(resource)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(pair -> new Pair(pair[0], pair[1], replaced))
                    .toList());
        }
    }

    /**
     * One of them.
     *
     * @param replaced whether the older one must go
     */
    record Pair(String older, String newer, boolean replaced) {

        /** Whether the summariser takes the older sentence out if it must go, and only then. */
        boolean isRightWith(Summariser summariser) {
            var source = new UUID(0, 1);
            var statement = new Statement(source, Instant.parse("2026-03-02T09:00:00Z"), newer);
            var draft = summariser.merge(new SummaryRequest(
                    "- " + older,
                    List.of(new Note(older, List.of())),
                    List.of(statement),
                    List.of(),
                    List.of(),
                    ZoneId.of("Europe/Lisbon"),
                    "en",
                    8_192));
            var sentences =
                    Objects.requireNonNullElse(draft.content(), "").lines().toList();
            boolean added = sentences.size() > (replaced ? 0 : 1);
            return added && sentences.contains("- " + older) != replaced;
        }

        @Override
        public String toString() {
            return older + " | " + newer;
        }
    }

    List<Pair> wrongWith(Summariser summariser) {
        return pairs.stream().filter(pair -> !pair.isRightWith(summariser)).toList();
    }
}
