package io.orcha.eval;

import io.orcha.emotion.SentimentAnalyzer;
import io.orcha.eval.SentimentScore.Labelled;
import io.orcha.eval.SentimentScore.Polarity;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command that scores the sentiment analyser, and the plain sum of its lexicon, on sets that other people labelled. */
public final class SentimentEvaluation {

    /** Files of known sets; any other goes by its name. */
    private static final Map<String, String> SETS = Map.ofEntries(
            Map.entry("amazon.json", "Sentiment Labelled Sentences: Amazon"),
            Map.entry("imdb.json", "Sentiment Labelled Sentences: IMDb"),
            Map.entry("yelp.json", "Sentiment Labelled Sentences: Yelp"),
            Map.entry("tweets_GroundTruth.txt", "VADER ground truth: tweets"),
            Map.entry("amazonReviewSnippets_GroundTruth.txt", "VADER ground truth: Amazon"),
            Map.entry("movieReviewSnippets_GroundTruth.txt", "VADER ground truth: movies"),
            Map.entry("nytEditorialSnippets_GroundTruth.txt", "VADER ground truth: NYT"));

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final SentimentAnalyzer analyzer = SentimentAnalyzer.english();
    private final LexiconSum baseline = new LexiconSum();

    private SentimentEvaluation() {}

    /** Takes files; {@code --errors} before them prints what is wrong in the open halves, and never anything of the others. */
    public static void main(String... arguments) throws IOException {
        var files = new ArrayList<>(List.of(arguments));
        boolean errors = files.remove("--errors");
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files; src/eval/README.md says where to take some from");
        }
        System.exit(new SentimentEvaluation().score(files, errors) ? 0 : 1);
    }

    private boolean score(List<String> files, boolean errors) throws IOException {
        var open = new ArrayList<Labelled>();
        var keptAside = new ArrayList<Labelled>();
        out.printf("%-40s %6s %19s %19s%n", "", "", "analyser", "plain lexicon sum");
        out.printf("%-40s %6s %9s %9s %9s %9s%n", "", "texts", "accuracy", "macro-F1", "accuracy", "macro-F1");
        for (var file : files) {
            var name = Path.of(file).getFileName().toString();
            var texts = SentimentScore.read(Path.of(file));
            var halfOpen = texts.stream().filter(text -> !text.isKeptAside()).toList();
            var halfKeptAside = texts.stream().filter(Labelled::isKeptAside).toList();
            if (errors) {
                printErrors(halfOpen);
            }
            out.println(SETS.getOrDefault(name, name));
            row("  open half", halfOpen);
            row("  kept-aside half", halfKeptAside);
            open.addAll(halfOpen);
            keptAside.addAll(halfKeptAside);
        }
        out.println("all");
        row("  open half", open);
        boolean above = row("  kept-aside half", keptAside);
        if (!above) {
            out.println("below the aim: above the plain lexicon sum on the kept-aside half");
        }
        return above;
    }

    private boolean row(String name, List<Labelled> texts) {
        var score = SentimentScore.of(texts, text -> analyzer.analyze(text).valence());
        var plain = SentimentScore.of(texts, baseline::valence);
        out.printf(
                "%-40s %6d %9.3f %9.3f %9.3f %9.3f%n",
                name, texts.size(), score.accuracy(), score.macroF1(), plain.accuracy(), plain.macroF1());
        return score.isAbove(plain);
    }

    private void printErrors(List<Labelled> texts) {
        for (var text : texts) {
            var sentiment = analyzer.analyze(text.text());
            if (Polarity.of(sentiment.valence()) != text.polarity()) {
                out.printf(
                        "%-8s %5.2f %2d %s%n", text.polarity(), sentiment.valence(), sentiment.evidence(), text.text());
            }
        }
    }
}
