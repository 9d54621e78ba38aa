package io.orcha.model.offline.facts;

import java.util.Set;

/**
 * What the verbs of a clause come to: the verb that counts, and whether what it says is, was, will be or is only wanted.
 *
 * @param stated false when nothing can be said of it, as behind "try to" or "was going to"
 * @param ended "used to", "no longer", "stopped"
 * @param wanted "want to", "would love to"
 * @param learning "learn to"
 * @param going "go climbing", "take up climbing"
 */
record Mood(
        VerbGroup verb,
        boolean stated,
        boolean negated,
        boolean ended,
        boolean future,
        boolean wanted,
        boolean started,
        boolean learning,
        boolean going,
        boolean able,
        boolean over,
        boolean rather) {

    private static final Set<String> PLANNING = Set.of("plan", "intend", "decide", "arrange", "prepare");

    private static final Set<String> WISHING = Set.of("want", "hope", "wish", "dream", "long");

    private static final Set<String> STARTING = Set.of("start", "begin", "resume");

    private static final Set<String> STOPPING = Set.of("stop", "quit", "finish", "give", "cease");

    private static final Set<String> NEUTRAL = Set.of("keep", "continue", "manage", "happen", "get");

    static Mood of(Clause clause) {
        return new Reading(clause).mood();
    }

    /** How a state stands: that somebody lives, works, owns. */
    enum Status {
        NOW,
        AHEAD,
        ENDED,
        DENIED,
        UNKNOWN;

        boolean holds() {
            return this == NOW || this == AHEAD;
        }
    }

    Status status() {
        if (!stated || wanted) {
            return Status.UNKNOWN;
        }
        if (ended) {
            return Status.ENDED;
        }
        if (negated) {
            return verb.past() ? Status.UNKNOWN : Status.DENIED;
        }
        if (future) {
            return Status.AHEAD;
        }
        if (verb.past() && !started) {
            return verb.perfect() ? Status.UNKNOWN : Status.ENDED;
        }
        return Status.NOW;
    }

    boolean isNow() {
        return status() == Status.NOW;
    }

    /** Whether something has happened: "bought", "have bought". */
    boolean hasHappened() {
        return stated && !negated && !wanted && !future && !ended && verb.isOver();
    }

    /** Whether something is going to happen: "am moving", "will move". */
    boolean isAhead() {
        return stated
                && !negated
                && !wanted
                && !ended
                && !verb.past()
                && (future || (verb.progressive() && !verb.perfect()));
    }

    private static final class Reading {

        private final Clause clause;
        private boolean stated = true;
        private boolean negated;
        private boolean ended;
        private boolean future;
        private boolean wanted;
        private boolean started;
        private boolean learning;
        private boolean going;

        Reading(Clause clause) {
            this.clause = clause;
            negated = clause.isNegated()
                    || clause.objects().stream()
                            .anyMatch(object -> object.determiner().equals("no"));
        }

        Mood mood() {
            var first = clause.verb();
            ended = clause.hasAdverb("no longer") || (negated && clause.hasAdverb("anymore"));
            negated |= clause.hasAdverb("no longer");
            boolean rather = clause.hasAdverb("rather") && first.modal().equals("'d");
            future = first.modal().equals("will") || first.modal().equals("shall");
            for (int at = 0; at + 1 < clause.verbs.size(); at++) {
                link(clause.verbs.get(at), clause.verbs.get(at + 1), at == 0 ? first : clause.verbs.get(at));
            }
            boolean unsure = Vocabulary.UNSURE_MODALS.contains(first.modal());
            boolean wish = unsure
                    && (first.is("like") || first.is("love"))
                    && Set.of("would", "'d").contains(first.modal());
            wanted |= wish;
            stated &= !unsure || wish || rather;
            var last = clause.lastVerb();
            var main = clause.verbs.size() == 1 ? first : merged(first, last);
            return new Mood(
                    main,
                    stated,
                    negated,
                    ended,
                    future,
                    wanted,
                    started,
                    learning,
                    going,
                    first.modal().equals("can"),
                    first.isOver(),
                    rather);
        }

        private void link(VerbGroup verb, VerbGroup next, VerbGroup head) {
            boolean to = next.link().equals("to");
            if (verb.is("use") && to && verb.form().equals("used") && !verb.passive()) {
                ended = true;
            } else if (verb.is("go") && to && verb.progressive()) {
                future = true;
                stated &= !head.past();
            } else if (verb.is(PLANNING) && to) {
                future = true;
            } else if (verb.is(WISHING)
                    || (Set.of("like", "love").contains(verb.base())
                            && !head.modal().isEmpty())) {
                wanted = true;
            } else if (verb.is(STARTING)) {
                started = true;
            } else if ((verb.is("take") && !to) || (verb.is("go") && !to)) {
                going = true;
                started |= verb.is("take");
            } else if (verb.is(STOPPING)) {
                stated &= !negated;
                ended = true;
            } else if (verb.is("learn") && to) {
                learning = true;
            } else if (verb.is("have") && to) {
                stated &= head.past() || Set.of("take", "avoid", "wear").contains(next.base());
            } else if (!verb.is(NEUTRAL)) {
                stated = false;
            }
        }

        private static VerbGroup merged(VerbGroup first, VerbGroup last) {
            return new VerbGroup(
                    last.start(),
                    last.end(),
                    last.base(),
                    last.form(),
                    first.modal(),
                    first.negated(),
                    first.past(),
                    first.perfect(),
                    first.progressive(),
                    last.passive(),
                    first.adverbs(),
                    last.link());
        }
    }
}
