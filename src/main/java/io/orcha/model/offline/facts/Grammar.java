package io.orcha.model.offline.facts;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can begin at each position of a sentence: times, noun phrases, verb groups, clauses. */
final class Grammar {

    private final Sentence sentence;
    private final List<@Nullable TimePhrase> times;
    private final NounPhrases phrases;
    private final VerbGroups verbs;

    Grammar(Sentence sentence) {
        this.sentence = sentence;
        times = TimePhrases.of(sentence);
        phrases = new NounPhrases(sentence, times);
        verbs = new VerbGroups(sentence, times);
    }

    NounPhrases phrases() {
        return phrases;
    }

    VerbGroups verbs() {
        return verbs;
    }

    /** The phrases of an object that begins at a position, without those that are subjects of a verb of their own. */
    List<NounPhrase> objects(int start) {
        var list = phrases.list(start);
        int size = list.size();
        while (size > 1
                && (isSubject(list.get(size - 1))
                        || (list.get(size - 1).gerund() && !list.getFirst().gerund()))) {
            size--;
        }
        return list.subList(0, size);
    }

    private boolean isSubject(NounPhrase phrase) {
        boolean nominative = phrase.pronoun() != null
                && Vocabulary.NOMINATIVES.contains(phrase.pronoun())
                && !phrase.pronoun().equals("it")
                && !phrase.pronoun().equals("you");
        return nominative || verbs.at(skipAdverbs(phrase.end())) != null;
    }

    @Nullable TimePhrase time(int at) {
        return at < times.size() ? times.get(at) : null;
    }

    int skipAdverbs(int start) {
        int at = start;
        while ((sentence.in(at, Vocabulary.ADVERBS) && time(at) == null)
                || sentence.in(at, Set.of("both", "all", "each", "myself", "himself", "herself"))) {
            at++;
        }
        return at;
    }

    void adverbs(int start, int end, Set<String> found) {
        for (int at = start; at < end; at++) {
            if (sentence.in(at, Vocabulary.ADVERBS)) {
                found.add(sentence.norm(at));
            }
        }
    }

    /** Whether a clause with a subject and a finite verb begins at a position, behind adverbs, conjunctions and times. */
    boolean clauseStarts(int start) {
        int at = start;
        for (int steps = 0; steps < 8; steps++) {
            var time = time(at);
            boolean skipped = sentence.in(at, Vocabulary.ADVERBS)
                    || sentence.in(at, Vocabulary.COORDINATORS)
                    || (steps > 0 && sentence.in(at, Vocabulary.SUBORDINATORS) && !sentence.is(at, "that"));
            if (time != null) {
                at = time.end();
            } else if (skipped && !sentence.is(at, "both")) {
                at++;
            } else if (sentence.in(at, Vocabulary.PREPOSITIONS) && phrases.at(at + 1) != null) {
                var phrase = phrases.at(at + 1);
                at = phrase == null ? at + 1 : phrase.end();
                at += sentence.is(at, ",") ? 1 : 0;
            } else {
                break;
            }
        }
        var subjects = phrases.list(at);
        if (subjects.isEmpty()) {
            return false;
        }
        int behind = subjects.getLast().end();
        if (sentence.is(behind, "who") || (sentence.is(behind, ",") && sentence.is(behind + 1, "who"))) {
            return true;
        }
        return verbs.at(skipAdverbs(behind)) != null;
    }
}
