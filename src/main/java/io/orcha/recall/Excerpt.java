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
        if (TokenCounter.upperBound(text) <= limit || tokens.count(text) <= limit) {
            return text;
        }
        var sentences = sentences(text);
        var byFit = IntStream.range(0, sentences.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(at -> -fit.applyAsDouble(sentences.get(at)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        var kept = new TreeSet<Integer>();
        int remaining = limit;
        for (int at : byFit) {
            int cost = tokens.count(GAP + sentences.get(at));
            if (cost <= remaining) {
                kept.add(at);
                remaining -= cost;
            }
        }
        return kept.isEmpty() ? tokens.beginning(sentences.get(byFit.getFirst()), limit) : joined(sentences, kept);
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

    private static String joined(List<String> sentences, SortedSet<Integer> kept) {
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
        return before == sentences.size() - 1 ? text.toString() : text + " …";
    }
}
