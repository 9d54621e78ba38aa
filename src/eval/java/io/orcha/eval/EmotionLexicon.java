package io.orcha.eval;

import io.orcha.emotion.Emotion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The command that derives {@code emotions.tsv}, {@code valences.tsv} and {@code emoji.tsv} from WordNet, CLDR and VADER. */
public final class EmotionLexicon {

    private static final String WORDNET = """
            # Derived from WordNet 3.1 (README.md beside this file).
            # WordNet 3.1 Copyright 2011 by Princeton University. All rights reserved. Permission to use, copy, modify and distribute
            # WordNet for any purpose and without fee or royalty is granted, provided that this notice is kept. It is provided "as is"
            # without representations or warranties, express or implied; the name of Princeton University may not be used in advertising.
            """;
    private static final String VADER =
            "# Derived from the lexicon of VADER, Copyright 2016 C.J. Hutto, MIT License.\n";
    private static final String CLDR = """
            # Derived from the English annotations of Unicode CLDR 48.2, Copyright 2004-2026 Unicode, Inc., Unicode License v3.
            """;

    private EmotionLexicon() {}

    /** Takes WordNet's folder {@code dict}, CLDR's English {@code annotations.json}, and the folder to write to. */
    public static void main(String... arguments) throws IOException {
        var wordNet = new WordNet(Path.of(arguments[0]));
        var folder = Path.of(arguments[2]);
        var valences = valences();
        var emotions = new WordNetEmotions(wordNet, valences).words();
        write(folder.resolve("emotions.tsv"), WORDNET + "# A word, and the emotion that it names.\n", lines(emotions));
        var grown = new HashMap<String, String>();
        new WordNetValences(wordNet, valences)
                .words()
                .forEach((word, valence) -> grown.put(word, String.format(Locale.ROOT, "%.1f", valence)));
        write(
                folder.resolve("valences.tsv"),
                WORDNET + VADER + "# A word, and its valence from -4 to 4.\n",
                lines(grown));
        write(
                folder.resolve("emoji.tsv"),
                CLDR + WORDNET + VADER + "# An emoji, its valence from -4 to 4, and its emotion.\n",
                new EmojiFeelings(valences, emotions).lines(Path.of(arguments[1])));
    }

    /** Whether an emotion goes with a feeling of that valence. */
    static boolean fits(Emotion emotion, double valence) {
        return switch (emotion) {
            case JOY, LOVE -> valence >= 0;
            case ANGER, SADNESS, FEAR, DISGUST -> valence <= 0;
            case SURPRISE, NONE -> true;
        };
    }

    private static List<String> lines(Map<String, ?> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .sorted()
                .toList();
    }

    private static void write(Path file, String head, List<String> lines) throws IOException {
        Files.writeString(file, head + String.join("\n", lines) + "\n");
    }

    private static Map<String, Double> valences() throws IOException {
        var valences = new HashMap<String, Double>();
        try (var stream = Objects.requireNonNull(Emotion.class.getResourceAsStream("vader_sentiment_lexicon.txt"));
                var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.ISO_8859_1))) {
            for (var line : reader.lines().toList()) {
                var fields = line.split("\t", -1);
                valences.put(fields[0].toLowerCase(Locale.ROOT), Double.valueOf(fields[1]));
            }
        }
        return valences;
    }
}
