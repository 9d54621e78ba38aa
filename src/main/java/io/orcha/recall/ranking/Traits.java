package io.orcha.recall.ranking;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a text is, besides its words.
 *
 * @param questions the share of its sentences that are questions, 0 to 1
 * @param instruction whether it says how things shall be done from now on
 */
record Traits(double questions, boolean instruction) {

    private static final int STEPS = 255;
    private static final int INSTRUCTION = 1 << 8;

    /** A sentence that begins like an order for all times, in the languages in which {@link Period} reads dates and a few more. */
    private static final Pattern STANDING = Pattern.compile(
            "^(?:please,?\\s+|bitte\\s+|por favor,?\\s+|per favore,?\\s+|s'il te plaît,?\\s+)?(?:"
                    + "always|never|from now on|in (?:the )?future|going forward|whenever i|(?:every|each) time i|remember to"
                    + "|immer wenn|ab (?:jetzt|sofort)|künftig|in zukunft|toujours|désormais|à partir de maintenant"
                    + "|siempre|a partir de ahora|sempre|a partir de agora|d'ora in poi|altijd|vanaf nu)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    static Traits of(String text) {
        int sentences = 0;
        int questions = 0;
        boolean instruction = false;
        for (var line : text.lines().toList()) {
            var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(line);
            for (int from = ends.first(), to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
                var sentence = line.substring(from, to).strip();
                if (!sentence.isEmpty()) {
                    sentences++;
                    questions += "?？؟;".indexOf(sentence.charAt(sentence.length() - 1)) >= 0 ? 1 : 0;
                    instruction |= STANDING.matcher(sentence).find();
                }
            }
        }
        return new Traits(sentences == 0 ? 0 : (double) questions / sentences, instruction);
    }

    /** The traits that were made into a {@link #code}. */
    static Traits of(int code) {
        return new Traits((code & STEPS) / (double) STEPS, (code & INSTRUCTION) != 0);
    }

    /** All of them in one number, the share of questions in steps of a 255th. */
    int code() {
        return (int) Math.round(questions * STEPS) | (instruction ? INSTRUCTION : 0);
    }
}
