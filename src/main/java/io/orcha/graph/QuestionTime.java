package io.orcha.graph;

import io.orcha.recall.ranking.NamedTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * When a question is asked, and the times that it asks about.
 *
 * @param named the times that it names; empty when it names none
 */
record QuestionTime(Instant asked, List<NamedTimes.Span> named) {

    /** What does not hold in the time that a question names is hardly what it asks for. */
    private static final double ELSEWHEN = 0.6;

    private static final double THEN = 1.2;

    QuestionTime {
        named = List.copyOf(named);
    }

    static QuestionTime of(String question, Instant asked, ZoneId zone) {
        return new QuestionTime(asked, NamedTimes.in(question, "en", asked, zone));
    }

    /** What it counts that a relation holds in a time that the question names, or does not. */
    double fit(Relation relation) {
        if (named.isEmpty() || (relation.validFrom() == null && relation.validTo() == null)) {
            return 1;
        }
        return named.stream().anyMatch(span -> holdsIn(relation, span)) ? THEN : ELSEWHEN;
    }

    private static boolean holdsIn(Relation relation, NamedTimes.Span span) {
        var from = relation.validFrom();
        var to = relation.validTo();
        return (from == null || from.isBefore(span.end())) && (to == null || to.isAfter(span.start()));
    }
}
