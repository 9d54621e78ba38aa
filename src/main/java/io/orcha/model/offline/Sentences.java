package io.orcha.model.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into sentences in one pass. {@link java.text.BreakIterator} is not used because it joins sentences that
 * begin in lower case, as many people write in chats.
 */
public final class Sentences {

    private static final String TERMINATORS = ".!?…。！？؟।";
    private static final String WIDE_TERMINATORS = "。！？";
    private static final String CLOSERS = "\"'”’»)]";
    private static final Set<String> TITLES = Lexicon.words("mr mrs ms mx dr prof st sra vs e.g i.e approx");
    private static final Set<String> BEFORE_LOWER_CASE =
            Lexicon.words("etc jr inc ltd co corp a.m p.m u.s u.k b.sc m.sc ph.d");

    /** After a number with a full stop they go on with a date: "am 31. August". */
    private static final Set<String> MONTHS_AFTER_ORDINALS = Lexicon.words(
            "januar jänner februar märz april mai juni juli " + "august september oktober november dezember");

    private Sentences() {}

    /** The sentences of a text in order, without line breaks and control characters; code blocks are left out. */
    public static List<String> of(String text) {
        var sentences = new ArrayList<String>();
        boolean code = false;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            if (line.stripLeading().startsWith("```")) {
                code = !code;
            } else if (!code) {
                splitLine(clean(line), sentences);
            }
        }
        return sentences;
    }

    private static void splitLine(String line, List<String> sentences) {
        int start = 0;
        int at = 0;
        while (at < line.length()) {
            if (TERMINATORS.indexOf(line.charAt(at)) < 0) {
                at++;
                continue;
            }
            int first = at;
            while (at < line.length() && TERMINATORS.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            int terminator = line.charAt(first);
            boolean single = at - first == 1;
            while (at < line.length() && CLOSERS.indexOf(line.charAt(at)) >= 0) {
                at++;
            }
            boolean ends = at == line.length()
                    || line.charAt(at) == ' '
                    || startsFirstPerson(line, at)
                    || WIDE_TERMINATORS.indexOf(terminator) >= 0;
            if (ends && !(single && terminator == '.' && isAbbreviation(line, start, first, at))) {
                add(line.substring(start, at), sentences);
                start = at;
            }
        }
        add(line.substring(start), sentences);
    }

    /** A forgotten space, as in "My name is Fred.I love Python". */
    private static boolean startsFirstPerson(String line, int at) {
        return line.startsWith("I ", at)
                || line.startsWith("I'", at)
                || line.startsWith("I’", at)
                || line.startsWith("My ", at);
    }

    private static boolean isAbbreviation(String line, int start, int dot, int after) {
        int begin = dot;
        // Ten characters hold every entry of the lists; looking no further keeps the scan linear.
        while (begin > start && line.charAt(begin - 1) != ' ' && dot - begin < 10) {
            begin--;
        }
        var word = line.substring(begin, dot).toLowerCase(Locale.ROOT);
        boolean listMarker = begin == start && word.chars().allMatch(Character::isDigit);
        boolean initial = word.length() == 1 && Character.isUpperCase(line.charAt(begin)) && !word.equals("i");
        boolean lowerFollows = after + 1 < line.length() && Character.isLowerCase(line.codePointAt(after + 1));
        if (after + 1 < line.length() && startsFirstPerson(line, after + 1)) {
            return false;
        }
        return listMarker
                || isDayOfMonth(line, word, after)
                || (initial && after < line.length())
                || TITLES.contains(word)
                || (BEFORE_LOWER_CASE.contains(word) && lowerFollows);
    }

    private static boolean isDayOfMonth(String line, String word, int after) {
        if (word.isEmpty() || word.length() > 2 || !word.chars().allMatch(Character::isDigit)) {
            return false;
        }
        int end = after + 1;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return end > after + 1
                && MONTHS_AFTER_ORDINALS.contains(line.substring(after + 1, end).toLowerCase(Locale.ROOT));
    }

    private static void add(String sentence, List<String> sentences) {
        var stripped = sentence.strip();
        if (!stripped.isEmpty()) {
            sentences.add(stripped);
        }
    }

    /** One space for every run of white space and control characters; halves of surrogate pairs are replaced. */
    private static String clean(String line) {
        var clean = new StringBuilder(line.length());
        boolean space = false;
        for (int at = 0; at < line.length(); ) {
            int codePoint = line.codePointAt(at);
            at += Character.charCount(codePoint);
            if (Word.isSpace(codePoint)) {
                space = true;
            } else {
                if (space && !clean.isEmpty()) {
                    clean.append(' ');
                }
                space = false;
                boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
                clean.appendCodePoint(half ? 0xFFFD : codePoint);
            }
        }
        return clean.toString();
    }
}
