package io.orcha.recall.ranking;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Texts as numbers: every word without its ending becomes 32 bits, and words that every sentence has are left out. The numbers are the
 * same in every version and on every machine, so they can be stored in place of the text; what is changed here is followed by new ones
 * for all texts.
 */
public final class TextAnalysis {

    private static final int[] NONE = {};

    private static final int OFFSET_BASIS = 0x811c9dc5;
    private static final int PRIME = 0x01000193;

    private TextAnalysis() {}

    /**
     * What a {@link Unit} is found by.
     *
     * @param language a BCP 47 tag; one without rules of its own is read by its words' letters alone
     * @return the text's {@link Traits} as one number, then its words in their order, with repetitions
     */
    public static int[] ofUnit(String text, String language) {
        var words = words(text, language);
        var unit = new int[words.length + 1];
        unit[0] = Traits.of(text).code();
        System.arraycopy(words, 0, unit, 1, words.length);
        return unit;
    }

    /** The words of a question, each once, in their order. */
    static int[] ofQuery(String text, String language) {
        return Arrays.stream(words(text, language)).distinct().toArray();
    }

    /** Whether texts have the same words in two languages, both BCP 47 tags. */
    public static boolean readsAlike(String language, String other) {
        return Languages.analyzer(language).equals(Languages.analyzer(other));
    }

    /** The words of a text in their order, with repetitions. */
    static int[] words(String text, String language) {
        var words = NONE;
        int count = 0;
        try (var tokens = Languages.analyzer(language).tokenStream("", text)) {
            var word = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (count == words.length) {
                    words = Arrays.copyOf(words, Math.max(16, 2 * count));
                }
                words[count++] = hash(word.toString());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading a text in memory", impossible);
        }
        return Arrays.copyOf(words, count);
    }

    /** FNV-1a over UTF-8 (Fowler, Noll and Vo), its bits mixed once more as MurmurHash3 ends. */
    private static int hash(String word) {
        int hash = OFFSET_BASIS;
        for (byte octet : word.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * PRIME;
        }
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
