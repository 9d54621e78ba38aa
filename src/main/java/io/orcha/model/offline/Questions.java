package io.orcha.model.offline;

import java.util.List;
import java.util.Set;

/** Tells questions from statements, with and without a question mark. */
final class Questions {

    private static final String MARKS = "?？؟";
    private static final Set<String> SUBJECTS =
            Lexicon.words("i you we he she they it my your our his her their the this that");
    private static final Set<String> TAGS = Lexicon.words("right ok okay yeah huh eh no yes correct");
    private static final Set<String> OPENERS = Lexicon.words("""
            what who how where when why which whose can could would will do does did is are am have has should may shall and
            """);

    private Questions() {}

    static boolean isQuestion(String sentence, List<Word> words) {
        if (words.isEmpty() || Requests.asksForAName(words)) {
            return false;
        }
        if (endsWithMark(sentence) || sentence.startsWith("¿")) {
            return true;
        }
        int at = words.getFirst().isAnyOf(Lexicon.INTERJECTIONS) && words.size() > 1 ? 1 : 0;
        at = at + 1 < words.size() && words.get(at).isMark() ? at + 1 : at;
        var next = at + 1 < words.size() ? words.get(at + 1) : words.get(at);
        var first = words.get(at);
        if (first.isAnyOf(Lexicon.QUESTION_WORDS)) {
            boolean clauseOfTime = first.norm().equals("when") || first.norm().equals("where");
            boolean verb = next.isAnyOf(Lexicon.AUXILIARIES);
            return verb
                    || (!clauseOfTime
                            && words.stream().skip(at).anyMatch(w -> w.isAnyOf(Lexicon.AUXILIARIES))
                            && first.isAnyOf(Set.of("what", "which", "whose", "how"))
                            && inverted(words, at));
        }
        return first.isAnyOf(Lexicon.AUXILIARIES) && next.isAnyOf(SUBJECTS);
    }

    /** "What food do I like" asks, "What I like is food" does not. */
    private static boolean inverted(List<Word> words, int from) {
        for (int at = from + 1; at + 1 < words.size() && at < from + 6; at++) {
            if (words.get(at).isAnyOf(Lexicon.FIRST_PERSON)) {
                return false;
            }
            if (words.get(at).isAnyOf(Lexicon.AUXILIARIES)) {
                return words.get(at + 1).isAnyOf(SUBJECTS);
            }
        }
        return false;
    }

    static boolean endsWithMark(String sentence) {
        int last = sentence.length() - 1;
        while (last >= 0
                && !Character.isLetterOrDigit(sentence.charAt(last))
                && MARKS.indexOf(sentence.charAt(last)) < 0) {
            last--;
        }
        return last >= 0 && MARKS.indexOf(sentence.charAt(last)) >= 0;
    }

    /** The statement in "My name is Fred, what's yours?" and "I live in Oslo, right?"; else the sentence as it is. */
    static String statementPart(String sentence) {
        if (!endsWithMark(sentence)) {
            return sentence;
        }
        int cut = questionStart(sentence);
        return cut > 0 ? sentence.substring(0, cut).strip() : sentence;
    }

    /** The question in the same sentence; the whole sentence when nothing is stated before it. */
    static String questionPart(String sentence) {
        int cut = endsWithMark(sentence) ? questionStart(sentence) : -1;
        return cut > 0 ? sentence.substring(cut) : sentence;
    }

    private static int questionStart(String sentence) {
        var words = Word.of(sentence);
        if (isQuestion(stripMark(sentence), words) || words.isEmpty()) {
            return -1;
        }
        for (int at = 2; at + 1 < words.size(); at++) {
            boolean pause = words.get(at).isAnyOf(Set.of(",", ";", "—", "–", "-", "and", "but", "so"));
            boolean tag = words.get(at + 1).isAnyOf(TAGS) && at + 3 >= words.size();
            int asks = words.get(at + 1).isAnyOf(Set.of("and", "so", "but")) && at + 2 < words.size() ? at + 2 : at + 1;
            boolean asking = words.get(asks).isAnyOf(OPENERS)
                    && asks + 1 < words.size()
                    && (words.get(asks + 1).isAnyOf(Lexicon.AUXILIARIES)
                            || words.get(asks + 1).isAnyOf(SUBJECTS)
                            || words.get(asks + 1).norm().equals("about"));
            if (pause && (tag || asking)) {
                return words.get(at).start();
            }
        }
        return -1;
    }

    private static String stripMark(String sentence) {
        int end = sentence.length();
        while (end > 0 && (MARKS.indexOf(sentence.charAt(end - 1)) >= 0 || sentence.charAt(end - 1) == ' ')) {
            end--;
        }
        return sentence.substring(0, end);
    }
}
