package io.orcha.emotion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What words, emoticons and emoji feel like. The valences are those of VADER (Hutto and Gilbert 2014) and, for words that it does not
 * have, of its words of the same meaning in WordNet 3.1; the emotions are derived from WordNet's relations; emoji are read by the words
 * with which Unicode CLDR describes them. The README beside the data names sources and licences.
 */
final class Lexicon {

    /**
     * A word, an idiom, an emoticon or an emoji.
     *
     * @param valence −4 to 4; 0 for a word of which only the emotion is known
     */
    record Entry(double valence, Emotion emotion) {}

    /** What one says to an assistant whatever one feels; "no" turns others round besides. */
    private static final Set<String> NOT_FEELINGS = Set.of("no", "please", "help");

    private static final Pattern WORD = Pattern.compile("[a-z][a-z'-]*[a-z0-9]*");
    private static final Pattern IDIOM = Pattern.compile("[a-z']+ [a-z]+");

    /** Numbers and what a spreadsheet made of them. */
    private static final Pattern NO_EMOTICON = Pattern.compile("[a-z0-9-]+|.* .*");

    private final Map<String, Entry> words = new HashMap<>();
    private final Set<String> idiomStarts = new HashSet<>();
    private final Symbols symbols = new Symbols();

    private Lexicon() {}

    /** The English lexicon, read from the class path. */
    static Lexicon english() {
        var lexicon = new Lexicon();
        var emotions = new HashMap<String, Emotion>();
        read("emotions.tsv", StandardCharsets.UTF_8, fields -> emotions.put(fields[0], Emotion.valueOf(fields[1])));
        read("vader_sentiment_lexicon.txt", StandardCharsets.ISO_8859_1, fields -> {
            var text = fields[0].toLowerCase(Locale.ROOT);
            lexicon.add(text, new Entry(Double.parseDouble(fields[1]), emotions.getOrDefault(text, Emotion.NONE)));
        });
        read("valences.tsv", StandardCharsets.UTF_8, fields -> {
            // VADER leaves out degree words; to WordNet "absolutely" means "perfectly" and so feels good.
            if (Modifiers.degree(fields[0], "") == 0) {
                var emotion = emotions.getOrDefault(fields[0], Emotion.NONE);
                lexicon.words.putIfAbsent(fields[0], new Entry(Double.parseDouble(fields[1]), emotion));
            }
        });
        emotions.forEach((word, emotion) -> lexicon.words.putIfAbsent(word, new Entry(0, emotion)));
        lexicon.words.keySet().removeAll(NOT_FEELINGS);
        read(
                "emoji.tsv",
                StandardCharsets.UTF_8,
                fields -> lexicon.symbols.addEmoji(
                        fields[0], new Entry(Double.parseDouble(fields[1]), Emotion.valueOf(fields[2]))));
        return lexicon;
    }

    private void add(String text, Entry entry) {
        if (WORD.matcher(text).matches()) {
            words.put(text, entry);
        } else if (IDIOM.matcher(text).matches()) {
            words.put(text, entry);
            idiomStarts.add(text.substring(0, text.indexOf(' ')));
        } else if (!NO_EMOTICON.matcher(text).matches()) {
            symbols.addEmoticon(text, entry);
        }
    }

    private static void read(String file, Charset charset, Consumer<String[]> line) {
        try (var stream = Lexicon.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file + " on the class path");
            }
            new BufferedReader(new InputStreamReader(stream, charset))
                    .lines()
                    .filter(text -> !text.startsWith("# "))
                    .map(text -> text.split("\t", -1))
                    .forEach(line);
        } catch (IOException broken) {
            throw new UncheckedIOException("reading " + file, broken);
        }
    }

    /** What a word in lower case feels like. */
    @Nullable Entry word(String word) {
        return words.get(word);
    }

    /** Whether an idiom of several words may begin with a word. */
    boolean startsIdiom(String word) {
        return idiomStarts.contains(word);
    }

    /** The emoticons and emoji. */
    Symbols symbols() {
        return symbols;
    }
}
