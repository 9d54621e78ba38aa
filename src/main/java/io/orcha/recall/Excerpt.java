package io.orcha.recall;

import io.orcha.model.TokenCounter;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Makes of a long text what there is room for: the sentences that fit the query best, in their order. */
final class Excerpt {

    private static final String GAP = " … ";

    /** In characters: of a longer text only so much of its beginning is read, because every recall reads it anew. */
    private static final int LONGEST_TEXT = 65_536;

    /** Hardly any token has more characters than this. A text that does not fit even then need not be counted. */
    private static final int LONGEST_TOKEN = 16;

    /** After so many sentences that have no room, those that fit the query less are not tried. */
    private static final int MOST_TOO_LONG = 16;

    private final TokenCounter tokens;
    private final ToDoubleFunction<String> fit;

    /**
     * @param fit how well a sentence fits the query
     */
    Excerpt(TokenCounter tokens, ToDoubleFunction<String> fit) {
        this.tokens = tokens;
        this.fit = fit;
    }

    /**
     * The text, or the part of it that fits.
     *
     * @param limit how many tokens it may have
     * @return empty when not one sentence has room, nor the beginning of the best one
     */
    String of(String text, int limit) {
        boolean mayFit = text.length() <= (long) limit * LONGEST_TOKEN;
        if (TokenCounter.upperBound(text) <= limit || (mayFit && tokens.count(text) <= limit)) {
            return text;
        }
        boolean isCut = text.length() > LONGEST_TEXT;
        var sentences = sentences(isCut ? text.substring(0, LONGEST_TEXT) : text);
        if (isCut && sentences.size() > 1) {
            sentences.removeLast();
        }
        if (sentences.isEmpty()) {
            return "";
        }
        var scores = sentences.stream().mapToDouble(fit).toArray();
        var byFit = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(at -> -scores[at]).thenComparing(Comparator.naturalOrder()))
                .toList();
        var kept = kept(sentences, byFit, limit);
        return kept.isEmpty()
                ? tokens.beginning(sentences.get(byFit.getFirst()), limit)
                : joined(sentences, kept, isCut);
    }

    /** The places of the best sentences that have room together. */
    private SortedSet<Integer> kept(List<String> sentences, List<Integer> byFit, int limit) {
        var kept = new TreeSet<Integer>();
        int remaining = limit;
        int tooLong = 0;
        for (int at : byFit) {
            int cost = tokens.count(GAP + sentences.get(at));
            if (cost <= remaining) {
                kept.add(at);
                remaining -= cost;
            } else if (++tooLong == MOST_TOO_LONG) {
                break;
            }
        }
        return kept;
    }

    private static List<String> sentences(String text) {
        var boundaries = BreakIterator.getSentenceInstance(Locale.ROOT);
        boundaries.setText(text);
        var sentences = new ArrayList<String>();
        int start = boundaries.first();
        for (int end = boundaries.next(); end != BreakIterator.DONE; end = boundaries.next()) {
            var sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                sentences.add(sentence);
            }
            start = end;
        }
        return sentences;
    }

    private static String joined(List<String> sentences, SortedSet<Integer> kept, boolean isCut) {
        var text = new StringBuilder();
        int before = -1;
        for (int at : kept) {
            if (at != before + 1) {
                text.append(text.isEmpty() ? "… " : GAP);
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(sentences.get(at));
            before = at;
        }
        return before == sentences.size() - 1 && !isCut ? text.toString() : text + " …";
    }
}
