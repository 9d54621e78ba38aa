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

    /** What comes after so many passages is found by its words. */
    private static final int MOST_PASSAGES = 60;

    /** A longer message than this says what it says by itself. */
    private static final int REPLY_WORDS = 100;

    /** Of what is replied to the last words count. */
    private static final int ASKED_WORDS = 40;

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
        if (before == null || !isBetweenPeople(message, before) || words(text).length > REPLY_WORDS) {
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
            var words = words(sentence);
            for (int from = 0; from < words.length; from += LONGEST_SENTENCE) {
                open.addAll(List.of(words).subList(from, Math.min(words.length, from + LONGEST_SENTENCE)));
                if (open.size() >= PASSAGE_WORDS) {
                    passages.add(String.join(" ", open));
                    open.clear();
                }
            }
            if (passages.size() >= MOST_PASSAGES) {
                return passages;
            }
        }
        if (!open.isEmpty()) {
            var rest = String.join(" ", open);
            passages.add(
                    open.size() < PASSAGE_WORDS / 2 && !passages.isEmpty() ? passages.removeLast() + " " + rest : rest);
        }
        return passages.isEmpty() ? List.of("…") : passages;
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
        return String.join(" ", List.of(words).subList(Math.max(0, words.length - ASKED_WORDS), words.length));
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+", -1);
    }
}
