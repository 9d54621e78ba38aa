package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a sentence into clauses, from left to right. */
final class Clauses {

    /** What people write without a subject although it is no request: "Love my new bike". */
    private static final Set<String> OF_SPEAKER =
            Set.of("love", "like", "hate", "live", "work", "prefer", "adore", "have");

    private final Sentence sentence;
    private final Grammar grammar;
    private final Questions questions;
    private final ComplementReader complements;
    private final List<Clause> clauses = new ArrayList<>();

    private Clauses(Sentence sentence) {
        this.sentence = sentence;
        grammar = new Grammar(sentence);
        questions = new Questions(sentence, grammar);
        complements = new ComplementReader(sentence, grammar, this);
    }

    /** The clauses of a sentence in their order. */
    static List<Clause> of(Sentence sentence) {
        var clauses = new Clauses(sentence);
        int at = 0;
        while (at < sentence.size()) {
            at = Math.max(at + 1, clauses.next(at));
        }
        return clauses.clauses;
    }

    @Nullable Clause last() {
        return clauses.isEmpty() ? null : clauses.getLast();
    }

    /** Reads what begins at a position and gives the position behind it. */
    private int next(int start) {
        var opening = new Opening(sentence, grammar, questions, start);
        int at = opening.read();
        if (questions.begin(at)) {
            return question(opening, at);
        }
        var subjects = grammar.phrases().list(at);
        if (!subjects.isEmpty()) {
            int end = subjects.getLast().end();
            int behind = relative(subjects.getLast(), end);
            var verb = grammar.verbs().at(grammar.skipAdverbs(behind));
            if (verb != null) {
                return finished(opening.clause(subjects, null), verb, behind);
            }
            return fallback(opening, at, subjects.getFirst().end());
        }
        return fallback(opening, at, at + 1);
    }

    private int fallback(Opening opening, int at, int behind) {
        var verb = grammar.verbs().at(at);
        if (verb == null
                && sentence.tag(at) == Tag.VERB
                && at == opening.first()
                && sentence.at(at).isWord()) {
            verb = progressiveWithoutBe(at);
        }
        if (verb == null) {
            return behind;
        }
        var last = last();
        if (last != null && opening.continues()) {
            var clause = opening.clause(List.of(), last);
            clause.kind = last.kind == Clause.Kind.PURPOSE ? Clause.Kind.STATEMENT : last.kind;
            return finished(clause, verb, at);
        }
        boolean base = verb.base().equals(verb.form()) && verb.modal().isEmpty() && !verb.past() && !verb.progressive();
        boolean state = verb.is(OF_SPEAKER) && !verb.negated();
        boolean request = (base && !state) || (verb.is("do") && verb.negated()) || verb.is("let");
        var me = NounPhrase.pronoun(at, at, "i");
        var clause = opening.clause(List.of(me), null);
        clause.kind = request ? Clause.Kind.REQUEST : clause.kind;
        return finished(clause, verb, at);
    }

    /** "Moving to Porto in May", "Loving my new bike" at the very beginning. */
    private @Nullable VerbGroup progressiveWithoutBe(int at) {
        var form = sentence.norm(at);
        if (!Verbs.isGerund(form) || !Verbs.isKnown(form)) {
            return null;
        }
        return new VerbGroup(at, at + 1, Verbs.base(form), form, "", false, false, false, true, false, Set.of(), "");
    }

    /** A question reaches to the end, except for a reason: "…, because I'm vegan?" */
    private int question(Opening opening, int start) {
        var clause = opening.clause(List.of(), null);
        clause.kind = Clause.Kind.QUESTION;
        clauses.add(clause);
        int at = start + 1;
        while (at < sentence.size()
                && !(sentence.in(at, Set.of("because", "since", "as")) && grammar.clauseStarts(at + 1))
                && !(sentence.is(at, "but") && grammar.clauseStarts(at + 1))
                && !sentence.is(at, ";")) {
            at++;
        }
        clause.end = at;
        return at;
    }

    /** Reads a relative clause behind a subject: "who lives in Oslo,"; gives the position behind it. */
    private int relative(NounPhrase antecedent, int at) {
        int who = sentence.is(at, ",") ? at + 1 : at;
        if (!sentence.in(who, Set.of("who", "which", "that")) || who + 1 >= sentence.size()) {
            return at;
        }
        var verb = grammar.verbs().at(who + 1);
        var clause = new Clause(sentence, who, "who");
        if (verb == null) {
            var subjects = grammar.phrases().list(who + 1);
            verb = subjects.isEmpty()
                    ? null
                    : grammar.verbs().at(grammar.skipAdverbs(subjects.getLast().end()));
            clause.subjects = subjects;
            clause.relativeObject = antecedent;
        } else {
            clause.subjects = List.of(antecedent);
        }
        if (verb == null) {
            return at;
        }
        int end = finished(clause, verb, who + 1);
        return sentence.is(end, ",") ? end + 1 : end;
    }

    /** Adds a clause whose verb is known, with its dependent verbs and complements; gives the position behind it. */
    int finished(Clause clause, VerbGroup verb, int behindSubject) {
        grammar.adverbs(behindSubject, verb.start(), clause.adverbs);
        clause.verbs.add(verb);
        clauses.add(clause);
        int at = verb.end();
        for (int depth = 0; depth < 4; depth++) {
            var next = grammar.verbs().dependent(clause.lastVerb(), at);
            if (next == null) {
                break;
            }
            if (sentence.in(at, Vocabulary.PARTICLES)) {
                clause.particles.add(sentence.norm(at));
            }
            clause.verbs.add(next);
            at = next.end();
        }
        clause.end = complements.read(clause, at);
        return clause.end;
    }
}
