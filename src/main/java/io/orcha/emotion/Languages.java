package io.orcha.emotion;

import io.orcha.emotion.Sentence.Kind;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Whether a text is English, by its small words, as Grefenstette (Comparing Two Language Identification Schemes, 1995) tells languages
 * apart. The lists are those of the Snowball project, as Lucene ships them. "Die Party war toll" has English words of feeling, but no
 * English.
 */
final class Languages {

    private static final String ENGLISH = "english";

    /** Languages in Latin letters; in others no word is taken for an English one. */
    private static final List<String> OTHERS = List.of(
            "danish",
            "dutch",
            "finnish",
            "french",
            "german",
            "hungarian",
            "indonesian",
            "irish",
            "italian",
            "norwegian",
            "portuguese",
            "spanish",
            "swedish");

    /** By word the languages that have it, a bit each; the lowest is English. */
    private final Map<String, Integer> smallWords = new HashMap<>();

    private Languages() {}

    /** Reads the lists. */
    static Languages load() {
        var languages = new Languages();
        languages.add(ENGLISH, 1);
        for (int index = 0; index < OTHERS.size(); index++) {
            languages.add(OTHERS.get(index), 2 << index);
        }
        return languages;
    }

    private void add(String language, int bit) {
        try (var list = Objects.requireNonNull(SnowballFilter.class.getResourceAsStream(language + "_stop.txt"))) {
            CharArraySet words = WordlistLoader.getSnowballWordSet(new InputStreamReader(list, StandardCharsets.UTF_8));
            for (var word : words) {
                smallWords.merge(String.valueOf((char[]) word), bit, (one, other) -> one | other);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Lucene's list of " + language + " words", broken);
        }
    }

    /**
     * Whether no other language has more of the small words, each counted once ("ha ha" is Italian only if one looks at it twice). An
     * English word of feeling counts as one of them.
     */
    boolean isEnglish(List<Sentence> sentences) {
        var seen = new HashSet<String>();
        var counts = new int[OTHERS.size()];
        int english = 0;
        int otherLetters = 0;
        for (var sentence : sentences) {
            for (var token : sentence.tokens()) {
                if (token.kind() == Kind.WORD && !token.form().isEmpty() && seen.add(token.form())) {
                    int bits = smallWords.getOrDefault(token.form(), 0);
                    english += (bits & 1) != 0 || (bits == 0 && token.entry() != null) ? 1 : 0;
                    for (int rest = bits >> 1; rest != 0; rest &= rest - 1) {
                        counts[Integer.numberOfTrailingZeros(rest)]++;
                    }
                    otherLetters += isLatin(token.form().charAt(0)) ? 0 : 1;
                }
            }
        }
        return Arrays.stream(counts).max().orElse(0) <= english && otherLetters <= english;
    }

    private static boolean isLatin(char letter) {
        return letter < '\u0250' || (letter >= '\u1E00' && letter < '\u1F00');
    }
}
