package io.orcha.model.offline.facts;

import java.util.List;
import java.util.Set;

/** Reads what follows the verb of a clause, up to where the next clause begins. */
final class ComplementReader {

    private static final Set<String> CUTS = Set.of(";", ":", ".", "!", "?", "…");

    private static final Set<String> DASHES = Set.of("-", "–", "—", "(", ")");

    private final Sentence sentence;
    private final Grammar grammar;
    private final Clauses clauses;

    ComplementReader(Sentence sentence, Grammar grammar, Clauses clauses) {
        this.sentence = sentence;
        this.grammar = grammar;
        this.clauses = clauses;
    }

    /** Adds the complements to a clause and gives the position behind them. */
    int read(Clause clause, int start) {
        int at = start;
        while (at < sentence.size() && !isBoundary(clause, at)) {
            int relative = relative(clause, at);
            if (relative > at) {
                at = relative;
                continue;
            }
            if (sentence.is(at, "to") && isPurpose(at)) {
                return purpose(clause, at);
            }
            at = one(clause, at);
        }
        return at;
    }

    private boolean isBoundary(Clause clause, int at) {
        if (sentence.in(at, CUTS) || (sentence.is(at, "than") && sentence.tag(at + 1) == Tag.VERB)) {
            return true;
        }
        if (sentence.is(at, ",") || sentence.in(at, DASHES)) {
            return startsClause(at + 1) || inverts(at + 1);
        }
        if (sentence.in(at, Vocabulary.COORDINATORS) || sentence.is(at, "so") || sentence.is(at, "then")) {
            return startsClause(at + 1);
        }
        if (sentence.in(at, Vocabulary.SUBORDINATORS) && grammar.time(at) == null) {
            return ((!sentence.is(at, "as") || !sentence.in(at + 1, Set.of("a", "an", "the")))
                            && grammar.clauseStarts(at + 1))
                    || sentence.in(at, Set.of("if", "unless", "whether"));
        }
        boolean nominative =
                (sentence.in(at, Vocabulary.NOMINATIVES) && !sentence.is(at, "who")) || sentence.is(at, "there");
        if (nominative && at > clause.verb().end() - 1 && grammar.verbs().at(grammar.skipAdverbs(at + 1)) != null) {
            return true;
        }
        // "I think my sister lives in Oslo"
        return at == clause.lastVerb().end()
                && Vocabulary.REPORTS.contains(clause.lastVerb().base())
                && grammar.phrases().at(at) != null
                && grammar.clauseStarts(at);
    }

    /** Whether a new clause begins behind a comma or a conjunction, with its own subject or without. */
    private boolean startsClause(int start) {
        if (sentence.in(start, Vocabulary.SUBORDINATORS)
                && grammar.time(start) == null
                && (grammar.clauseStarts(start + 1) || grammar.clauseStarts(start))) {
            return true;
        }
        if (sentence.in(start, Vocabulary.CONDITIONS) || inverts(start)) {
            return true;
        }
        if (grammar.clauseStarts(start)) {
            return true;
        }
        int at = start;
        while (sentence.in(at, Vocabulary.COORDINATORS)
                || sentence.in(at, Vocabulary.ADVERBS)
                || sentence.is(at, "not")) {
            at++;
        }
        var verb = grammar.verbs().at(at);
        return verb != null && grammar.time(at) == null;
    }

    private boolean inverts(int start) {
        int at = sentence.in(start, Vocabulary.COORDINATORS) || sentence.is(start, "so") ? start + 1 : start;
        boolean asks = sentence.in(at, Vocabulary.QUESTION_WORDS)
                && !sentence.in(at, Set.of("who", "which", "whose", "when", "where"));
        return asks
                || (sentence.in(at, Vocabulary.QUESTION_WORDS) && sentence.tag(at + 1) == Tag.NOUN)
                || (sentence.in(at, Vocabulary.QUESTION_WORDS) && sentence.in(at + 1, Vocabulary.MODALS))
                || (sentence.in(at, Vocabulary.MODALS) && sentence.in(at + 1, Vocabulary.NOMINATIVES))
                || (sentence.in(at, Vocabulary.DO) && sentence.in(at + 1, Vocabulary.NOMINATIVES))
                || (sentence.in(at, Set.of("is", "are", "any")) && at > 0 && sentence.tag(at - 1) == Tag.PUNCT);
    }

    /** A relative clause behind an object; gives the position behind it, or the position when there is none. */
    private int relative(Clause clause, int at) {
        int who = sentence.is(at, ",") ? at + 1 : at;
        if (!sentence.in(who, Set.of("who", "which", "that")) || clause.complements.isEmpty()) {
            return at;
        }
        var phrases = clause.complements.getLast().phrases();
        if (phrases.isEmpty()) {
            return at;
        }
        var verb = grammar.verbs().at(who + 1);
        var relative = new Clause(sentence, who, "who");
        relative.kind = clause.kind;
        if (verb != null) {
            relative.subjects = sentence.is(who, "who") ? List.of(phrases.getLast()) : phrases;
        } else {
            relative.subjects = grammar.phrases().list(who + 1);
            relative.relativeObject = phrases.getLast();
            verb = relative.subjects.isEmpty()
                    ? null
                    : grammar.verbs()
                            .at(grammar.skipAdverbs(relative.subjects.getLast().end()));
        }
        return verb == null ? at : clauses.finished(relative, verb, who + 1);
    }

    private boolean isPurpose(int at) {
        return sentence.tag(at + 1) == Tag.VERB
                && Verbs.base(sentence.norm(at + 1)).equals(sentence.norm(at + 1))
                && grammar.time(at) == null;
    }

    private int purpose(Clause clause, int at) {
        var purpose = new Clause(sentence, at, "to");
        purpose.kind = clause.kind == Clause.Kind.STATEMENT ? Clause.Kind.PURPOSE : clause.kind;
        purpose.sharesSubject = clause;
        var verb = grammar.verbs().at(at + 1);
        return verb == null ? at + 1 : clauses.finished(purpose, verb, at + 1);
    }

    private int one(Clause clause, int at) {
        var time = grammar.time(at);
        if (time != null) {
            clause.times.add(time);
            return time.end();
        }
        var norm = sentence.norm(at);
        if (Vocabulary.PARTICLES.contains(norm) && !sentence.at(at).isCapital()) {
            clause.particles.add(norm);
            return at + 1;
        }
        if (Vocabulary.PREPOSITIONS.contains(norm) && !sentence.at(at).isCapital()) {
            var list = grammar.objects(at + 1);
            if (!list.isEmpty()) {
                clause.complements.add(new Complement(norm, list, "", at));
                return list.getLast().end();
            }
            clause.complements.add(new Complement(norm, List.of(), "", at));
            return at + 1;
        }
        if (Vocabulary.COORDINATORS.contains(norm)) {
            return joined(clause, at);
        }
        var list = grammar.objects(at);
        if (!list.isEmpty()
                && !(Vocabulary.ADVERBS.contains(norm)
                        && sentence.tag(at) != Tag.NOUN
                        && sentence.tag(at) != Tag.DET
                        && !norm.equals("both")
                        && !norm.equals("all"))) {
            clause.complements.add(new Complement("", list, "", at));
            return list.getLast().end();
        }
        if (norm.equals("not") || Vocabulary.ADVERBS.contains(norm)) {
            clause.adverbs.add(norm);
        } else if (sentence.at(at).isWord()) {
            clause.complements.add(new Complement("", List.of(), norm, at));
        }
        return at + 1;
    }

    /** "and" before one more phrase of the same sort. */
    private int joined(Clause clause, int at) {
        var list = grammar.objects(at + 1);
        if (list.isEmpty() || clause.complements.isEmpty()) {
            return at + 1;
        }
        boolean gerunds = list.getFirst().gerund()
                && clause.complements.stream()
                        .anyMatch(it -> it.isObject() && it.phrases().getFirst().gerund());
        var before = gerunds ? "" : clause.complements.getLast().preposition();
        clause.complements.add(new Complement(before, list, "", at));
        return list.getLast().end();
    }
}
