package io.orcha.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts a line into sentences without losing a character. {@link java.text.BreakIterator} is not used: it tears "Dr. Smith"
 * apart, and half of a sentence that was to be erased would stay.
 */
final class SentenceCut {

    /** End a sentence only before white space: there are dots in numbers, addresses and links. */
    private static final String TERMINATORS = ".!?…";

    /** End a sentence also where no space follows. */
    private static final String WIDE_TERMINATORS = "。｡！？؟۔।॥።։။។";

    private static final String CLOSERS = "\"'”’»)]*_`」』】）";

    private static final Set<String> NEVER_LAST = words("""
            mr mrs ms mx messrs dr drs prof st ste sra srta dña mme mlle mgr rev hon gen col capt cpt sgt lt maj gov sen pres
            ing lic dott sig dipl hr fr frl vs tel tlf tél mob fax geb bzw ca approx dept cf incl excl inkl zzgl evtl
            e.g i.e z.b d.h u.a p.ej t.ex bl.a г ул им проф""");

    private static final Set<String> BEFORE_DIGITS = words("""
            no nr nos núm núms n p pp s art fig vol ext sec ch apt rm jan feb mar apr jun jul aug sep sept oct okt nov dec dez
            mon tue wed thu fri sat sun est av""");

    private static final Set<String> BEFORE_LOWER_CASE = words("""
            etc jr sr inc ltd co corp a.m p.m b.sc m.sc ph.d usw etw min max hrs vol ave blvd rd mt ft""");

    private static final Set<String> MONTHS =
            words("januar jänner februar märz april mai juni juli august september oktober november dezember");

    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.)+\\p{L}");
    private static final Set<String> CLOCK = Set.of("a.m", "p.m");
    private static final int LONGEST_ABBREVIATION = 12;

    private SentenceCut() {}

    /** The sentences in order, together the whole line; white space belongs to what comes before it. */
    static List<String> of(String line) {
        var sentences = new ArrayList<String>();
        int start = 0;
        int at = 0;
        while (at < line.length()) {
            int end = end(line, start, at);
            if (end < 0) {
                at++;
                continue;
            }
            sentences.add(line.substring(start, end));
            start = end;
            at = end;
        }
        if (start < line.length()) {
            sentences.add(line.substring(start));
        }
        return sentences;
    }

    /** Where the sentence ends, white space included, if what ends it begins at the given place; else -1. */
    private static int end(String line, int start, int at) {
        if (!isTerminator(line.charAt(at))) {
            return -1;
        }
        int after = at;
        boolean wide = false;
        while (after < line.length() && isTerminator(line.charAt(after))) {
            wide |= WIDE_TERMINATORS.indexOf(line.charAt(after)) >= 0;
            after++;
        }
        boolean dots = line.charAt(at) == '…' || (after - at > 1 && line.startsWith("..", at));
        boolean singleDot = line.charAt(at) == '.' && after - at == 1;
        int closed = after;
        while (closed < line.length() && CLOSERS.indexOf(line.charAt(closed)) >= 0) {
            closed++;
        }
        int next = closed;
        while (next < line.length() && isSpace(line.charAt(next))) {
            next++;
        }
        if (next == line.length() || wide) {
            return next;
        }
        boolean goesOn = next == closed
                || (dots && Character.isLowerCase(line.codePointAt(next)))
                || (singleDot && isAbbreviation(line, start, at, next));
        return goesOn ? -1 : next;
    }

    private static boolean isAbbreviation(String line, int start, int dot, int next) {
        int begin = dot;
        while (begin > start && dot - begin < LONGEST_ABBREVIATION && isPartOfWord(line.charAt(begin - 1))) {
            begin--;
        }
        var word = line.substring(begin, dot).toLowerCase(Locale.ROOT);
        if (word.isEmpty()) {
            return false;
        }
        if (word.chars().allMatch(Character::isDigit)) {
            boolean numbersTheLine = line.substring(start, begin).isBlank();
            boolean ordinal = word.length() <= 2 && MONTHS.contains(wordAt(line, next));
            return numbersTheLine || ordinal;
        }
        if (startsFirstPerson(line, next)) {
            return false;
        }
        int follower = line.codePointAt(next);
        boolean initial = word.length() == 1 && Character.isUpperCase(line.charAt(begin)) && !word.equals("i");
        return initial
                || NEVER_LAST.contains(word)
                || (DOTTED.matcher(word).matches() && !CLOCK.contains(word))
                || (BEFORE_DIGITS.contains(word) && Character.isDigit(follower))
                || (BEFORE_LOWER_CASE.contains(word) && Character.isLowerCase(follower));
    }

    private static boolean startsFirstPerson(String line, int at) {
        return line.startsWith("I ", at)
                || line.startsWith("I'", at)
                || line.startsWith("I’", at)
                || line.startsWith("My ", at);
    }

    private static String wordAt(String line, int from) {
        int end = from;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return line.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isTerminator(char c) {
        return TERMINATORS.indexOf(c) >= 0 || WIDE_TERMINATORS.indexOf(c) >= 0;
    }

    private static boolean isPartOfWord(char c) {
        return Character.isLetterOrDigit(c) || c == '.';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static Set<String> words(String spaceSeparated) {
        return Set.copyOf(List.of(spaceSeparated.strip().split("\\s+", -1)));
    }
}
