package io.orcha.emotion;

import io.orcha.emotion.Sentence.Kind;
import io.orcha.emotion.Sentence.Token;
import java.util.List;
import java.util.Set;

/** Words of feeling that are used as something else, and turns of phrase that mean the opposite of their words. */
final class Usage {

    private static final Set<String> WHO_LIKES = Modifiers.words("""
            i you we they people who everyone do does did not never dont doesnt didnt also always still really absolutely
            quite just both all
            """);

    private static final Set<String> ANSWERS = Set.of("yes", "yeah", "yep", "ok", "okay", "sure");

    private static final Set<String> BEING = Set.of("be", "been");

    private Usage() {}

    /**
     * Whether a word of the lexicon stands there without feeling: "like" and "well" as connectives, "pretty" as in "pretty bad", "yes"
     * as an answer, though not as a cheer.
     */
    static boolean isNoFeeling(Sentence sentence, int index) {
        var tokens = sentence.tokens();
        var token = tokens.get(index);
        if (token.kind() != Kind.WORD) {
            return false;
        }
        if (index == 0 && ANSWERS.contains(token.form())) {
            return sentence.exclamations() == 0;
        }
        return switch (token.form()) {
            case "like" -> !isLiking(tokens, index);
            case "well" ->
                index == 0
                        || tokens.get(index - 1).kind() == Kind.PAUSE
                        || form(tokens, index - 1).equals("as");
            default -> isDegree(tokens, index);
        };
    }

    private static boolean isLiking(List<Token> tokens, int index) {
        var before = form(tokens, index - 1);
        // "I'd like to" and "used to like" wish or remember.
        return before.equals("to")
                ? !form(tokens, index - 2).endsWith("d")
                : WHO_LIKES.contains(before) || before.endsWith("n't");
    }

    private static boolean isDegree(List<Token> tokens, int index) {
        if (index + 1 == tokens.size() || tokens.get(index + 1).kind() != Kind.WORD) {
            return false;
        }
        var next = tokens.get(index + 1);
        return (next.entry() != null || next.form().equals("of"))
                && Modifiers.degree(tokens.get(index).form(), next.form()) != 0;
    }

    /** "Could not be happier" and "never been more pleased" are as happy and pleased as can be. */
    static boolean isUnsurpassed(List<Token> tokens, int index) {
        var before = form(tokens, index - 1);
        return (BEING.contains(before) && form(tokens, index).endsWith("er"))
                || (before.equals("more") && BEING.contains(form(tokens, index - 2)));
    }

    private static String form(List<Token> tokens, int index) {
        return index < 0 ? "" : tokens.get(index).form();
    }
}
