package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Fact.Dates;
import io.orcha.model.offline.facts.Mood.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A clause with what its phrases stand for: what the readers look at, and where they put facts. */
record Reading(Clause clause, Mood mood, List<Entity> subjects, Story story, Introductions introductions) {

    VerbGroup verb() {
        return mood.verb();
    }

    boolean is(String... verbs) {
        return Set.of(verbs).contains(mood.verb().base());
    }

    /** A copula with its subject: "is", "was", "became". */
    boolean isCopula() {
        return is("be", "become") && !mood.verb().passive();
    }

    List<Entity> of(NounPhrase phrase) {
        return introductions.of(phrase, false);
    }

    /** The entities of phrases, taken to be of a kind where nothing else is known. */
    List<Entity> of(List<NounPhrase> phrases, String kind) {
        var entities = new ArrayList<Entity>();
        for (var phrase : phrases) {
            for (var entity : of(phrase)) {
                if (!entity.isUser()) {
                    entities.add(entity.as(kind));
                }
            }
        }
        return entities;
    }

    List<Entity> of(List<NounPhrase> phrases) {
        var entities = new ArrayList<Entity>();
        phrases.forEach(phrase -> entities.addAll(of(phrase)));
        return entities;
    }

    /** The objects, and for a relative clause without one what it belongs to. */
    List<NounPhrase> objects() {
        var objects = clause.objects();
        return objects.isEmpty() && clause.relativeObject != null ? List.of(clause.relativeObject) : objects;
    }

    /** A state that holds, has ended or is denied, of every subject and object. */
    void state(String predicate, List<Entity> objects) {
        state(predicate, objects, mood.status());
    }

    void state(String predicate, List<Entity> objects, Status status) {
        if (status == Status.UNKNOWN) {
            return;
        }
        for (var subject : subjects) {
            for (var object : objects) {
                relate(subject, predicate, object, status.holds(), dates(status));
            }
        }
    }

    /** Something that happened or began. */
    void happened(String predicate, List<Entity> objects) {
        each(predicate, objects, true, began());
    }

    /** Something that is over now. */
    void over(String predicate, List<Entity> objects) {
        each(predicate, objects, false, finished());
    }

    void each(String predicate, List<Entity> objects, boolean holds, Dates dates) {
        for (var subject : subjects) {
            for (var object : objects) {
                relate(subject, predicate, object, holds, dates);
            }
        }
    }

    private void relate(Entity subject, String predicate, Entity object, boolean holds, Dates dates) {
        if (subject != object) {
            story.relate(subject, predicate, object, holds, dates, false);
        }
    }

    void attribute(String attribute, String value, Status status) {
        if (status == Status.UNKNOWN || value.isEmpty()) {
            return;
        }
        for (var subject : subjects) {
            story.attribute(
                    subject, attribute, value, status.holds(), attribute.equals("age") ? Dates.NONE : dates(status));
        }
    }

    /** The dates of a state. */
    Dates dates(Status status) {
        return switch (status) {
            case NOW -> mood.started() ? began() : lasting();
            case AHEAD -> new Dates(first(TimePhrase.Type.AT, TimePhrase.Type.SINCE), null, true);
            case ENDED ->
                mood.verb().past() && !mood.ended()
                        ? new Dates(first(TimePhrase.Type.SINCE), first(TimePhrase.Type.UNTIL), false)
                        : finished();
            case DENIED -> new Dates(null, first(TimePhrase.Type.SINCE), false);
            case UNKNOWN -> Dates.NONE;
        };
    }

    private Dates lasting() {
        var since = first(TimePhrase.Type.SINCE);
        boolean span = since == null && (mood.verb().perfect() || mood.verb().progressive());
        return new Dates(span ? first(TimePhrase.Type.FOR) : since, first(TimePhrase.Type.UNTIL), false);
    }

    /** The dates of what happened once, or began. */
    Dates began() {
        return new Dates(first(TimePhrase.Type.AT, TimePhrase.Type.SINCE), null, mood.isAhead());
    }

    /** The dates of an end. */
    Dates finished() {
        var until = first(TimePhrase.Type.UNTIL);
        boolean lasted = until != null && first(TimePhrase.Type.SINCE) != null;
        return new Dates(
                lasted ? first(TimePhrase.Type.SINCE) : null,
                until == null ? first(TimePhrase.Type.AT, TimePhrase.Type.SINCE) : until,
                mood.isAhead());
    }

    /** What has ended with this began another: "stopped eating meat in May". */
    Dates finishedAsBegun() {
        return mood.ended() ? began() : new Dates(first(TimePhrase.Type.SINCE), null, false);
    }

    private @Nullable String first(TimePhrase.Type... types) {
        var wanted = Set.of(types);
        for (var time : clause.times) {
            if (wanted.contains(time.type())) {
                return time.text();
            }
        }
        return null;
    }

    boolean hasTime(TimePhrase.Type... types) {
        return first(types) != null;
    }
}
