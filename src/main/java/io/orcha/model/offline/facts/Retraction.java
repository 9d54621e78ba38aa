package io.orcha.model.offline.facts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the English words with which somebody takes back what they have said: "just kidding", "I made that up". */
public final class Retraction {

    private static final String JEST =
            "\\b(?:just kidding|(?:just|only) joking|(?:was|am|'m|’m) (?:just |only )?(?:joking|kidding)"
                    + "|(?:it|this|that) was (?:just )?a joke|(?:made|making) (?:that|it|this) up|that was a lie|i was lying|i lied"
                    + "|scratch that|forget what i said)\\b|\\bj/?k\\b";

    /** It may be the other one's words that are wrong. */
    private static final String CORRECTION =
            "\\b(?:(?:that|it|this)(?: was|'s|’s| is|was) (?:not|n't|n’t) true|(?:isn't|isn’t|wasn't|wasn’t) true"
                    + "|that was a mistake|that was wrong|i was wrong|my mistake)\\b";

    private static final Pattern IN_JEST = Pattern.compile(JEST, Pattern.CASE_INSENSITIVE);
    private static final Pattern ANY = Pattern.compile(JEST + "|" + CORRECTION, Pattern.CASE_INSENSITIVE);

    /** Words that say nothing beside it. */
    private static final Set<String> FILLERS = Vocabulary.words("""
            no nope nah not really sorry oops haha hahaha ha lol oh ah hey wait hm hmm well actually okay ok yeah yes of course
            i i'm im it it's that this all was is about and but so just only obviously again there totally honestly please
            """);

    private Retraction() {}

    /** Whether a sentence takes something back, itself or what was said before it. */
    static boolean isIn(String sentence) {
        return ANY.matcher(sentence).find();
    }

    /** Whether a message says that what was said before it was a joke, or made up, and says nothing else: "No, I was joking!" */
    public static boolean isAll(String message) {
        var jest = IN_JEST.matcher(message);
        return jest.find()
                && Arrays.stream(jest.replaceAll(" ").toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’]+", -1))
                        .map(word -> word.replace('’', '\''))
                        .filter(word -> !word.isEmpty())
                        .allMatch(FILLERS::contains);
    }
}
