package io.orcha.graph.conversation;

import io.orcha.memory.MemoryText;
import io.orcha.memory.summary.RelativeDates;
import io.orcha.memory.summary.SummaryRequest.Statement;
import io.orcha.model.embedding.Embedder;
import io.orcha.model.offline.ExtractiveSummariser;
import io.orcha.model.offline.ExtractiveSummariser.Said;
import io.orcha.model.offline.Merged;
import io.orcha.model.offline.StatementExtractor;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Without a language model: up to three statements in the user's own words, those that the memory would keep longest, with dates
 * resolved. A conversation in which nothing was stated, but only asked, has none.
 */
final class OfflineConversationSummariser implements ConversationSummariser {

    private static final int MOST_SENTENCES = 3;
    private static final int MOST_BYTES = 600;

    private final ExtractiveSummariser extractive;

    OfflineConversationSummariser(Embedder embedder) {
        this.extractive = new ExtractiveSummariser(embedder);
    }

    @Override
    public String model() {
        return "orcha-offline";
    }

    @Override
    public String summarise(List<Statement> said, ZoneId zone, Predicate<String> harmless) {
        var statements = said.stream()
                .flatMap(message -> StatementExtractor.statements(message.text()).stream()
                        .map(text -> new Said(RelativeDates.absolute(text, message.at(), zone), message.id())))
                .filter(statement -> harmless.test(statement.text()))
                .toList();
        if (statements.isEmpty()) {
            return "";
        }
        var kept = fewest(extractive.merge(null, List.of(), List.of(), statements, MOST_BYTES));
        // What is too long for a memory is left out of one, but says what was talked about.
        return kept.isEmpty()
                ? shortened(statements.getFirst().text())
                : kept.stream().map(OfflineConversationSummariser::ended).collect(Collectors.joining(" "));
    }

    /** What is left of a memory that has to be shorter and shorter. */
    private List<String> fewest(Merged memory) {
        var merged = memory;
        var sentences = MemoryText.sentences(merged.text());
        for (int bytes = MOST_BYTES; sentences.size() > MOST_SENTENCES && bytes > 0; ) {
            bytes = Math.min(bytes, merged.text().getBytes(StandardCharsets.UTF_8).length) - 1;
            merged = extractive.merge(merged.text(), List.of(), List.of(), List.of(), bytes);
            sentences = MemoryText.sentences(merged.text());
        }
        return sentences;
    }

    private static String ended(String sentence) {
        var stripped = sentence.strip();
        return Character.isLetterOrDigit(stripped.codePointBefore(stripped.length())) ? stripped + "." : stripped;
    }

    private static String shortened(String text) {
        return ConversationSummariser.isTooLong(text)
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…"
                : text;
    }
}
