package io.orcha.recall.index;

import io.orcha.recall.index.Findable.Before;
import io.orcha.recall.index.Findable.Spoken;
import io.orcha.recall.ranking.TextAnalysis;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a text is read to be found again: its words, and the texts of which vectors are made. An embedding model finds a sentence best
 * when it is alone and it is said who says it; short sentences share a vector with what follows them. What a message replies to is
 * part of its meaning when people talk to each other, where "Yes, last week!" is an answer.
 */
@ApplicationScoped
class TextReader {

    /** Sentences are joined until they have so many words. */
    private static final int PASSAGE_WORDS = 15;

    /** A sentence without an end, as in pasted lists, is cut. */
    private static final int LONGEST_SENTENCE = 60;

    /**
     * A passage has no more characters, whatever a word is: in a language without spaces or in encoded data it is as long as the text.
     * Models read a token of one to five characters, and most of them no more than 512 tokens.
     */
    private static final int PASSAGE_LENGTH = 1_000;

    /** What comes after so many passages is found by its words. */
    private static final int MOST_PASSAGES = 60;

    /** A longer message than this says what it says by itself. */
    private static final int REPLY_WORDS = 100;

    /** Of what is replied to the last words count. */
    private static final int ASKED_WORDS = 40;

    /** The same in characters. */
    private static final int ASKED_LENGTH = 500;

    /**
     * What was read.
     *
     * @param terms the words
     * @param passages the texts of the vectors
     * @param reply the text of the vector as an answer; null when there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared.
    record Reading(
            int[] terms, List<String> passages, @Nullable String reply) {

        Reading {
            passages = List.copyOf(passages);
        }

        /** All texts of which vectors are made, that of the answer last. */
        List<String> texts() {
            if (reply == null) {
                return passages;
            }
            var texts = new ArrayList<>(passages);
            texts.add(reply);
            return texts;
        }
    }

    /**
     * Reads a text.
     *
     * @param language a BCP 47 tag
     */
    Reading read(Findable findable, String language) {
        var terms = TextAnalysis.ofUnit(findable.text(), language);
        var message = findable.message();
        var who = message == null ? "user" : name(message.role(), message.speaker());
        var passages = passages(findable.text()).stream()
                .map(passage -> "%s said, \"%s\"".formatted(who, passage))
                .toList();
        return new Reading(terms, passages, message == null ? null : reply(findable.text(), who, message));
    }

    private static @Nullable String reply(String text, String who, Spoken message) {
        var before = message.before();
        if (before == null
                || !isBetweenPeople(message, before)
                || text.length() > PASSAGE_LENGTH
                || words(text).length > REPLY_WORDS) {
            return null;
        }
        return "%s replied to \"%s\": \"%s\"".formatted(who, tail(before.text()), text);
    }

    private static boolean isBetweenPeople(Spoken message, Before before) {
        return message.role().equals("user") && before.role().equals("user");
    }

    private static String name(String role, @Nullable String speaker) {
        return speaker == null ? role : speaker;
    }

    /** Sentences, line by line, joined until they have enough words; a short rest goes with the last one. */
    private static List<String> passages(String text) {
        var passages = new ArrayList<String>();
        var open = new ArrayList<String>();
        for (var sentence : sentences(text)) {
            for (var part : parts(sentence)) {
                if (!open.isEmpty() && length(open) + length(part) > PASSAGE_LENGTH) {
                    close(open, passages);
                }
                open.addAll(part);
                if (open.size() >= PASSAGE_WORDS) {
                    close(open, passages);
                }
                if (passages.size() >= MOST_PASSAGES) {
                    return passages;
                }
            }
        }
        if (!open.isEmpty()) {
            var rest = String.join(" ", open);
            boolean isShort = open.size() < PASSAGE_WORDS / 2
                    && !passages.isEmpty()
                    && passages.getLast().length() + rest.length() < PASSAGE_LENGTH;
            passages.add(isShort ? passages.removeLast() + " " + rest : rest);
        }
        return passages.isEmpty() ? List.of("…") : passages;
    }

    private static void close(List<String> open, List<String> passages) {
        passages.add(String.join(" ", open));
        open.clear();
    }

    /** The words of a sentence, in parts that are neither of too many words nor too long. */
    private static List<List<String>> parts(String sentence) {
        var parts = new ArrayList<List<String>>();
        var part = new ArrayList<String>();
        for (var word : words(sentence)) {
            for (var piece : pieces(word)) {
                if (part.size() == LONGEST_SENTENCE
                        || (!part.isEmpty() && length(part) + piece.length() >= PASSAGE_LENGTH)) {
                    parts.add(List.copyOf(part));
                    part.clear();
                }
                part.add(piece);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    /** A word, cut where it is too long, and never within a character. */
    private static List<String> pieces(String word) {
        if (word.length() <= PASSAGE_LENGTH) {
            return List.of(word);
        }
        var pieces = new ArrayList<String>();
        for (int from = 0; from < word.length(); ) {
            int to = Math.min(word.length(), from + PASSAGE_LENGTH);
            if (to < word.length() && Character.isLowSurrogate(word.charAt(to))) {
                to--;
            }
            pieces.add(word.substring(from, to));
            from = to;
        }
        return pieces;
    }

    private static int length(List<String> words) {
        return words.stream().mapToInt(word -> word.length() + 1).sum();
    }

    private static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        for (var line : text.lines().toList()) {
            var ends = BreakIterator.getSentenceInstance(Locale.ROOT);
            ends.setText(line);
            for (int from = ends.first(), to = ends.next(); to != BreakIterator.DONE; from = to, to = ends.next()) {
                var sentence = line.substring(from, to).strip();
                if (!sentence.isEmpty()) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    private static String tail(String text) {
        var words = words(text);
        var last = String.join(" ", List.of(words).subList(Math.max(0, words.length - ASKED_WORDS), words.length));
        int from = Math.max(0, last.length() - ASKED_LENGTH);
        return last.substring(from > 0 && Character.isLowSurrogate(last.charAt(from)) ? from + 1 : from);
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+", -1);
    }
}
