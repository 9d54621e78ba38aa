package io.orcha.recall.ranking;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/** Words that are everywhere in English. */
final class EnglishWords {

    /** The list of the Snowball project as Lucene ships it, with and without apostrophes' typographic form. */
    static final CharArraySet EVERYWHERE = everywhere();

    private EnglishWords() {}

    private static CharArraySet everywhere() {
        try (var list = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream("english_stop.txt"))) {
            var words = new CharArraySet(
                    WordlistLoader.getSnowballWordSet(new InputStreamReader(list, StandardCharsets.UTF_8)), true);
            words.addAll(List.of("s", "t"));
            return CharArraySet.unmodifiableSet(words);
        } catch (IOException broken) {
            throw new UncheckedIOException("Lucene's list of English words", broken);
        }
    }
}
