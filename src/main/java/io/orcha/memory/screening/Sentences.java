package io.orcha.memory.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a text into sentences and lines without losing a character: white space belongs to what comes before it. */
final class Sentences {

    private static final String TERMINATORS = ".!?\u3002\u061F\u0964";
    private static final String CLOSERS = "\"'”’»)]*_";
    private static final Set<String> ABBREVIATIONS =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "vs", "nr", "z.b", "e.g", "i.e");

    private Sentences() {}

    /**
     * The sentences in order, together the whole text.
     *
     * @param whole parts in which no cut is made, in their order and apart
     */
    static List<Span> of(String text, List<Span> whole) {
        var sentences = new ArrayList<Span>();
        int start = 0;
        int at = 0;
        int nextWhole = 0;
        while (at < text.length()) {
            while (nextWhole < whole.size() && whole.get(nextWhole).end() <= at) {
                nextWhole++;
            }
            boolean inside = nextWhole < whole.size() && whole.get(nextWhole).from() < at;
            int end = inside ? -1 : endOfSentence(text, start, at);
            if (end < 0) {
                at++;
                continue;
            }
            sentences.add(new Span(start, end, ""));
            start = end;
            at = end;
        }
        if (start < text.length()) {
            sentences.add(new Span(start, text.length(), ""));
        }
        return sentences;
    }

    /** Where the sentence ends, white space included, if what ends it is at the given place; else -1. */
    private static int endOfSentence(String text, int start, int at) {
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            return skipSpace(text, at);
        }
        if (TERMINATORS.indexOf(c) < 0 || (at + 1 < text.length() && TERMINATORS.indexOf(text.charAt(at + 1)) >= 0)) {
            return -1;
        }
        int after = at + 1;
        while (after < text.length() && CLOSERS.indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        if (after == text.length()) {
            return after;
        }
        char next = text.charAt(after);
        boolean apart = Character.isWhitespace(next) || c == '\u3002' || (next > 0x7F && c != '.');
        return apart && !(c == '.' && isAbbreviation(text, start, at)) ? skipSpace(text, after) : -1;
    }

    private static boolean isAbbreviation(String text, int start, int dot) {
        int begin = dot;
        while (begin > start && dot - begin < 6 && !Character.isWhitespace(text.charAt(begin - 1))) {
            begin--;
        }
        var word = text.substring(begin, dot).toLowerCase(Locale.ROOT);
        boolean numbersTheLine =
                begin == start && !word.isEmpty() && word.chars().allMatch(Character::isDigit);
        return numbersTheLine || ABBREVIATIONS.contains(word);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
