package io.orcha.model.offline.facts;

import java.util.Set;

/** Tells where questions begin: at question words and at verbs before their subjects. */
final class Questions {

    private static final Set<String> INVERTING = Vocabulary.words("""
            do does did is are am was were can could will would shall should may might must have has had 'd
            """);

    private final Sentence sentence;
    private final Grammar grammar;

    Questions(Sentence sentence, Grammar grammar) {
        this.sentence = sentence;
        this.grammar = grammar;
    }

    /** Whether one begins at a position. */
    boolean begin(int at) {
        boolean asks = sentence.in(at, Vocabulary.QUESTION_WORDS);
        if (asks
                && (sentence.is(at, "when")
                        || sentence.is(at, "where")
                        || sentence.is(at, "how")
                        || sentence.is(at, "why"))) {
            return sentence.in(at + 1, INVERTING);
        }
        if (asks) {
            return !sentence.is(at, "which") || at == 0 || sentence.tag(at + 1) != Tag.VERB;
        }
        if (!sentence.in(at, INVERTING)
                || (sentence.is(at + 1, "not") && !sentence.in(at + 2, Vocabulary.NOMINATIVES))) {
            return false;
        }
        int subject = sentence.is(at + 1, "not") ? at + 2 : at + 1;
        if (sentence.is(subject, "there") || sentence.in(subject, Vocabulary.NOMINATIVES)) {
            return true;
        }
        boolean have = sentence.in(at, Vocabulary.HAVE);
        var phrase = have ? null : grammar.phrases().at(subject);
        boolean determined = phrase != null
                && (phrase.owner() != null || !phrase.determiner().isEmpty() || phrase.isNamed());
        return determined && phrase != null && (!sentence.is(at, "do") || sentence.tag(phrase.end()) == Tag.VERB);
    }
}
