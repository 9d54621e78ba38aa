package io.orcha.model.offline.facts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands before the subject: marks, conjunctions, adverbs, times, phrases with prepositions. */
final class Opening {

    private final Set<String> adverbs = new HashSet<>();
    private final List<TimePhrase> times = new ArrayList<>();
    private final List<Complement> fronted = new ArrayList<>();
    private final Sentence sentence;
    private final Grammar grammar;
    private final Questions questions;
    private final int start;
    private int at;
    private int first;
    private String lead = "";
    private boolean pause;
    private boolean coordinated;

    Opening(Sentence sentence, Grammar grammar, Questions questions, int start) {
        this.sentence = sentence;
        this.grammar = grammar;
        this.questions = questions;
        this.start = start;
        at = start;
    }

    /** Where the subject or the verb should begin. */
    int first() {
        return first;
    }

    /** Whether it goes on from a clause before it: behind a comma or a conjunction. */
    boolean continues() {
        return coordinated || pause;
    }

    /** Reads and gives the position behind it. */
    int read() {
        while (at < sentence.size() && (mark() || time() || role() || conjunction() || adverb() || preposition())) {}
        first = at;
        return at;
    }

    private boolean mark() {
        if (sentence.tag(at) != Tag.PUNCT) {
            return false;
        }
        pause |= at > 0 && sentence.in(at, Set.of(",", ";", "-", "–", "—"));
        at++;
        return true;
    }

    private boolean time() {
        var time = grammar.time(at);
        if (time == null) {
            return false;
        }
        times.add(time);
        at = time.end();
        return true;
    }

    private boolean conjunction() {
        boolean joins = sentence.in(at, Vocabulary.COORDINATORS);
        boolean orders = sentence.in(at, Vocabulary.SUBORDINATORS)
                || (sentence.in(at, Vocabulary.CONDITIONS) && !sentence.is(at, "wish"));
        boolean verbal = sentence.in(at, Set.of("imagine", "suppose", "assuming"));
        boolean asking = sentence.in(at, Set.of("when", "where")) && questions.begin(at);
        if ((!joins && !orders)
                || asking
                || (orders && !joins && sentence.is(at, "that") && !grammar.clauseStarts(at + 1))
                || (verbal && !grammar.clauseStarts(at + 1))) {
            return false;
        }
        boolean weaker = sentence.in(at, Set.of("so", "and", "but", "that", "then")) && !lead.isEmpty();
        lead = weaker ? lead : sentence.norm(at);
        coordinated |= joins || sentence.is(at, "so");
        at++;
        return true;
    }

    /** "As a nurse I work nights". */
    private boolean role() {
        return sentence.is(at, "as") && sentence.in(at + 1, Set.of("a", "an")) && preposition();
    }

    private boolean adverb() {
        var norm = sentence.norm(at);
        boolean greeting = Vocabulary.GREETINGS.contains(norm) && at < start + 4 && !sentence.in(at + 1, Vocabulary.BE);
        boolean neither = norm.equals("neither");
        boolean manner = sentence.tag(at) == Tag.ADV && norm.endsWith("ly");
        if ((!greeting && !neither && !manner && !(Vocabulary.ADVERBS.contains(norm) && sentence.tag(at) != Tag.NOUN))
                || (grammar.phrases().at(at) != null && !greeting && !neither)) {
            return false;
        }
        adverbs.add(norm);
        at++;
        return true;
    }

    private boolean preposition() {
        if (!sentence.in(at, Vocabulary.PREPOSITIONS) || at + 1 >= sentence.size()) {
            return false;
        }
        var list = grammar.phrases().list(at + 1);
        if (list.isEmpty()) {
            return false;
        }
        int end = list.getLast().end();
        if (sentence.is(end, ",") || grammar.clauseStarts(end)) {
            fronted.add(new Complement(sentence.norm(at), list, "", at));
            at = end;
            return true;
        }
        var only = list.getFirst();
        if (list.size() > 1 && grammar.clauseStarts(only.end())) {
            fronted.add(new Complement(sentence.norm(at), List.of(only), "", at));
            at = only.end();
            return true;
        }
        return false;
    }

    Clause clause(List<NounPhrase> subjects, @Nullable Clause shared) {
        var clause = new Clause(sentence, start, lead);
        clause.adverbs.addAll(adverbs);
        clause.times.addAll(times);
        clause.complements.addAll(fronted);
        clause.subjects = subjects;
        clause.sharesSubject = shared;
        if (Vocabulary.CONDITIONS.contains(lead)) {
            clause.kind = Clause.Kind.CONDITION;
        }
        return clause;
    }
}
