package io.orcha.memory;

import io.orcha.model.offline.Canonical;
import io.orcha.model.offline.ContentWords;
import java.util.Set;

/**
 * Decides whether a sentence speaks of what the user named: it holds the same words in a row, whatever their case and
 * punctuation, or most of the words that carry meaning.
 */
public final class Mention {

    private static final double COVERED = 0.6;
    private static final double SHARE = 0.4;

    private final String phrase;
    private final Set<String> words;

    private Mention(String text) {
        this.phrase = Canonical.of(text);
        this.words = ContentWords.of(text);
    }

    /** Of a phrase or a whole sentence; a text without letters and digits is mentioned nowhere. */
    public static Mention of(String text) {
        return new Mention(text);
    }

    /** Whether a sentence speaks of it. */
    public boolean isIn(String sentence) {
        return isQuotedIn(sentence) || isRestatedIn(sentence);
    }

    /** Whether a text holds its words in a row. */
    public boolean isQuotedIn(String text) {
        if (phrase.isEmpty()) {
            return false;
        }
        var canonical = Canonical.of(text);
        // Scripts without spaces have no word boundaries to keep.
        return Character.isIdeographic(phrase.codePointAt(0))
                ? canonical.contains(phrase)
                : (" " + canonical + " ").contains(" " + phrase + " ");
    }

    /** Whether a sentence shares at least a third of the meaning: enough to tell which part of a source supported it. */
    public boolean isSupportedBy(String sentence) {
        long common = common(ContentWords.of(sentence));
        return common > 0 && common * 3 >= words.size();
    }

    private boolean isRestatedIn(String sentence) {
        if (words.size() < 2) {
            return false;
        }
        var said = ContentWords.of(sentence);
        long common = common(said);
        return common >= 2 && common >= COVERED * words.size() && common >= SHARE * said.size();
    }

    private long common(Set<String> said) {
        return words.stream().filter(said::contains).count();
    }
}
