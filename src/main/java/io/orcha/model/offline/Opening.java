package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Takes off what opens a sentence without being stated: "Hi, ", "Well, ", "Please remember that ". */
final class Opening {

    private static final Set<String> SOFT =
            Lexicon.words("so and but also plus actually well oh ok okay hey hi hello yo");
    private static final Set<String> GREETED =
            Lexicon.words("there everyone everybody all again team folks orcha aura");
    private static final List<List<String>> FRAMES = Lexicon.phrases("""
            user :
            human :
            me :
            please remember that
            please remember
            remember that
            remember this :
            remember :
            please note that
            please note :
            note that
            note :
            do not forget that
            keep in mind that
            you should know that
            you should know
            for your information
            for the record
            by the way
            let me introduce myself
            allow me to introduce myself
            just so you know
            just to let you know
            i want you to know that
            i would like you to know that
            i want you to remember that
            i would like you to remember that
            let me tell you that
            did you know that
            good morning
            good afternoon
            good evening
            remember""");

    private Opening() {}

    static String strip(String sentence) {
        var words = Word.of(sentence);
        int at = 0;
        while (at < words.size()) {
            int next = skip(new Clause(sentence, words), at);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at >= words.size()
                ? ""
                : sentence.substring(words.get(at).start()).strip();
    }

    private static int skip(Clause clause, int at) {
        var word = clause.words().get(at);
        int framed = clause.afterAny(at, FRAMES);
        if (framed > 0) {
            return framed;
        }
        boolean comma = clause.norm(at + 1).equals(",")
                || clause.norm(at + 1).equals("!")
                || clause.norm(at + 1).equals("-");
        boolean listNumber = at == 0
                && clause.raw(0, 1).codePoints().allMatch(Character::isDigit)
                && clause.size() > 1
                && clause.text().startsWith(".", word.end());
        boolean symbol = word.norm().codePoints().noneMatch(Character::isLetterOrDigit);
        if (word.isMark() || listNumber || symbol) {
            return isQuote(word) ? at : at + 1;
        }
        if (word.isAnyOf(Lexicon.GREETINGS) && clause.is(at + 1, GREETED)) {
            return at + 2;
        }
        boolean interjection =
                word.isAnyOf(Lexicon.INTERJECTIONS) || word.norm().equals("no");
        if ((interjection && comma) || (word.isAnyOf(SOFT) && clause.is(at + 1, Lexicon.FIRST_PERSON))) {
            return at + 1;
        }
        return at;
    }

    private static boolean isQuote(Word word) {
        return "\"“«„(".contains(word.norm());
    }
}
