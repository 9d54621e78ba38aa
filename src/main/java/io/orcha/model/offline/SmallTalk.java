package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Knows sentences that state nothing: greetings, thanks, approval. */
final class SmallTalk {

    private static final Set<String> FILLERS = Lexicon.words("""
            there everyone everybody all again you so much very a lot for your help the that it ok okay yes no yeah sure
            great good nice cool fine perfect awesome wonderful lovely excellent amazing super right exactly true
            please sorry morning afternoon evening night day bye see later soon welcome and too lol haha hahaha wow hmm oh ah
            really i see got is sounds to meet talk well done no problem never mind nevermind of course thank thanks me
            understood agreed indeed job work thinking am just
            """);
    private static final Set<String> PHATIC = Lexicon.words("""
            thank thanks thx ty cheers ok okay yes no yeah yep nope sure great good nice cool fine perfect awesome wonderful
            lovely excellent amazing sorry bye see welcome lol haha hahaha wow hmm oh ah sounds understood agreed never
            nevermind exactly right true pleased glad well
            """);
    private static final List<List<String>> OPENERS = Lexicon.phrases("""
            nice to meet you
            pleased to meet you
            good to see you
            glad to meet you
            thank you for
            thanks for
            thank you so much
            i have a question
            i have another question
            i have a quick question
            i was wondering
            i wonder
            i do not know
            i have no idea
            i see
            i understand
            i hope you
            i hope this
            i love you
            i think so
            i guess so
            have a nice
            have a good
            have a great
            see you
            long time no see""");

    private SmallTalk() {}

    static boolean is(String sentence, List<Word> words) {
        var first = words.getFirst();
        if (new Clause(sentence, words).plain().afterAny(0, OPENERS) > 0
                || new Clause(sentence, words).afterAny(0, OPENERS) > 0) {
            return Statement.of(sentence).facts().isEmpty();
        }
        if (isGreetingOrThanks(words)) {
            return true;
        }
        return first.isAnyOf(PHATIC) && words.stream().allMatch(word -> word.isMark() || word.isAnyOf(FILLERS));
    }

    /** A greeting or a word of thanks, perhaps with the name of the one who is greeted. */
    static boolean isGreetingOrThanks(List<Word> words) {
        return !words.isEmpty()
                && (words.getFirst().isAnyOf(Lexicon.GREETINGS)
                        || words.getFirst().isAnyOf(Lexicon.FAREWELLS_AND_THANKS))
                && words.size() <= 4
                && words.stream()
                        .noneMatch(word -> word.isAnyOf(Lexicon.FIRST_PERSON) || word.isAnyOf(Lexicon.AUXILIARIES));
    }
}
