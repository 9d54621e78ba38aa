package io.orcha.emotion;

import io.orcha.emotion.Sentence.Kind;
import io.orcha.emotion.Sentence.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a text apart, in one pass. Addresses, mentions and numbers are left out: they name things and feel nothing. */
final class Scanner {

    /** Longer than any word of the lexicon. */
    private static final int LONGEST_WORD = 40;

    private static final String STOPS = ".!?\n\r\u2026\u3002\uFF01\uFF1F\u203C\u2049\u061F\u06D4\u0964";
    private static final String PAUSES = ",;:()[]{}\"\u2013\u2014\u201C\u201D\u00AB\u00BB\u3001\uFF0C\u060C";

    private final Lexicon lexicon;
    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();
    private List<Token> tokens = new ArrayList<>();
    private int exclamations;
    private int questions;
    private int at;

    private Scanner(Lexicon lexicon, String text) {
        this.lexicon = lexicon;
        this.text = text;
    }

    /** The sentences of a text. */
    static List<Sentence> scan(Lexicon lexicon, String text) {
        var scanner = new Scanner(lexicon, text);
        while (scanner.at < text.length()) {
            scanner.step();
        }
        scanner.endSentence();
        return scanner.sentences;
    }

    private void step() {
        int point = text.codePointAt(at);
        if (point == ' ') {
            at++;
        } else if (!symbol()) {
            if (Character.isLetterOrDigit(point)) {
                word();
            } else if (point == '@' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))) {
                skipToSpace();
            } else if (STOPS.indexOf(point) >= 0) {
                stop(point);
            } else {
                if (isPause(point)) {
                    pause();
                }
                at += Character.charCount(point);
            }
        }
    }

    private boolean isPause(int point) {
        // A hyphen between spaces is a dash.
        return PAUSES.indexOf(point) >= 0 || (point == '-' && isSpace(at - 1) && isSpace(at + 1));
    }

    private boolean isSpace(int index) {
        return index < 0 || index >= text.length() || Character.isWhitespace(text.charAt(index));
    }

    private void pause() {
        if (!tokens.isEmpty() && tokens.getLast().kind() != Kind.PAUSE) {
            tokens.add(Token.PAUSE);
        }
    }

    private boolean symbol() {
        var match = lexicon.symbols().emoticonAt(text, at);
        if (match == null) {
            match = lexicon.symbols().emojiAt(text, at);
        }
        if (match == null) {
            return false;
        }
        at = match.end();
        var entry = match.entry();
        if (entry != null) {
            var last = tokens.isEmpty() ? null : tokens.getLast();
            if (last != null && last.kind() == Kind.SYMBOL && entry.equals(last.entry())) {
                tokens.set(tokens.size() - 1, new Token(Kind.SYMBOL, "", entry, false, true));
            } else {
                tokens.add(new Token(Kind.SYMBOL, "", entry, false, false));
            }
        }
        return true;
    }

    private void stop(int point) {
        at += Character.charCount(point);
        if (point == '!' || point == '\uFF01' || point == '\u203C') {
            exclamations++;
        } else if (point == '?' || point == '\uFF1F' || point == '\u061F') {
            questions++;
        }
        // "3.5" and "example.org" go on; "..." and "?!" end once.
        boolean ends = at == text.length() || point != '.' || !Character.isLetterOrDigit(text.charAt(at));
        if (ends && (at == text.length() || STOPS.indexOf(text.charAt(at)) < 0)) {
            endSentence();
        }
    }

    private void endSentence() {
        if (tokens.isEmpty() && sentences.isEmpty()) {
            return;
        }
        var sentence = new Sentence(tokens, exclamations, questions);
        if (!sentences.isEmpty() && sentence.isWordless()) {
            var last = sentences.removeLast();
            last.tokens().addAll(tokens);
            sentence = new Sentence(last.tokens(), last.exclamations() + exclamations, last.questions() + questions);
        }
        sentences.add(sentence);
        tokens = new ArrayList<>();
        exclamations = 0;
        questions = 0;
    }

    private void skipToSpace() {
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void word() {
        int start = at;
        if (isAddress()) {
            skipToSpace();
            return;
        }
        int end = wordEnd(start);
        int compound = end;
        while (compound - start < LONGEST_WORD && isLetter(compound + 1) && text.charAt(compound) == '-') {
            compound = wordEnd(compound + 1);
        }
        if (compound > end && compound - start <= LONGEST_WORD) {
            var whole = plain(text.substring(start, compound));
            if (lexicon.word(whole) != null) {
                at = compound;
                add(text.substring(start, compound), whole);
                return;
            }
        }
        at = end;
        var written = text.substring(start, end);
        add(written, plain(written));
    }

    private boolean isAddress() {
        return text.regionMatches(true, at, "http://", 0, 7)
                || text.regionMatches(true, at, "https://", 0, 8)
                || text.regionMatches(true, at, "www.", 0, 4);
    }

    private int wordEnd(int start) {
        int end = start;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            boolean inside = Character.isLetterOrDigit(point)
                    || Character.getType(point) == Character.NON_SPACING_MARK
                    || (isApostrophe(point) && end > start && isLetter(end + 1));
            if (!inside) {
                break;
            }
            end += Character.charCount(point);
        }
        return end;
    }

    private boolean isLetter(int index) {
        return index < text.length() && Character.isLetter(text.charAt(index));
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '\u2019' || point == '\u02BC';
    }

    private static String plain(String written) {
        return written.replace('\u2019', '\'').replace('\u02BC', '\'').toLowerCase(Locale.ROOT);
    }

    private void add(String written, String form) {
        boolean shouted = written.length() > 1 && isShouted(written);
        var entry = lexicon.word(form);
        boolean stretched = false;
        if (entry == null && isStretched(form)) {
            stretched = true;
            form = shorten(form, 2);
            entry = lexicon.word(form);
            var once = shorten(form, 1);
            if (entry == null
                    && (lexicon.word(once) != null || Modifiers.degree(once, "") != 0 || Modifiers.negates(once))) {
                form = once;
                entry = lexicon.word(form);
            }
        }
        if (form.length() > LONGEST_WORD) {
            form = "";
        }
        if (entry == null
                && !tokens.isEmpty()
                && lexicon.startsIdiom(tokens.getLast().form())) {
            entry = lexicon.word(tokens.getLast().form() + " " + form);
            if (entry != null) {
                tokens.removeLast();
            }
        }
        tokens.add(new Token(Kind.WORD, form, entry, shouted, stretched));
    }

    private static boolean isShouted(String written) {
        boolean letters = false;
        for (int index = 0; index < written.length(); index++) {
            char c = written.charAt(index);
            if (Character.isLowerCase(c)) {
                return false;
            }
            letters |= Character.isUpperCase(c);
        }
        return letters;
    }

    private static boolean isStretched(String form) {
        for (int index = 2; index < form.length(); index++) {
            char c = form.charAt(index);
            if (c == form.charAt(index - 1) && c == form.charAt(index - 2)) {
                return true;
            }
        }
        return false;
    }

    /** Leaves at most so many of the same letter in a row. */
    private static String shorten(String form, int most) {
        var shortened = new StringBuilder();
        int run = 0;
        for (int index = 0; index < form.length(); index++) {
            run = index > 0 && form.charAt(index) == form.charAt(index - 1) ? run + 1 : 1;
            if (run <= most) {
                shortened.append(form.charAt(index));
            }
        }
        return shortened.toString();
    }
}
