package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds what a user states about themselves and their world. Rules know English; a sentence in another language is kept
 * unless it is a question or a greeting. Takes time proportional to the length of the message.
 */
public final class StatementExtractor {

    private static final Set<String> CONTINUES = Lexicon.words("he she they his her their");
    private static final Set<String> POINTS_BACK = Lexicon.words("it that this these those its it's there");
    private static final int LONGEST_CONTINUED = 400;

    private StatementExtractor() {}

    /**
     * The statements of one message in its order.
     *
     * @param message what the user wrote, of any length and in any script
     * @return sentences in the user's own words, each on one line and understandable alone; empty when nothing is stated
     */
    public static List<String> statements(String message) {
        var statements = new ArrayList<String>();
        for (var sentence : Sentences.of(message)) {
            addTo(statements, Questions.statementPart(sentence));
        }
        return List.copyOf(statements);
    }

    private static void addTo(List<String> statements, String sentence) {
        var text = Opening.strip(sentence);
        var words = Word.of(text);
        if (!isStatement(text, words)) {
            return;
        }
        var first = words.getFirst();
        boolean continues = first.isAnyOf(CONTINUES) && !statements.isEmpty();
        if (continues && statements.getLast().length() + text.length() < LONGEST_CONTINUED) {
            statements.add(statements.removeLast() + " " + text);
        } else {
            statements.add(text);
        }
    }

    private static boolean isStatement(String text, List<Word> words) {
        if (words.isEmpty() || text.codePoints().noneMatch(Character::isLetter)) {
            return false;
        }
        if (Questions.isQuestion(text, words) || SmallTalk.is(text, words) || Commands.isCommand(words)) {
            return false;
        }
        boolean oneWord = words.stream().filter(word -> !word.isMark()).count() < 2;
        if (oneWord
                && !Character.isIdeographic(text.codePointAt(words.getFirst().start()))) {
            return false;
        }
        boolean pointsBack = words.getFirst().isAnyOf(POINTS_BACK);
        return !pointsBack || words.stream().anyMatch(word -> word.isAnyOf(Lexicon.FIRST_PERSON)) || namesSomeone(text);
    }

    private static boolean namesSomeone(String text) {
        return !Statement.of(text).facts().isEmpty();
    }
}
