package io.orcha.model.offline.facts;

import java.util.Set;

/** "My father speaks Tamil, but I don't": the fact before it, denied of another subject. */
final class EllipsisReader implements Reader {

    private static final Set<String> SHORT = Set.of("do", "be", "have");

    @Override
    public void read(Reading reading) {
        var clause = reading.clause();
        boolean bare = clause.complements.isEmpty()
                && clause.verbs.size() == 1
                && reading.mood().negated();
        var last = reading.story().lastStated();
        if (!bare
                || !reading.verb().is(SHORT)
                || last == null
                || !reading.story().isHere(last)) {
            return;
        }
        for (var subject : reading.subjects()) {
            var object = last.object();
            if (subject == last.subject() || subject == object) {
                continue;
            }
            boolean taste = last.predicate().equals("likes");
            if (object != null) {
                reading.story()
                        .relate(subject, taste ? "dislikes" : last.predicate(), object, taste, Fact.Dates.NONE, false);
            } else if (last.value() != null) {
                reading.story().attribute(subject, last.predicate(), last.value(), false, Fact.Dates.NONE);
            }
        }
    }
}
