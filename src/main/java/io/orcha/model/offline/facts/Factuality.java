package io.orcha.model.offline.facts;

import io.orcha.model.offline.facts.Clause.Kind;
import java.util.List;
import java.util.Set;

/** Which clauses of a sentence are stated as facts: not questions, requests, conditions, guesses, wishes and hearsay. */
final class Factuality {

    /** What is behind these is told as a fact: "did I say that …", "I told you that …". */
    private static final Set<String> OWN_WORDS = Set.of("tell", "mention", "say");

    private static final Set<String> REASONS = Set.of("because", "since", "as");

    private static final Set<String> NOTING = Set.of("remember", "note", "keep");

    private Factuality() {}

    /** Marks the clauses. */
    static void judge(Sentence sentence, List<Clause> clauses) {
        boolean asked = sentence.text().stripTrailing().endsWith("?");
        boolean interrogative = clauses.stream().anyMatch(clause -> clause.kind == Kind.QUESTION);
        for (int at = 0; at < clauses.size(); at++) {
            var clause = clauses.get(at);
            var before = at == 0 ? null : clauses.get(at - 1);
            if (before != null) {
                inherit(clause, before);
            }
            clause.factual = clause.kind == Kind.STATEMENT && !isDoubtful(clause) && !(asked && !interrogative);
        }
        conditions(clauses);
    }

    private static void inherit(Clause clause, Clause before) {
        boolean reports = before.kind != Kind.QUESTION && !before.verbs.isEmpty() && isReport(before);
        boolean continues = clause.lead.equals("and")
                || clause.lead.equals("that")
                || (clause.lead.isEmpty() && clause.sharesSubject != null);
        boolean direct = clause.lead.equals("that")
                || (clause.lead.isEmpty() && !isParted(clause))
                || (clause.lead.equals("so") && !isParted(clause));
        if (clause.kind != Kind.STATEMENT) {
            return;
        }
        if (reports && (direct || clause.lead.equals("if") || clause.lead.equals("whether"))) {
            clause.kind = Kind.REPORTED;
        } else if (before.kind == Kind.REPORTED && continues && !isParted(clause)) {
            clause.kind = Kind.REPORTED;
        } else if (before.kind == Kind.REQUEST
                && !REASONS.contains(clause.lead)
                && !before.verb().negated()) {
            boolean apart = isParted(clause) && !isBehindColon(clause) && !clause.subjects.isEmpty();
            boolean noted = before.verb().is(NOTING) && !clause.subjects.isEmpty();
            clause.kind = apart || noted ? Kind.STATEMENT : Kind.REQUEST;
        } else if (before.kind == Kind.QUESTION && !REASONS.contains(clause.lead) && !clause.lead.equals("but")) {
            clause.kind = Kind.QUESTION;
        }
    }

    /** "I heard", "he says", "rumour has it", but not "I told you". */
    private static boolean isReport(Clause clause) {
        var verb = clause.lastVerb();
        boolean rumour = verb.is("have")
                && clause.subjects.stream()
                        .anyMatch(phrase -> phrase.text().equalsIgnoreCase("rumour")
                                || phrase.text().equalsIgnoreCase("rumor")
                                || phrase.text().equalsIgnoreCase("word"));
        boolean me = clause.subjects.size() == 1
                && Set.of("i", "we")
                        .contains(String.valueOf(clause.subjects.getFirst().pronoun()));
        boolean own = me && verb.is(OWN_WORDS) && !clause.isNegated();
        boolean likely = verb.is("be")
                && clause.complements.stream()
                        .anyMatch(complement -> Set.of("possible", "likely").contains(complement.word()));
        return (rumour || likely || Vocabulary.REPORTS.contains(verb.base())) && !own;
    }

    private static boolean isParted(Clause clause) {
        for (int at = clause.start; at < clause.start + 3 && at < clause.sentence.size(); at++) {
            if (clause.sentence.in(at, Set.of(",", ";", "-", "–", "—", ".", "!", ":"))) {
                return true;
            }
            if (!clause.sentence.in(at, Vocabulary.COORDINATORS)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBehindColon(Clause clause) {
        return clause.sentence.is(clause.start, ":") || clause.sentence.is(clause.start, "\"");
    }

    private static boolean isDoubtful(Clause clause) {
        if (clause.verbs.isEmpty()) {
            return true;
        }
        for (var doubt : Vocabulary.DOUBTS) {
            if (clause.hasAdverb(doubt)) {
                return true;
            }
        }
        if (clause.hasWord("please") || clause.hasAdverb("please")) {
            return true;
        }
        boolean when = clause.lead.equals("when") && !clause.verb().isOver();
        return when
                || clause.lead.equals("until")
                || (clause.lead.equals("before") && !clause.verb().isOver());
    }

    /** A condition takes along the clause that depends on it: the next one, or, behind a main clause, that one. */
    private static void conditions(List<Clause> clauses) {
        for (int at = 0; at < clauses.size(); at++) {
            var clause = clauses.get(at);
            if (clause.kind != Kind.CONDITION) {
                continue;
            }
            boolean first = at == 0
                    || isParted(clause)
                    || (clause.start > 0 && clause.sentence.in(clause.start, Set.of("but", "and", "so")));
            int main = first ? at + 1 : at - 1;
            while (first
                    && main < clauses.size()
                    && clauses.get(main).lead.equals("and")
                    && !isParted(clauses.get(main))) {
                clauses.get(main++).factual = false;
            }
            if (main >= 0 && main < clauses.size()) {
                boolean other = first && Set.of("but", "because").contains(clauses.get(main).lead);
                clauses.get(main).factual &= other;
            }
        }
    }
}
