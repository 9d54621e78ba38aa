package io.orcha.graph;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts what an owner writes beside what their graph knows: by the same rules as what is learned, but whoever said what it ends. */
final class FactWriting {

    private final Draft draft;

    FactWriting(Draft draft) {
        this.draft = draft;
    }

    /**
     * A relation after it was written.
     *
     * @param isNew whether it was made; when not, it was known already
     */
    record Written(Relation relation, boolean isNew) {}

    /**
     * Writes.
     *
     * @param from since when it holds; when it takes another one's place and this is not known, since now
     * @param to the first moment in which it does not hold any more; null while it does
     */
    Written write(Claim claim, float confidence, @Nullable Instant from, @Nullable Instant to) {
        boolean isOver = to != null && !to.isAfter(draft.now());
        var begin = isOver ? from : end(claim, from);
        var known = claim.known(draft)
                .filter(relation -> isOver ? Objects.equals(to, relation.validTo()) : !relation.isOverAt(draft.now()))
                .findFirst();
        if (known.isPresent()) {
            var relation = known.get();
            var written = relation.edit()
                    .weight(1, confidence)
                    .valid(from == null ? relation.validFrom() : from, to == null ? relation.validTo() : to)
                    .written()
                    .done();
            draft.change(written);
            return new Written(written, false);
        }
        var relation = new Relation(
                draft.nextId(),
                claim.subject(),
                claim.predicate(),
                claim.object(),
                claim.value(),
                1,
                confidence,
                begin,
                to,
                draft.now(),
                null,
                null,
                List.of(),
                List.of(),
                Origin.WRITTEN,
                null);
        draft.add(relation);
        return new Written(relation, true);
    }

    /** Ends what a claim takes the place of; tells when the claim begins to hold. */
    private @Nullable Instant end(Claim claim, @Nullable Instant from) {
        var displaced = claim.displaced(draft).toList();
        var begin = displaced.isEmpty() || from != null ? from : draft.now();
        for (var other : displaced) {
            draft.change(other.edit()
                    .valid(other.validFrom(), other.endAt(Objects.requireNonNullElse(begin, draft.now())))
                    .done());
        }
        return begin;
    }
}
